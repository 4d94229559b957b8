/** A page's and its workers' wall clock, moved by as much as a test says; the monotonic one stays. */
import type { Page } from 'playwright-core';

/** Runs before the scripts of a page or worker, as text: it can import nothing. */
const shim = (startMs: number): void => {
  const clock = globalThis as unknown as { dialectShiftMs: number; Date: DateConstructor };
  clock.dialectShiftMs = startMs;
  const Plain = Date;
  const now = (): number => Plain.now() + clock.dialectShiftMs;
  clock.Date = new Proxy(Plain, {
    construct: (target, given: number[]) =>
      given.length === 0 ? new target(now()) : (Reflect.construct(target, given) as Date),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });
};

/** What a script must begin with. */
export const shiftedBy = (startMs: number): string => `(${shim.toString()})(${startMs});`;

/** Page and workers at once. */
export const shiftClock = async (page: Page, byMs: number): Promise<void> => {
  const move = (ms: number): void => {
    (globalThis as unknown as { dialectShiftMs: number }).dialectShiftMs = ms;
  };
  await Promise.all([
    page.evaluate(move, byMs),
    ...page.workers().map((worker) => worker.evaluate(move, byMs)),
  ]);
};
