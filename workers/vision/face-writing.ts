/** What is written on a face inside its scale (numerals, unit, maker): does the frame show the same as the reference picture? */
import { lookAt, type SeenDisc } from './align-print.ts';
import type { Patch } from './patch.ts';
import type { Pose } from './pose.ts';
import { maskNeedle, type PrintTemplate } from './print-template.ts';
import { discPlane } from './sampling-map.ts';

/** Two rings of fields that numerals, unit and maker lie in, and the scale, which is the same on many dials; face radii. */
const rings = [0.3, 0.55, 0.8, 1] as const;
const fieldsPerRing = 20;
const scaleRing = rings.length - 2;
const fields = fieldsPerRing * (rings.length - 1);
const outside = 255;
/** Fields with fewer cells in sight, or less print (scatter of normalised luma), say nothing. */
const leastCells = 40;
const leastPrint = 0.1;
/** Another gauge shows other writing; a field with less than this share of the calibrated print's variance is washed out or hidden. */
const leastShown = 0.3;
/** Of so few fields nothing is concluded. */
const leastFields = 4;
/** Writing counts where the scale beside it matches so well: what hides or blurs a dial does so to both. */
const scaleInSight = 0.8;
/** A field may lie this many cells off (0.015 face radii each): registration is good to about one. */
const slack = 1;
/** One gauge does not turn into another while it is looked at: asked again after so long, ms, or when the dial has moved. */
const longestMs = 1000;
/** Face radii by which the rim must have moved to count. */
const moved = 0.03;

const fieldMaps = new Map<number, Uint8Array>();
const fieldMap = (size: number): Uint8Array => {
  const known = fieldMaps.get(size);
  if (known) return known;
  const uv = discPlane(size);
  const map = Uint8Array.from({ length: size * size }, (_, cell) => {
    const radius = Math.hypot(uv[cell * 2]!, uv[cell * 2 + 1]!);
    const ring = rings.findIndex((inner, k) => radius >= inner && radius < (rings[k + 1] ?? 0));
    const turn = (Math.atan2(uv[cell * 2 + 1]!, uv[cell * 2]!) / (2 * Math.PI) + 1) % 1;
    return ring < 0 ? outside : ring * fieldsPerRing + Math.floor(turn * fieldsPerRing);
  });
  fieldMaps.set(size, map);
  return map;
};

/** Sums of seen (s) and calibrated (t) luma per field; used again for every look. */
const n = new Float64Array(fields);
const s = new Float64Array(fields);
const t = new Float64Array(fields);
const ss = new Float64Array(fields);
const tt = new Float64Array(fields);
const st = new Float64Array(fields);
const best = new Float64Array(fields);
let mask = new Uint8Array(0);

/** Correlation of each field where the seen disc lies `shift` cells off, where it is better than `best`. */
const matchShifted = (seen: Float32Array, template: PrintTemplate, map: Uint8Array, shift: number): void => {
  for (const sums of [n, s, t, ss, tt, st]) sums.fill(0);
  for (let cell = 0; cell < map.length; cell++) {
    const field = map[cell]!;
    if (field === outside || !mask[cell]) continue;
    const a = seen[cell + shift]!;
    const b = template.normal[cell]!;
    if (a !== a) continue;
    n[field]!++;
    s[field]! += a;
    t[field]! += b;
    ss[field]! += a * a;
    tt[field]! += b * b;
    st[field]! += a * b;
  }
  for (let field = 0; field < fields; field++) {
    const count = n[field]!;
    const print = tt[field]! / count - (t[field]! / count) ** 2;
    if (count < leastCells || !(print >= leastPrint)) continue;
    const scatter = ss[field]! / count - (s[field]! / count) ** 2;
    if (scatter < leastShown * print) continue;
    const together = st[field]! / count - (s[field]! * t[field]!) / count ** 2;
    best[field] = Math.max(best[field]!, together / Math.sqrt(Math.max(1e-9, scatter * print)));
  }
};

/** Mean correlation of the fields with writing, −1…1; null where too little is written, or in sight, to tell. */
const likeness = (
  template: PrintTemplate,
  disc: SeenDisc,
  patch: Patch,
  pose: Pose,
  needleRad: number,
): number | null => {
  const { size } = template;
  lookAt(disc, patch, pose);
  if (mask.length !== template.mask.length) mask = new Uint8Array(template.mask.length);
  mask.set(template.mask);
  maskNeedle(mask, size, needleRad);
  const map = fieldMap(size);
  best.fill(-1);
  for (let y = -slack; y <= slack; y++)
    for (let x = -slack; x <= slack; x++) matchShifted(disc.normal, template, map, y * size + x);
  let sum = 0;
  let telling = 0;
  for (let field = 0; field < scaleRing * fieldsPerRing; field++) {
    const beside = best[scaleRing * fieldsPerRing + (field % fieldsPerRing)]!;
    if (best[field] === -1 || beside < scaleInSight) continue;
    sum += best[field]!;
    telling++;
  }
  return telling < leastFields ? null : sum / telling;
};

export class FaceWriting {
  #last: { readonly atMs: number; readonly motion: number; readonly likeness: number | null } | undefined;

  /**
   * @param template the reference's print; `disc` scratch of its size; `patch` of the frame at about its fineness
   * @param motion how far registration moved the dial from the calibrated pose, face radii
   * @returns −1…1, 1 = the same; null where too little is written to tell
   */
  like(
    template: PrintTemplate,
    disc: SeenDisc,
    patch: Patch,
    pose: Pose,
    needleRad: number,
    motion: number,
    atMs: number,
  ): number | null {
    const last = this.#last;
    const age = last ? atMs - last.atMs : Infinity;
    if (last && age >= 0 && age < longestMs && Math.abs(motion - last.motion) < moved) return last.likeness;
    this.#last = { atMs, motion, likeness: likeness(template, disc, patch, pose, needleRad) };
    return this.#last.likeness;
  }
}
