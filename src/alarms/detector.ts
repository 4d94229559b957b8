/** What an alarm remembers of its gauge's readings between one and the next. */
import type { Sample } from './sample.ts';

/** How far the value has moved since movement was last seen. */
export interface Envelope {
  readonly low: number;
  readonly high: number;
  /** Largest u95 inside. */
  readonly u95: number;
  /** Watched time, ms. */
  readonly heldMs: number;
  /** True when it began with a movement, false when it began with the first reading. */
  readonly moved: boolean;
}

export interface Detector {
  /** See `delay`. */
  readonly pendingMs: number | null;
  /** The last input could not be judged: the state is held, and the time until the next one does not count. */
  readonly frozen: boolean;
  /** Rate of change only: samples over the window, oldest first. */
  readonly trail: readonly Sample[];
  /** Stuck needle only. */
  readonly envelope: Envelope | null;
}

export const newDetector: Detector = { pendingMs: null, frozen: false, trail: [], envelope: null };

/** The detector with the live condition that it has found. */
export interface Watch {
  readonly active: boolean;
  readonly detector: Detector;
}
