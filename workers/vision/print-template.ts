/** Prepares a record's static print for comparison: normalised, masked, with its gradients. */
import type { Print } from '../../calibration/record.ts';
import { normalizeLocally, smooth } from './local-contrast.ts';
import { discPlane, discReach } from './sampling-map.ts';

/** Sides of the disc pictures that frames are compared at, cells: coarse for a far start, fine for every frame, finest for a pose that moved. */
export const templateSizes = { coarse: 40, fine: 80, finest: 160 } as const;

export interface PrintTemplate {
  readonly size: number;
  /** Luma 0…255. */
  readonly luma: Float32Array;
  /** Locally normalised luma. */
  readonly normal: Float32Array;
  /** 1 where the print is static: on the face, off the needle and the hub. */
  readonly mask: Uint8Array;
  /** d normal / d dial-plane x and y. */
  readonly gradientX: Float32Array;
  readonly gradientY: Float32Array;
}

/** Normalised luma below which a cell is dark print: darker than its surroundings by so much. */
export const darkPrint = -0.4;

const faceReach = 1.08;
const hubReach = 0.14;

/** How sharply a cell of the print nears white: of 3, 4, 6, 8, 12 and none this fits overexposed rendered dials best (0029). */
const knee = 8;

/** Luma of a cell of the print in `gain` times the light. Pixels clip one by one, and a cell holds many: it nears white softly. */
export const inLight = (luma: number, gain: number): number =>
  gain === 1 ? luma : (gain * luma) / (1 + ((gain * luma) / 255) ** knee) ** (1 / knee);

const decoded = new WeakMap<Print, Uint8Array>();

/** The print's luma as it was calibrated, size × size row by row; 0 outside the reference picture. */
const lumaOf = (print: Print): Uint8Array => {
  let luma = decoded.get(print);
  if (!luma) decoded.set(print, (luma = Uint8Array.from(atob(print.luma), (char) => char.charCodeAt(0))));
  return luma;
};

/**
 * The print's luma, size × size row by row; 0 outside the reference picture.
 * @param gain light on the print against the calibrated one
 */
export const decodePrint = (print: Print, gain = 1): Float32Array => {
  const lit = Float32Array.from({ length: 256 }, (_, luma) => inLight(luma, gain));
  return Float32Array.from(lumaOf(print), (luma) => lit[luma]!);
};

/** Mean of k × k cells that were in the reference picture; NaN where none was. */
const reduce = (luma: Float32Array, from: number, to: number): Float32Array => {
  const out = new Float32Array(to * to);
  const step = from / to;
  for (let y = 0; y < to; y++)
    for (let x = 0; x < to; x++) {
      let sum = 0;
      let n = 0;
      for (let v = Math.floor(y * step); v < Math.floor((y + 1) * step); v++)
        for (let u = Math.floor(x * step); u < Math.floor((x + 1) * step); u++) {
          const value = luma[v * from + u]!;
          if (value === 0) continue;
          sum += value;
          n++;
        }
      out[y * to + x] = n > 0 ? sum / n : NaN;
    }
  return out;
};

/**
 * Marks the needle's cells as 0: a sector around its direction, and its tail on the other side.
 * @param directionRad dial plane
 */
export const maskNeedle = (mask: Uint8Array, size: number, directionRad: number): void => {
  const uv = discPlane(size);
  const cx = Math.cos(directionRad);
  const cy = Math.sin(directionRad);
  for (let cell = 0; cell < size * size; cell++) {
    const u = uv[cell * 2]!;
    const v = uv[cell * 2 + 1]!;
    const along = u * cx + v * cy;
    const across = Math.abs(v * cx - u * cy);
    if (across < 0.09 && along > -0.45 && along < 1.05) mask[cell] = 0;
  }
};

const masks = new Map<number, Uint8Array>();

/**
 * The template's mask without the cells of a needle that points to `needleRad` (dial plane; null: unknown).
 * @returns memory that the next call for a template of this size uses again
 */
export const maskWithout = ({ mask, size }: PrintTemplate, needleRad: number | null): Uint8Array => {
  let copy = masks.get(size);
  if (!copy) masks.set(size, (copy = new Uint8Array(size * size)));
  copy.set(mask);
  if (needleRad !== null) maskNeedle(copy, size, needleRad);
  return copy;
};

/** Cells of the face without hub. */
export const faceMask = (size: number): Uint8Array => {
  const uv = discPlane(size);
  return Uint8Array.from({ length: size * size }, (_, cell) => {
    const radius = Math.hypot(uv[cell * 2]!, uv[cell * 2 + 1]!);
    return radius < faceReach && radius > hubReach ? 1 : 0;
  });
};

/** Mean |gradient| over the mask, per cell. */
export const sharpnessOf = (luma: Float32Array, mask: Uint8Array, size: number): number => {
  let sum = 0;
  let n = 0;
  for (let y = 1; y < size - 1; y++)
    for (let x = 1; x < size - 1; x++) {
      const at = y * size + x;
      if (!mask[at]) continue;
      const gx = luma[at + 1]! - luma[at - 1]!;
      const gy = luma[at + size]! - luma[at - size]!;
      const g = Math.sqrt(gx * gx + gy * gy) / 2; // Math.hypot allocates with every call
      if (g === g) {
        sum += g;
        n++;
      }
    }
  return n > 0 ? sum / n : 0;
};

/** @param gain light on the print against the calibrated one; what it makes white tells no more */
export const printTemplate = (print: Print, size: number, gain = 1): PrintTemplate => {
  const luma = reduce(decodePrint(print, gain), print.size, size);
  smooth(luma, size);
  const mask = faceMask(size);
  if (print.needleDeg !== null) maskNeedle(mask, size, (print.needleDeg * Math.PI) / 180);
  const normal = new Float32Array(size * size);
  normalizeLocally(luma, size, normal);
  for (let at = 0; at < mask.length; at++) if (Number.isNaN(normal[at]!)) mask[at] = 0;
  const cell = (2 * discReach) / size;
  const gradientX = new Float32Array(size * size);
  const gradientY = new Float32Array(size * size);
  for (let y = 1; y < size - 1; y++)
    for (let x = 1; x < size - 1; x++) {
      const at = y * size + x;
      gradientX[at] = (normal[at + 1]! - normal[at - 1]!) / (2 * cell);
      gradientY[at] = (normal[at + size]! - normal[at - size]!) / (2 * cell);
      if (Number.isNaN(gradientX[at]! + gradientY[at]!)) mask[at] = 0;
    }
  return { size, luma, normal, mask, gradientX, gradientY };
};
