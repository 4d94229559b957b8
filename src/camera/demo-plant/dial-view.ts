/** A place, size and tilt before a pinhole camera become the map from the dial plane to the picture. */
import type { Ellipse } from '../../base/ellipse.ts';
import { homography, project, solveLinear, type Homography } from '../../base/homography.ts';

export interface DialView {
  /** Where the pivot appears, px with pixel centres at integers. */
  readonly x: number;
  readonly y: number;
  /** Face radius as it would be straight on, px. */
  readonly radius: number;
  /** Angle between the dial's normal and the line of sight at the pivot, degrees. */
  readonly tiltDeg: number;
  /** Axis in the picture about which it is tilted, degrees from +x clockwise. */
  readonly axisDeg: number;
  /** Turn of the dial in its own plane, degrees clockwise. */
  readonly rollDeg: number;
  /** Camera to pivot, face radii: the nearer, the stronger the perspective. */
  readonly distance: number;
}

const rad = Math.PI / 180;

export const poseOfView = (view: DialView): Homography<'dial', 'reference'> => {
  const ux = Math.cos(view.axisDeg * rad);
  const uy = Math.sin(view.axisDeg * rad);
  const c = Math.cos(view.tiltDeg * rad);
  const s = Math.sin(view.tiltDeg * rad);
  // Rodrigues' rotation about (ux, uy, 0), applied to points of the plane z = 0 that were rolled first.
  const rotate = (x: number, y: number): readonly [number, number, number] => {
    const along = ux * x + uy * y;
    return [x * c + ux * along * (1 - c), y * c + uy * along * (1 - c), s * (ux * y - uy * x)];
  };
  const rc = Math.cos(view.rollDeg * rad);
  const rs = Math.sin(view.rollDeg * rad);
  const right = rotate(rc, rs);
  const down = rotate(-rs, rc);
  const { x, y, radius, distance } = view;
  const row = (offset: number, axis: 0 | 1): number[] => [
    radius * right[axis] + (offset * right[2]) / distance,
    radius * down[axis] + (offset * down[2]) / distance,
    offset,
  ];
  return homography([...row(x, 0), ...row(y, 1), right[2] / distance, down[2] / distance, 1]);
};

/** The picture of the circle of radius 1 about `centre` (dial plane): a conic, as centre and half axes. */
export const faceEllipse = (
  pose: Homography<'dial', 'reference'>,
  centre: { readonly x: number; readonly y: number },
): Ellipse => {
  const samples = [0, 72, 144, 216, 288].map((degree) =>
    project(pose, { x: centre.x + Math.cos(degree * rad), y: centre.y + Math.sin(degree * rad) }),
  );
  return ellipseThrough(samples);
};

/** Solves A x² + B xy + C y² + D x + E y = 1 about the points' middle and in units of their size. */
const ellipseThrough = (points: readonly { x: number; y: number }[]): Ellipse => {
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
    rotationDeg: turn / rad,
  };
};
