/** Times of day as they come, forwards or backwards → time that only grows. */

/** `elapsedMs` counts forward steps only; a step back of the time of day costs nothing but its own duration. */
export interface Clock {
  readonly elapsedMs: number;
  /** UTC ms of the last tick; null before the first, and after a pause. */
  readonly lastTs: number | null;
}

export const newClock: Clock = { elapsedMs: 0, lastTs: null };

export interface Tick {
  readonly clock: Clock;
  /** ≥ 0, ms. */
  readonly stepMs: number;
  /** True when the time of day went backwards: how long it really was is not known. */
  readonly jumpedBack: boolean;
}

/** @param ts UTC ms; one that is no time leaves the clock as it is */
export const tick = (clock: Clock, ts: number): Tick => {
  if (!Number.isFinite(ts)) return { clock, stepMs: 0, jumpedBack: false };
  const way = clock.lastTs === null ? 0 : ts - clock.lastTs;
  const stepMs = Math.max(0, way);
  return { clock: { elapsedMs: clock.elapsedMs + stepMs, lastTs: ts }, stepMs, jumpedBack: way < 0 };
};

/** The device was off: the next tick starts from anew, and the pause does not count. */
export const paused = (clock: Clock): Clock => ({ ...clock, lastTs: null });
