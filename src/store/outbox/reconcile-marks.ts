/** The database's own mark and the one kept outside it → where the count goes on. */

/** Readings of one epoch that wait: an upper bound of where they lie, and how many there are. */
export interface Stretch {
  readonly epoch: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** A mark has room for no more. */
export const mostStretches = 12;

/** One per epoch, oldest first. */
export const joinStretches = (stretches: readonly Stretch[]): readonly Stretch[] => {
  const joined = new Map<number, Stretch>();
  for (const stretch of stretches) {
    const { epoch, from, to, count } = stretch;
    const known = joined.get(epoch);
    joined.set(
      epoch,
      known
        ? { epoch, from: Math.min(known.from, from), to: Math.max(known.to, to), count: known.count + count }
        : stretch,
    );
  }
  return [...joined.values()].sort((a, b) => a.epoch - b.epoch);
};

/** What is kept outside IndexedDB, because the browser may silently recreate a damaged database, empty. */
export interface OuterMark {
  readonly kiosk: string;
  readonly epoch: number;
  /** Last sequence that was given out. */
  readonly last: number;
  /** Every sequence of this epoch up to here was acknowledged. */
  readonly acknowledged: number;
  /** Readings of this epoch stored and not acknowledged. */
  readonly waiting: number;
  /** What waits of earlier epochs, oldest first; absent for nothing. */
  readonly older?: readonly Stretch[];
}

export interface Standing {
  readonly epoch: number;
  readonly last: number;
}

/**
 * An epoch is the millisecond in which it began (UTC), or one more than the one before if that is greater: it
 * rises even after everything here was erased, and differs on two devices of one name.
 */
export const nextEpoch = (before: number, nowMs: number): number => Math.max(before + 1, Math.floor(nowMs));

/**
 * Every start begins an epoch: a profile that was copied or restored does not know how far the other one counted.
 * The sequence goes on, so that a consumer still sees whether one is missing in between.
 */
export const reconcileMarks = (
  inner: { readonly epoch: number; readonly last: number } | null,
  outer: OuterMark | null,
  nowMs: number,
): Standing => ({
  epoch: nextEpoch(Math.max(inner?.epoch ?? 0, outer?.epoch ?? 0), nowMs),
  last: Math.max(inner?.last ?? 0, outer?.last ?? 0),
});
