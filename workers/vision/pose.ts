/** Measures that follow from a dial's pose (dial plane → frame). */
import { project, type Homography } from '../../src/base/homography.ts';
import type { Box } from './patch.ts';

export type Pose = Homography<'dial', 'frame'>;

/** Partial derivatives at the pivot, px per face radius: [dx/du, dx/dv, dy/du, dy/dv]. */
const jacobianAtPivot = (pose: Pose): readonly [number, number, number, number] => {
  const [a, b, c, d, e, f, g, h, i] = pose;
  return [
    (a * i - c * g) / (i * i),
    (b * i - c * h) / (i * i),
    (d * i - f * g) / (i * i),
    (e * i - f * h) / (i * i),
  ];
};

/** Mean face radius at the pivot, px. */
export const radiusPx = (pose: Pose): number => {
  const [a, b, c, d] = jacobianAtPivot(pose);
  return Math.sqrt(Math.abs(a * d - b * c));
};

/** Shorter axis by longer axis of the dial as it appears at the pivot: the cosine of its tilt. */
export const flattening = (pose: Pose): number => {
  const [a, b, c, d] = jacobianAtPivot(pose);
  const sum = a * a + b * b + c * c + d * d;
  const det = Math.abs(a * d - b * c);
  const root = Math.sqrt(Math.max(0, sum * sum - 4 * det * det));
  return Math.sqrt(Math.max(0, sum - root) / (sum + root));
};

/** Box in the frame around the disc of `reach` face radii. */
export const boxAround = (pose: Pose, reach: number): Box => {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let k = 0; k < 32; k++) {
    const angle = (k * Math.PI) / 16;
    const p = project(pose, { x: reach * Math.cos(angle), y: reach * Math.sin(angle) });
    left = Math.min(left, p.x);
    right = Math.max(right, p.x);
    top = Math.min(top, p.y);
    bottom = Math.max(bottom, p.y);
  }
  return { left, top, right, bottom };
};
