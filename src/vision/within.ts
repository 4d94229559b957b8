/** Puts a deadline, a cancel signal and the worker's life around a call that has none of its own. */
import { Fault } from '../base/fault.ts';

/** What may end a call before it settles. */
export interface Limits {
  readonly deadlineMs?: number;
  /** Aborted with the Fault that the call then rejects with. */
  readonly lost?: AbortSignal | undefined;
  /** A person's or a screen's wish. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Settles as `call` does, or rejects with Fault `deadline`, `cancelled`, or the reason of `lost`.
 * The call itself cannot be taken back: after a deadline its worker must be terminated.
 */
export const within = async <Value>(
  call: Promise<Value>,
  { deadlineMs = Infinity, lost, signal }: Limits,
): Promise<Value> => {
  // Of what outlives the call nothing may hold on to it, or every frame of a worker's life would stay in memory.
  const settled = new AbortController();
  const ended = new Promise<never>((_, reject) => {
    const endOn = (limit: AbortSignal | undefined, reason: () => unknown): void => {
      const end = (): void => reject(reason() as Error);
      if (limit?.aborted) end();
      limit?.addEventListener('abort', end, { signal: settled.signal });
    };
    endOn(signal, () => new Fault('cancelled', 'Cancelled.'));
    endOn(lost, () => lost?.reason as unknown);
    if (!Number.isFinite(deadlineMs)) return;
    const late = new Fault('deadline', `The reader did not answer within ${deadlineMs / 1000} s.`);
    const timer = setTimeout(() => reject(late), deadlineMs);
    settled.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  call.catch(() => undefined); // the race may be over before the call fails
  try {
    return await Promise.race([call, ended]);
  } finally {
    settled.abort();
  }
};
