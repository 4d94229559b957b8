/** What waits in the outbox → the broker: oldest first, rate limited, marked historical, removed when acknowledged. */
import type { Gap } from '../base/gap.ts';
import type { RecordedReading } from '../base/reading.ts';
import type { Message } from './message.ts';
import { RateLimit } from './rate-limit.ts';
import type { ReadingSender, SendOutcome } from './sender.ts';

/** One stretch of the backlog, on its way. */
export interface Taken {
  readonly readings: readonly RecordedReading[];
  done(): Promise<void>;
  giveBack(): void;
}

/** What the drain needs of the outbox. */
export interface Backlog {
  takeOldest(): Promise<Taken | null>;
  waitingGaps(): readonly Gap[];
  acknowledgeGap(gap: Gap): Promise<void>;
  refuse(reading: RecordedReading, reason: string): Promise<void>;
}

export interface DrainOptions {
  readonly perSecond: number;
  readonly gapMessage: (gap: Gap) => Message;
  /** A stretch that was denied is held this long, so that it does not block the others. */
  readonly holdDeniedMs: number;
  readonly onDenied: (topic: string) => void;
  readonly onSent: (readings: number) => void;
  /** Aborts when the connection ends. */
  readonly signal: AbortSignal;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const settle = async (
  taken: Taken,
  outcomes: readonly { reading: RecordedReading; outcome: Promise<SendOutcome> }[],
  backlog: Backlog,
  options: DrainOptions,
): Promise<void> => {
  let kept: SendOutcome | null = null;
  let acknowledged = 0;
  for (const { reading, outcome } of outcomes) {
    const result = await outcome;
    if (result.kind === 'acknowledged') acknowledged += 1;
    else if (result.kind === 'poison') await backlog.refuse(reading, result.reason);
    else kept = result;
  }
  const isWhole = outcomes.length === taken.readings.length;
  if (isWhole && kept === null) await taken.done();
  else if (kept?.kind === 'denied') {
    options.onDenied(kept.topic);
    setTimeout(() => taken.giveBack(), options.holdDeniedMs);
  } else taken.giveBack();
  options.onSent(acknowledged);
};

const sendGaps = async (sender: ReadingSender, backlog: Backlog, options: DrainOptions): Promise<void> => {
  for (const gap of backlog.waitingGaps()) {
    const { outcome } = await sender.sendMessage(options.gapMessage(gap), 'backlog');
    const { kind } = await outcome;
    if (kind === 'acknowledged') await backlog.acknowledgeGap(gap);
    if (kind === 'lost' || options.signal.aborted) return;
  }
};

/** One pass: resolves when nothing more waits or the connection has ended. */
export const drainOutbox = async (
  sender: ReadingSender,
  backlog: Backlog,
  options: DrainOptions,
): Promise<void> => {
  const rate = new RateLimit(options.perSecond, performance.now());
  const settling = new Set<Promise<void>>();
  await sendGaps(sender, backlog, options);
  while (!options.signal.aborted) {
    const taken = await backlog.takeOldest();
    if (!taken) break;
    const outcomes: { reading: RecordedReading; outcome: Promise<SendOutcome> }[] = [];
    for (const reading of taken.readings) {
      const waitMs = rate.take(performance.now());
      if (waitMs >= 1) await pause(waitMs);
      if (options.signal.aborted) break;
      outcomes.push({ reading, ...(await sender.send(reading, 'backlog')) });
    }
    const settled = settle(taken, outcomes, backlog, options).finally(() => settling.delete(settled));
    settling.add(settled);
  }
  await Promise.all(settling);
};
