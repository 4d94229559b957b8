/** Compares the seen print with the calibrated one, sector by sector: what is hidden, glared or blurred. */
import { correlation, type SeenDisc } from './align-print.ts';
import { mirroredShare } from './mirrored-light.ts';
import { maskNeedle, sharpnessOf, type PrintTemplate } from './print-template.ts';
import { discPlane } from './sampling-map.ts';

export interface PrintEvidence {
  readonly correlation: number;
  readonly hidden: number;
  readonly glare: number;
  readonly mirrored: number;
  readonly sharpness: number;
}

const sectors = 16;
/** Two rings: inner print and scale. */
const rings = [0.5, 0.78, 1.0] as const;
const clipped = 247;
/** Cells darker than their surroundings by this much: print that glare can wash out. A white face may clip unharmed. */
const darkPrint = -0.4;
/** A sector matches when its correlation is above this. */
const leastMatch = 0.3;
/** Sectors with less print than this (scatter of normalised luma) say nothing. */
const leastPrint = 0.25;

/** Sector index of each disc cell; 255 outside. */
const sectorOf = new Map<number, Uint8Array>();
const sectorMap = (size: number): Uint8Array => {
  const known = sectorOf.get(size);
  if (known) return known;
  const uv = discPlane(size);
  const map = Uint8Array.from({ length: size * size }, (_, cell) => {
    const u = uv[cell * 2]!;
    const v = uv[cell * 2 + 1]!;
    const radius = Math.hypot(u, v);
    if (radius < rings[0] || radius > rings[2]) return 255;
    const turn = (Math.atan2(v, u) / (2 * Math.PI) + 1) % 1;
    return Math.floor(turn * sectors) + (radius > rings[1] ? sectors : 0);
  });
  sectorOf.set(size, map);
  return map;
};

const count = 2 * sectors;
/** Sums of seen (s) and calibrated (t) luma per sector; used again for every frame. */
const n = new Float64Array(count);
const s = new Float64Array(count);
const t = new Float64Array(count);
const ss = new Float64Array(count);
const tt = new Float64Array(count);
const st = new Float64Array(count);
let mask = new Uint8Array(0);

/** The template's mask in memory that is used again. */
const copyMask = (template: PrintTemplate): Uint8Array => {
  if (mask.length !== template.mask.length) mask = new Uint8Array(template.mask.length);
  mask.set(template.mask);
  return mask;
};

/**
 * @param needleRad where the needle points now, dial plane; its cells take no part. Null: unknown.
 */
export const assessPrint = (
  disc: SeenDisc,
  template: PrintTemplate,
  needleRad: number | null,
): PrintEvidence => {
  const { size } = template;
  const mask = copyMask(template);
  if (needleRad !== null) maskNeedle(mask, size, needleRad);
  const map = sectorMap(size);
  for (const sums of [n, s, t, ss, tt, st]) sums.fill(0);
  let dark = 0;
  let glaring = 0;
  for (let cell = 0; cell < mask.length; cell++) {
    if (!mask[cell]) continue;
    const luma = disc.luma[cell]!;
    if (template.normal[cell]! < darkPrint) {
      dark++;
      if (luma >= clipped && template.luma[cell]! < clipped - 12) glaring++;
    }
    const sector = map[cell]!;
    const seen = disc.normal[cell]!;
    if (sector === 255 || seen !== seen) continue;
    const print = template.normal[cell]!;
    n[sector]!++;
    s[sector]! += seen;
    t[sector]! += print;
    ss[sector]! += seen * seen;
    tt[sector]! += print * print;
    st[sector]! += seen * print;
  }
  let telling = 0;
  let hidden = 0;
  for (let k = 0; k < count; k++) {
    if (n[k]! < 12) continue;
    const vt = tt[k]! / n[k]! - (t[k]! / n[k]!) ** 2;
    if (vt < leastPrint * leastPrint) continue;
    const vs = ss[k]! / n[k]! - (s[k]! / n[k]!) ** 2;
    const match = (st[k]! / n[k]! - (s[k]! * t[k]!) / n[k]! ** 2) / Math.sqrt(Math.max(1e-9, vs * vt));
    telling++;
    if (match < leastMatch) hidden++;
  }
  return {
    correlation: correlation(disc.normal, template.normal, mask),
    hidden: telling > 0 ? hidden / telling : 0,
    glare: dark > 0 ? glaring / dark : 0,
    mirrored: mirroredShare(disc, template, mask),
    sharpness: relativeSharpness(disc, template, mask),
  };
};

/** Gradients relative to contrast, against the reference: darkness drops out, blur does not. */
const relativeSharpness = (disc: SeenDisc, template: PrintTemplate, mask: Uint8Array): number => {
  const contrast = (luma: Float32Array): number => {
    let n = 0;
    let sum = 0;
    let square = 0;
    for (let cell = 0; cell < mask.length; cell++) {
      const l = luma[cell]!;
      if (!mask[cell] || l !== l) continue;
      n++;
      sum += l;
      square += l * l;
    }
    return n > 0 ? Math.sqrt(Math.max(0, square / n - (sum / n) ** 2)) : 0;
  };
  const reference = sharpnessOf(template.luma, mask, template.size) / (contrast(template.luma) + 1);
  const now = sharpnessOf(disc.luma, mask, template.size) / (contrast(disc.luma) + 1);
  return reference > 0 ? Math.min(2, now / reference) : 1;
};
