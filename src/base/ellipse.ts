/** Ellipses as the outline of a dial, and the affine pose that they imply. */
import { homography, type Homography } from './homography.ts';
import type { Plane, Point } from './point.ts';

/** `rx`, `ry` in pixels of the plane; `rotationDeg` turns the rx axis from +x towards +y. */
export interface Ellipse {
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
  readonly rotationDeg: number;
}

/**
 * The map from the dial plane (unit circle = the ellipse's shape, origin = `pivot`) to the picture, with
 * directions kept as close as can be: a circle seen as this ellipse is stretched along its axes only, so a
 * straight-on dial keeps its angles. Affine: no perspective can be had from one ellipse.
 */
export const poseFromEllipse = <To extends Plane>(
  ellipse: Ellipse,
  pivot: Point<To>,
): Homography<'dial', To> => {
  const turn = (ellipse.rotationDeg * Math.PI) / 180;
  const c = Math.cos(turn);
  const s = Math.sin(turn);
  const { rx, ry } = ellipse;
  const diagonal = (rx - ry) * c * s;
  return homography([
    rx * c * c + ry * s * s,
    diagonal,
    pivot.x,
    diagonal,
    rx * s * s + ry * c * c,
    pivot.y,
    0,
    0,
    1,
  ]);
};
