/** Measures that follow from a dial's pose (dial plane → frame). */
import { projectAll, type Homography } from '../../src/base/homography.ts';
import type { Box } from './patch.ts';

export type Pose = Homography<'dial', 'frame'>;

/** Partial derivatives at the pivot, px per face radius: dx/du, dx/dv, dy/du, dy/dv. */
const jacobian = new Float64Array(4);
const fillJacobian = ({ 0: a, 1: b, 2: c, 3: d, 4: e, 5: f, 6: g, 7: h, 8: i }: Pose): void => {
  jacobian[0] = (a * i - c * g) / (i * i);
  jacobian[1] = (b * i - c * h) / (i * i);
  jacobian[2] = (d * i - f * g) / (i * i);
  jacobian[3] = (e * i - f * h) / (i * i);
};

const determinant = (): number => Math.abs(jacobian[0]! * jacobian[3]! - jacobian[1]! * jacobian[2]!);

/** Mean face radius at the pivot, px. */
export const radiusPx = (pose: Pose): number => {
  fillJacobian(pose);
  return Math.sqrt(determinant());
};

/** Shorter axis by longer axis of the dial as it appears at the pivot: the cosine of its tilt. */
export const flattening = (pose: Pose): number => {
  fillJacobian(pose);
  let sum = 0;
  for (let k = 0; k < 4; k++) sum += jacobian[k]! * jacobian[k]!;
  const det = determinant();
  const root = Math.sqrt(Math.max(0, sum * sum - 4 * det * det));
  return Math.sqrt(Math.max(0, sum - root) / (sum + root));
};

/** Flatter than this (84°) no dial is read. */
const flattest = 0.1;

/** Of the tilt at which the dial is seen. */
export const tangentOf = (pose: Pose): number => {
  const cosine = Math.max(flattest, flattening(pose));
  return Math.sqrt(Math.max(0, 1 - cosine * cosine)) / cosine;
};

/** Points of a circle, dial plane, x and y interleaved; and where a pose takes them. */
const circle = Float64Array.from({ length: 64 }, (_, k) =>
  k % 2 === 0 ? Math.cos(((k >> 1) * Math.PI) / 16) : Math.sin(((k >> 1) * Math.PI) / 16),
);
const seenCircle = new Float64Array(circle.length);

/** Box in the frame around the disc of `reach` face radii. */
export const boxAround = (pose: Pose, reach: number): Box => {
  for (let k = 0; k < circle.length; k++) seenCircle[k] = reach * circle[k]!;
  projectAll(pose, seenCircle);
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let k = 0; k < seenCircle.length; k += 2) {
    const x = seenCircle[k]!;
    const y = seenCircle[k + 1]!;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
};
