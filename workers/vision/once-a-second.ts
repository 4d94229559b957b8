/**
 * When a gauge's costly looks are due: once a second, in one frame, and in another for each gauge, or one frame of a second
 * would wait for those of all.
 */

const periodMs = 1000;

/** Multiples of it, less their whole parts, lie apart however many there are. */
const goldenShare = (Math.sqrt(5) - 1) / 2;

/** @returns a share of the second, 0…1 */
export const momentOf = (index: number): number => (index * goldenShare) % 1;

const turnAt = (ms: number, moment: number): number => Math.floor(ms / periodMs + moment);

/**
 * @param lastMs when it was looked last, whatever for: nothing gets older than a second
 * @param moment of the second (momentOf)
 */
export const isDue = (atMs: number, lastMs: number, moment: number): boolean =>
  atMs < lastMs || turnAt(atMs, moment) !== turnAt(lastMs, moment);
