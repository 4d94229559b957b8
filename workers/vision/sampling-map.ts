/** Precomputed sampling maps: where each cell of a canonical picture of the dial lies in the frame. */
import type { Pose } from './pose.ts';

/** x, y in frame pixels of each cell, interleaved, row by row. */
export interface SamplingMap {
  readonly columns: number;
  readonly rows: number;
  readonly xy: Float32Array;
}

/** The network's input: 48 radii × 320 angles (models/needle.md). */
export const polarGrid = { rows: 48, columns: 320, innerRadius: 0.08, radiusStep: 1 / 47 } as const;

/** Half the side of the square that a disc picture covers, face radii (calibration/record.ts, Print). */
export const discReach = 1.2;

const dialPlane = {
  polar: (() => {
    const { rows, columns, innerRadius, radiusStep } = polarGrid;
    const uv = new Float32Array(rows * columns * 2);
    for (let row = 0, at = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const radius = innerRadius + row * radiusStep;
        const angle = (column * 2 * Math.PI) / columns;
        uv[at++] = radius * Math.cos(angle);
        uv[at++] = radius * Math.sin(angle);
      }
    return uv;
  })(),
};

const throughPose = (pose: Pose, uv: Float32Array, xy: Float32Array): void => {
  const { 0: a, 1: b, 2: c, 3: d, 4: e, 5: f, 6: g, 7: h, 8: i } = pose;
  for (let k = 0; k < uv.length; k += 2) {
    const u = uv[k]!;
    const v = uv[k + 1]!;
    const w = 1 / (g * u + h * v + i);
    xy[k] = (a * u + b * v + c) * w;
    xy[k + 1] = (d * u + e * v + f) * w;
  }
};

/** Map of the polar strip; writes into `into` when given. */
export const polarMap = (pose: Pose, into?: SamplingMap): SamplingMap => {
  const { rows, columns } = polarGrid;
  const map = into ?? { rows, columns, xy: new Float32Array(rows * columns * 2) };
  throughPose(pose, dialPlane.polar, map.xy);
  return map;
};

const discPlanes = new Map<number, Float32Array>();

/** Dial-plane coordinates of a disc picture's cells. */
export const discPlane = (size: number): Float32Array => {
  const known = discPlanes.get(size);
  if (known) return known;
  const uv = new Float32Array(size * size * 2);
  for (let row = 0, at = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      uv[at++] = (2 * discReach * (column + 0.5)) / size - discReach;
      uv[at++] = (2 * discReach * (row + 0.5)) / size - discReach;
    }
  discPlanes.set(size, uv);
  return uv;
};

/** Map of the disc picture with `size` cells a side; writes into `into` when given. */
export const discMap = (pose: Pose, size: number, into?: SamplingMap): SamplingMap => {
  const map = into ?? { rows: size, columns: size, xy: new Float32Array(size * size * 2) };
  throughPose(pose, discPlane(size), map.xy);
  return map;
};
