/** Precomputed sampling maps: where each cell of a canonical picture of the dial lies in the frame. */
import type { Pose } from './pose.ts';

/** x, y in frame pixels of each cell, interleaved, row by row. */
export interface SamplingMap {
  readonly columns: number;
  readonly rows: number;
  readonly xy: Float32Array;
  /** The dial's that it was made for. */
  pose?: Pose;
}

/** Radii from the innermost one, face radii, and directions from the first one, in steps of them. */
interface PolarGrid {
  readonly rows: number;
  readonly columns: number;
  readonly innerRadius: number;
  readonly radiusStep: number;
  readonly firstColumn: number;
}

/** The network's input: 48 radii × 320 angles (models/needle.md). */
export const polarGrid = {
  ...{ rows: 48, columns: 320 },
  ...{ innerRadius: 0.08, radiusStep: 1 / 47, firstColumn: 0 },
} as const satisfies PolarGrid;

/** The same ring at half the fineness: each cell lies in the middle of four of the network's. */
export const glanceGrid: PolarGrid = {
  rows: polarGrid.rows / 2,
  columns: polarGrid.columns / 2,
  innerRadius: polarGrid.innerRadius + polarGrid.radiusStep / 2,
  radiusStep: 2 * polarGrid.radiusStep,
  firstColumn: 1 / 4,
};

/** Half the side of the square that a disc picture covers, face radii (calibration/record.ts, Print). */
export const discReach = 1.2;

/** Dial-plane coordinates of a grid's cells. */
const polarPlane = ({ rows, columns, innerRadius, radiusStep, firstColumn }: PolarGrid): Float32Array => {
  const uv = new Float32Array(rows * columns * 2);
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const radius = innerRadius + row * radiusStep;
      const angle = ((column + firstColumn) * 2 * Math.PI) / columns;
      uv[at++] = radius * Math.cos(angle);
      uv[at++] = radius * Math.sin(angle);
    }
  return uv;
};
const networkPlane = polarPlane(polarGrid);
const glancePlane = polarPlane(glanceGrid);

const isSame = (pose: Pose, made: Pose | undefined): boolean => {
  if (pose === made) return true;
  for (let k = 0; k < 9; k++) if (pose[k] !== made?.[k]) return false;
  return true;
};

/** Of a dial at rest a map is good for the next frame, too. */
const throughPose = (pose: Pose, uv: Float32Array, map: SamplingMap): SamplingMap => {
  if (isSame(pose, map.pose)) return map;
  map.pose = pose;
  const { xy } = map;
  const { 0: a, 1: b, 2: c, 3: d, 4: e, 5: f, 6: g, 7: h, 8: i } = pose;
  for (let k = 0; k < uv.length; k += 2) {
    const u = uv[k]!;
    const v = uv[k + 1]!;
    const w = 1 / (g * u + h * v + i);
    xy[k] = (a * u + b * v + c) * w;
    xy[k + 1] = (d * u + e * v + f) * w;
  }
  return map;
};

const newMap = ({ rows, columns }: Pick<PolarGrid, 'rows' | 'columns'>): SamplingMap => ({
  ...{ rows, columns },
  xy: new Float32Array(rows * columns * 2),
});

/** Map of the polar strip; writes into `into` when given. */
export const polarMap = (pose: Pose, into = newMap(polarGrid)): SamplingMap =>
  throughPose(pose, networkPlane, into);

/** Map of a glance at the dial; writes into `into` when given. */
export const glanceMap = (pose: Pose, into = newMap(glanceGrid)): SamplingMap =>
  throughPose(pose, glancePlane, into);

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

/** The map of a disc picture with `size` cells a side, for no pose yet. */
export const newDiscMap = (size: number): SamplingMap => newMap({ rows: size, columns: size });

/** Map of the disc picture with `size` cells a side; writes into `into` when given. */
export const discMap = (pose: Pose, size: number, into = newDiscMap(size)): SamplingMap =>
  throughPose(pose, discPlane(size), into);
