/** What is remembered of one gauge from frame to frame; plain data, so that it may be stored or cloned. */

/** One frame of the steadying window. */
export interface RememberedFrame {
  /** Capture time, UTC, ms. */
  readonly ts: number;
  /** Null where the frame was refused. */
  readonly value: number | null;
}

export interface GaugeMemory {
  /** `id@revision` that the memory belongs to; another calibration starts afresh. */
  readonly calibration: string | null;
  /** Ids of the thresholds that are raised now (see `thresholds.ts`). */
  readonly raised: readonly string[];
  /** Oldest first. */
  readonly frames: readonly RememberedFrame[];
  /** Ms between the last two frames; null before the second. Tells a slow gauge from one that has just started. */
  readonly everyMs: number | null;
}

/** Nothing seen yet. */
export const emptyMemory: GaugeMemory = { calibration: null, raised: [], frames: [], everyMs: null };
