/** What is written on a face inside its scale (numerals, unit, maker): does the frame show the same as the reference picture? */
import { lookAt, type SeenDisc } from './align-print.ts';
import type { DialPyramid } from './dial-pyramid.ts';
import { FieldMatch, fieldMap } from './field-match.ts';
import { isDue } from './once-a-second.ts';
import { levelFor } from './patch.ts';
import { radiusPx, type Pose } from './pose.ts';
import { maskWithout, templateSizes, type PrintTemplate } from './print-template.ts';

/** Two rings of fields that numerals, unit and maker lie in, and the scale, which is the same on many dials; face radii. */
const rings = [0.3, 0.55, 0.8, 1] as const;
const fieldsPerRing = 20;
const scaleRing = rings.length - 2;
/** Face radius in the patch that it is sampled from, px at most: about the disc's own 67 cells. */
const patchRadius = 96;
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
/** One gauge does not turn into another while it is looked at: asked again once a second, or when the rim has moved so far, face radii. */
const moved = 0.03;

const match = new FieldMatch(
  fieldMap(templateSizes.finest, rings, fieldsPerRing),
  fieldsPerRing * (rings.length - 1),
);
/** Best correlation of each field; −1 where it says nothing. */
const best = new Float64Array(match.fields);

/** Raises `best` to the correlation of each field where the seen disc lies `shift` cells off. */
const matchShifted = (
  seen: Float32Array,
  { normal }: PrintTemplate,
  mask: Uint8Array,
  shift: number,
): void => {
  match.compare(seen, normal, mask, shift);
  for (let field = 0; field < match.fields; field++) {
    const print = match.print(field);
    if (match.cells(field) < leastCells || !(print >= leastPrint)) continue;
    if (match.seen(field) < leastShown * print) continue;
    best[field] = Math.max(best[field]!, match.correlation(field));
  }
};

/** Mean correlation of the fields with writing, −1…1; null where too little is written, or in sight, to tell. */
const likeness = (
  template: PrintTemplate,
  disc: SeenDisc,
  pyramid: DialPyramid,
  pose: Pose,
  needleRad: number,
): number | null => {
  lookAt(disc, pyramid.at(levelFor(radiusPx(pose), patchRadius)), pose);
  const mask = maskWithout(template, needleRad);
  best.fill(-1);
  for (let y = -slack; y <= slack; y++)
    for (let x = -slack; x <= slack; x++) matchShifted(disc.normal, template, mask, y * template.size + x);
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

  /** @param moment of the second at which it is asked again (once-a-second.ts) */
  constructor(private readonly moment: number) {}

  /**
   * @param template the reference's print at its finest; `disc` scratch of its size
   * @param pyramid the frame around the dial; looked into only when it is asked again
   * @param motion how far registration moved the dial from the calibrated pose, face radii
   * @returns −1…1, 1 = the same; null where too little is written to tell
   */
  like(
    template: PrintTemplate,
    disc: SeenDisc,
    pyramid: DialPyramid,
    pose: Pose,
    needleRad: number,
    motion: number,
    atMs: number,
  ): number | null {
    const last = this.#last;
    if (last && !isDue(atMs, last.atMs, this.moment) && Math.abs(motion - last.motion) < moved)
      return last.likeness;
    this.#last = { atMs, motion, likeness: likeness(template, disc, pyramid, pose, needleRad) };
    return this.#last.likeness;
  }
}
