/** What a disturbance gets and gives back; strength runs from 0 (mildest) to 1 (harshest). */
import type { Ellipse } from '../../../src/base/ellipse.ts';
import type { Random } from '../../../src/camera/demo-plant/random.ts';
import type { Pair } from '../measure-job.ts';

export interface Scene {
  /** A copy that may be drawn over. */
  readonly picture: OffscreenCanvas;
  /** Outline of the dial, px of the picture. */
  readonly face: Ellipse;
  /** Another gauge's picture with its outline; only for `other`. */
  readonly other: { readonly picture: OffscreenCanvas; readonly face: Ellipse } | null;
}

export interface Disturbed {
  readonly picture: OffscreenCanvas;
  /** Outlines of what cannot be seen any more, px. */
  readonly hides?: readonly (readonly Pair[])[];
  /** How often the picture is shown, a second apart, as by a live camera; 1 where not given. */
  readonly shownTimes?: number;
}

export type Disturbance = (scene: Scene, strength: number, random: Random) => Disturbed | Promise<Disturbed>;

/** A value between the mildest and the harshest. */
export const graded = (mildest: number, harshest: number, strength: number): number =>
  mildest + (harshest - mildest) * strength;

/** Mean radius of the outline, px. */
export const radiusOf = ({ rx, ry }: Ellipse): number => Math.sqrt(rx * ry);
