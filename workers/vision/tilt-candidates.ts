/** Motions of a dial that a knocked camera can cause, as a grid to search: roll, zoom and tilt. */
import { homography } from '../../src/base/homography.ts';
import type { DialMotion } from './align-print.ts';

/** Distance of the camera assumed for the perspective of a tilt, face radii. */
const cameraDistance = 8;

/**
 * @param roll rad · @param zoom 1 = unchanged · @param tilt rad about an axis at `axis` rad in the dial plane
 */
export const knock = (roll: number, zoom: number, tilt = 0, axis = 0): DialMotion => {
  const ca = Math.cos(axis);
  const sa = Math.sin(axis);
  const c = Math.cos(tilt);
  const p = Math.sin(tilt) / cameraDistance;
  // Rotate the axis onto x, squeeze y by cos(tilt) with perspective, rotate back, then roll and zoom.
  const squeeze = [
    ca * ca + sa * sa * c,
    ca * sa * (1 - c),
    0,
    ca * sa * (1 - c),
    sa * sa + ca * ca * c,
    0,
    -sa * p,
    ca * p,
    1,
  ];
  const cr = zoom * Math.cos(roll);
  const sr = zoom * Math.sin(roll);
  const [a, b, , d, e, , g, h] = squeeze as [number, number, number, number, number, number, number, number];
  return homography([cr * a - sr * d, cr * b - sr * e, 0, sr * a + cr * d, sr * b + cr * e, 0, g, h, 1]);
};
const degree = Math.PI / 180;

/** Roll ≤ 10° and zoom ±15 %, straight on. */
export const straightKnocks: readonly DialMotion[] = [-12, -8, -4, 0, 4, 8, 12].flatMap((roll) =>
  [0.83, 0.91, 1, 1.09, 1.19].map((zoom) => knock(roll * degree, zoom)),
);

/** Tilts of 25° and 42° about eight axes, no roll. */
export const tiltedKnocks: readonly DialMotion[] = [25, 42].flatMap((tilt) =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((k) => knock(0, 1, tilt * degree, (k * Math.PI) / 4)),
);
