/** Ellipses as the outline of a dial, and the affine pose that they imply. */
import { homography, solveLinear, type Homography } from './homography.ts';
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

/**
 * The ellipse on which five points of a circle's picture lie. Throws where it is seen edge on.
 * Solves A x² + B xy + C y² + D x + E y = 1 about the points' middle and in units of their size.
 */
export const ellipseThrough = (points: readonly { x: number; y: number }[]): Ellipse => {
  const mx = points.reduce((sum, p) => sum + p.x, 0) / points.length;
  const my = points.reduce((sum, p) => sum + p.y, 0) / points.length;
  const size = Math.max(...points.map((p) => Math.hypot(p.x - mx, p.y - my)));
  const rows = points.map((p) => {
    const x = (p.x - mx) / size;
    const y = (p.y - my) / size;
    return [x * x, x * y, y * y, x, y, 1];
  });
  const solved = solveLinear(rows);
  if (!solved) throw new Error('a circle of the dial plane is seen edge on');
  const [a, b, c, d, e] = solved as [number, number, number, number, number];
  const det = 4 * a * c - b * b;
  const cx = (b * e - 2 * c * d) / det;
  const cy = (b * d - 2 * a * e) / det;
  const level = 1 - (a * cx * cx + b * cx * cy + c * cy * cy + d * cx + e * cy);
  const turn = 0.5 * Math.atan2(b, a - c);
  const half = Math.hypot((a - c) / 2, b / 2);
  const mean = (a + c) / 2;
  return {
    cx: mx + size * cx,
    cy: my + size * cy,
    rx: size * Math.sqrt(level / (mean + half)),
    ry: size * Math.sqrt(level / (mean - half)),
    rotationDeg: (turn * 180) / Math.PI,
  };
};
