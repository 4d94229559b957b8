/** Storage used and left → the status board; what need not be kept is forgotten, and room made before the disk is full. */
import type { Outbox } from '../../src/store/outbox/outbox.ts';
import type { StatusBoard } from './status-board.ts';

const lookEveryMs = 60_000;
const forgetEveryMs = 5_000;
/** Chromium fails a write only at the very end of the quota, and then also the writes of everybody else. */
const fullShare = 0.9;

export const watchStorage = (outbox: Outbox, board: StatusBoard, signal: AbortSignal): void => {
  const look = async (): Promise<void> => {
    const { usage, quota } = await navigator.storage.estimate();
    if (usage === undefined || quota === undefined) return;
    board.update({ storage: { usage, quota, persisted: await navigator.storage.persisted() } });
    if (usage > quota * fullShare) await outbox.relieve();
  };
  // No estimate (a private window, an old browser): the hard limit is still handled where it is met.
  const forget = (): void => void outbox.forget().catch(() => undefined);
  const forgetTimer = setInterval(forget, forgetEveryMs);
  const lookQuietly = (): void => void look().catch(() => undefined);
  lookQuietly();
  const timer = setInterval(lookQuietly, lookEveryMs);
  const stop = (): void => {
    clearInterval(timer);
    clearInterval(forgetTimer);
  };
  signal.addEventListener('abort', stop, { once: true });
};
