/** A dial's pose in a picture → where the camera stands over it. */
import type { CalibrationRecord } from '../../calibration/record.ts';
import type { Eye } from '../../src/base/eye.ts';
import { flattening, type Pose } from './pose.ts';

/** Seen straighter than this (8°) a dial's picture does not tell to which side it is tilted. */
const mostFlattening = 0.99;
/** Focal length by the picture's longer side: wide angle … long telephoto. */
const shortest = 0.4;
const longest = 10;

/**
 * The camera is taken as a pinhole with square pixels that looks along the middle of the picture; its focal length follows
 * from the pose itself, whose axes are at right angles and of one length (Zhang 2000, §2.3).
 * @param width height of the frame that `pose` leads to, px
 * @returns null where the dial is seen straight on, or without the perspective that tells near from far
 */
export const eyeOver = (pose: Pose, width: number, height: number): Eye | null => {
  if (!(flattening(pose) < mostFlattening)) return null;
  const cx = (width - 1) / 2;
  const cy = (height - 1) / 2;
  const [a, b, c, d, e, f, g, h, i] = pose;
  // Columns of the pose about the middle of the picture; their third numbers are g, h and i.
  const [ux, uy, vx, vy] = [a - cx * g, d - cy * g, b - cx * h, e - cy * h];
  const [tx, ty] = [c - cx * i, f - cy * i];
  const right = ux * vx + uy * vy;
  const equal = ux * ux + uy * uy - vx * vx - vy * vy;
  const focal = 1 / Math.sqrt(-(right * g * h + equal * (g * g - h * h)) / (right * right + equal * equal));
  const longer = Math.max(width, height);
  if (!(focal > shortest * longer && focal < longest * longer)) return null;
  const x = [ux / focal, uy / focal, g] as const;
  const y = [vx / focal, vy / focal, h] as const;
  const t = [tx / focal, ty / focal, i] as const;
  const normal = [x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]] as const;
  const dot = (p: readonly [number, number, number], q: readonly [number, number, number]): number =>
    p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
  // One face radius has this length in the units of the columns.
  const square = Math.sqrt(dot(x, x) * dot(y, y));
  const eye = {
    x: -dot(x, t) / square,
    y: -dot(y, t) / square,
    z: Math.abs(dot(normal, t)) / square ** 1.5,
  };
  return Number.isFinite(eye.x + eye.y) && eye.z > 0 ? eye : null;
};

/** From where a record's dial is seen; one ellipse, or no outline at all, tells nothing of near and far. */
export const eyeOf = (
  { perspective }: CalibrationRecord,
  pose: Pose,
  picture: { readonly width: number; readonly height: number },
): Eye | null => {
  const tellsSides = perspective.method === 'points' && perspective.depth !== 'unknown';
  return tellsSides ? eyeOver(pose, picture.width, picture.height) : null;
};
