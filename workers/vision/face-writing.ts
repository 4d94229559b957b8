/** What is written on a face inside its scale (numerals, unit, maker): does the frame show the same as the reference picture? */
import { lookAt, type SeenDisc } from './align-print.ts';
import type { DialPyramid } from './dial-pyramid.ts';
import { FieldMatch, fieldMap, type Strip } from './field-match.ts';
import { isDue } from './once-a-second.ts';
import { levelFor } from './patch.ts';
import { radiusPx, type Pose } from './pose.ts';
import type { Registered } from './register.ts';
import { maskWithout, templateSizes, type PrintTemplate } from './print-template.ts';

/** Rings of fields that numerals, unit and maker lie in, and the scale, which is the same on many dials; face radii. */
const writingRings = [0.3, 0.42, 0.54, 0.66, 0.78] as const;
/** The scale in rows: what runs along them, such as the edge of the rim's shadow, is no tick. */
const scaleRows = 8;
const rows = Array.from({ length: scaleRows }, (_, k) => 0.78 + ((k + 1) * 0.22) / scaleRows);
const rings = [...writingRings, ...rows];
const fieldsPerRing = 20;
const writingFields = fieldsPerRing * (writingRings.length - 1);
/** Face radius in the patch that it is sampled from, px at most: about the disc's own 67 cells. */
const patchRadius = 96;
/** Fields with fewer cells in sight, or less print (scatter of normalised luma), say nothing. */
const leastCells = 30;
const leastPrint = 0.1;
/** The same of ticks, without what runs along them. */
const leastTicks = 0.03;
/** Another gauge shows other writing; a field with less than this share of the calibrated print's variance is washed out or hidden. */
const leastShown = 0.3;
/** Of so few fields nothing is concluded. */
const leastFields = 4;
/** Writing counts where the scale beside it matches so well: what hides a dial hides both. */
const scaleInSight = 0.5;
/** A scale that matches worse is not only blurred, and explains no more of the writing. */
const leastExplaining = 0.85;
/** Where the third of the scale that agrees least matches no better than this, it is another scale. */
const otherScale = 0.35;
/** What a scale differs by at the least, as 1 − correlation: two pictures of one dial are never the same. */
const leastDifference = 0.03;
/** Of the fields, the third that agrees least is judged: numerals are few beside unit, maker, and a zero that stays. */
const judged = 1 / 3;
/** A field may lie this many cells off (0.015 face radii each): registration is good to about one. */
const slack = 1;
/** One gauge does not turn into another while it is looked at: asked again once a second, or when the rim has moved so far, face radii. */
const moved = 0.03;

const match = new FieldMatch(
  fieldMap(templateSizes.finest, rings, fieldsPerRing),
  writingFields + fieldsPerRing * scaleRows,
);
/** The fields of the writing, then those of the scale with all their rows. */
const judgedFields = writingFields + fieldsPerRing;
/** Best correlation of each field; −1 where it says nothing. */
const best = new Float64Array(judgedFields);
/** Numbers of the fields that are ranked. */
const ranked = new Float64Array(judgedFields);
const strip: Strip = { cells: 0, print: 0, seen: 0, correlation: 0 };

/** Raises `best` to the correlation of each field where the seen disc lies `shift` cells off. */
const matchShifted = (
  seen: Float32Array,
  { normal }: PrintTemplate,
  mask: Uint8Array,
  shift: number,
): void => {
  match.compare(seen, normal, mask, shift);
  for (let field = 0; field < judgedFields; field++) {
    const isWriting = field < writingFields;
    if (isWriting) match.pool(field, 0, 1, strip);
    else match.pool(field, fieldsPerRing, scaleRows, strip);
    const { cells, print, correlation } = strip;
    if (
      cells < leastCells ||
      !(print >= (isWriting ? leastPrint : leastTicks)) ||
      strip.seen < leastShown * print
    )
      continue;
    best[field] = Math.max(best[field]!, correlation);
  }
};

/** Mean of the least third of the first `count` numbers that are ranked, which it puts in order. */
const leastThird = (count: number): number => {
  ranked.subarray(0, count).sort();
  const taken = Math.ceil(count * judged);
  let sum = 0;
  for (let k = 0; k < taken; k++) sum += ranked[k]!;
  return sum / taken;
};

/** What is explained by how the scale differs: its middle correlation; null where a third of it is another dial's. */
const scaleSeen = (): number | null => {
  let count = 0;
  for (let field = writingFields; field < judgedFields; field++)
    if (best[field] !== -1) ranked[count++] = best[field]!;
  if (count < leastFields) return 1;
  return leastThird(count) < otherScale ? null : Math.max(leastExplaining, ranked[(count - 1) >> 1]!);
};

/**
 * How much the scale differs against scale and writing together, 0…1, over the fields that agree least: what blurs, shakes or
 * dims a picture makes both differ, other numerals only the writing. Null where too little is written, or in sight, to tell.
 */
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
  const seen = scaleSeen();
  if (seen === null) return 0;
  let telling = 0;
  for (let field = 0; field < writingFields; field++) {
    const beside = best[writingFields + (field % fieldsPerRing)]!;
    if (best[field] === -1 || beside < scaleInSight) continue;
    const scale = leastDifference + 1 - Math.max(leastExplaining, Math.min(beside, seen));
    ranked[telling++] = scale / (scale + 1 - best[field]!);
  }
  return telling < leastFields ? null : leastThird(telling);
};

export class FaceWriting {
  #last: { readonly atMs: number; readonly motion: number; readonly likeness: number | null } | undefined;

  /**
   * @param moment of the second at which it is asked again (once-a-second.ts)
   * @param disc scratch of the finest size
   */
  constructor(
    private readonly moment: number,
    private readonly disc: SeenDisc,
  ) {}

  /**
   * @param template the reference's print at its finest
   * @param pyramid the frame around the dial; looked into only when it is asked again
   * @param needleRad where the needle points, dial plane
   * @returns 0…1, 1 = the same, 0.5 = no less than the scale is; null where too little is written to tell
   */
  like(
    template: PrintTemplate,
    pyramid: DialPyramid,
    { pose, moved: motion }: Pick<Registered, 'pose' | 'moved'>,
    needleRad: number,
    atMs: number,
  ): number | null {
    const last = this.#last;
    if (last && !isDue(atMs, last.atMs, this.moment) && Math.abs(motion - last.motion) < moved)
      return last.likeness;
    this.#last = { atMs, motion, likeness: likeness(template, this.disc, pyramid, pose, needleRad) };
    return this.#last.likeness;
  }
}
