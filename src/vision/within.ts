/** Puts a deadline, a cancel signal and the worker's life around a call that has none of its own. */
import { Fault } from '../base/fault.ts';

/**
 * Settles as `call` does, or rejects with Fault `deadline`, `cancelled`, or whatever `lost` rejects with.
 * The call itself cannot be taken back: after a deadline its worker must be terminated.
 */
export const within = async <Value>(
  call: Promise<Value>,
  deadlineMs: number,
  lost: Promise<never>,
  signal?: AbortSignal,
): Promise<Value> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort: (() => void) | undefined;
  const late = new Promise<never>((_, reject) => {
    const cancel = (): void => reject(new Fault('cancelled', 'Cancelled.'));
    if (signal?.aborted) cancel();
    onAbort = cancel;
    signal?.addEventListener('abort', cancel);
    if (Number.isFinite(deadlineMs))
      timer = setTimeout(
        () => reject(new Fault('deadline', `The reader did not answer within ${deadlineMs / 1000} s.`)),
        deadlineMs,
      );
  });
  call.catch(() => undefined); // the race may be over before the call fails
  try {
    return await Promise.race([call, late, lost]);
  } finally {
    clearTimeout(timer);
    if (onAbort) signal?.removeEventListener('abort', onAbort);
  }
};
