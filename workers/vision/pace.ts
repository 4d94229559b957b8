/** When a gauge is to be looked at, by the stamps of frames. */

export interface Paced {
  readonly everyMs: number;
  /** UTC, ms. */
  readonly dueAtMs: number;
}

/** Nothing is due later than one interval from now, unless the clock was set back: then it is due at once. */
export const isTimeFor = ({ everyMs, dueAtMs }: Paced, atMs: number): boolean =>
  atMs >= dueAtMs || atMs < dueAtMs - everyMs;
