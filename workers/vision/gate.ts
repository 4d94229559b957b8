/** Refuses frames in which no dial could be seen, from exposure alone, before anything costly runs. */
import type { Refusal } from '../../src/base/observation.ts';
import type { SeenDisc } from './align-print.ts';
import { discPlane } from './sampling-map.ts';

/** Light on the dial, from the disc picture; luma 0…255. */
export interface Exposure {
  readonly mean: number;
  /** 95th − 5th percentile. */
  readonly contrast: number;
  /** 95th − 1st percentile: what is left of thin dark print where all else is white. */
  readonly darkContrast: number;
  /** Share of the face (where its scale is) inside the frame. */
  readonly visible: number;
  /** Share of what is seen of it that is white without print. */
  readonly clipped: number;
}

/** Luma that says no more than: too much. */
export const white = 250;
/** Share of white at which print has begun to vanish. */
const mostClipped = 0.5;

const histogram = new Uint32Array(256);
/** Of the luma of the cells that are seen; in an array for the reason that align-print.ts gives for its sums. */
const sum = new Float64Array(1);

/**
 * Flags of the cells of a disc picture that lie on the face.
 * @param allowed directions of the scale (allowed-directions.ts): only there must the face be in the picture
 */
export const faceCells = (size: number, allowed: readonly boolean[] | undefined): Uint8Array => {
  const uv = discPlane(size);
  return Uint8Array.from({ length: size * size }, (_, cell) => {
    const u = uv[cell * 2]!;
    const v = uv[cell * 2 + 1]!;
    if (Math.hypot(u, v) > 1) return 0;
    const turn = (Math.atan2(v, u) / (2 * Math.PI) + 1) % 1;
    return !allowed || allowed[Math.floor(turn * allowed.length)] ? 1 : 0;
  });
};

/** Cells of the histogram that are as light as `level` or lighter. */
const countFrom = (level: number): number => {
  let count = 0;
  for (let above = level; above < 256; above++) count += histogram[above]!;
  return count;
};

/** @param seen cells in the histogram */
const percentile = (seen: number, share: number): number => {
  let left = share * seen;
  for (let level = 0; level < 256; level++) if ((left -= histogram[level]!) < 0) return level;
  return 255;
};

/** @param faceOf flags of the disc's cells (faceCells) */
export const measureExposure = (disc: SeenDisc, faceOf: Uint8Array): Exposure => {
  histogram.fill(0);
  sum[0] = 0;
  let face = 0;
  let seen = 0;
  for (let cell = 0; cell < faceOf.length; cell++) {
    if (faceOf[cell] === 0) continue;
    face++;
    const luma = disc.luma[cell]!;
    if (luma !== luma) continue;
    seen++;
    sum[0]! += luma;
    histogram[luma < 0 ? 0 : luma > 255 ? 255 : (luma + 0.5) | 0]!++;
  }
  return {
    mean: seen > 0 ? sum[0]! / seen : 0,
    contrast: percentile(seen, 0.95) - percentile(seen, 0.05),
    darkContrast: percentile(seen, 0.95) - percentile(seen, 0.01),
    visible: face > 0 ? seen / face : 0,
    clipped: seen > 0 ? countFrom(white) / seen : 0,
  };
};

/** Least contrast in which print and needle can be told from sensor noise, grey levels. */
const leastContrast = 10;
/** Least radius at which a needle's direction is better than guessed (vision.md: 12 px fails, 20 px reads). */
const leastRadiusPx = 14;

export const overexposed: Refusal = {
  stage: 'gate',
  reason: 'bright',
  detail: 'The dial is overexposed. Lower the exposure.',
};

/** A dial that is mostly white cannot be told from another place: that is the light's fault, not the camera's. */
export const blameLight = (lost: Refusal, { clipped }: Exposure): Refusal =>
  clipped > mostClipped && (lost.reason === 'camera-moved' || lost.reason === 'gauge-absent')
    ? overexposed
    : lost;

/** @returns why the dial cannot be read, or undefined */
export const gate = (exposure: Exposure, radiusPx: number): Refusal | undefined => {
  const no = (reason: Refusal['reason'], detail: string): Refusal => ({ stage: 'gate', reason, detail });
  if (exposure.visible < 0.75) return no('out-of-frame', 'Part of the dial is outside the picture.');
  if (radiusPx < leastRadiusPx)
    return no('too-small', `The dial is ${(2 * radiusPx).toFixed(0)} px across; come closer or zoom in.`);
  if (exposure.contrast >= leastContrast) return undefined;
  if (exposure.mean < 45) return no('dark', 'The dial is too dark. Switch on a light.');
  if (exposure.mean > 210) return exposure.darkContrast < leastContrast ? overexposed : undefined;
  return no('low-contrast', 'Nothing stands out where the dial should be: covered or fogged?');
};
