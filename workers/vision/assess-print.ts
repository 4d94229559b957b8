/** Compares the seen print with the calibrated one, sector by sector: what is hidden, glared or blurred. */
import { correlation, type SeenDisc } from './align-print.ts';
import { FieldMatch, fieldMap, outside } from './field-match.ts';
import { mirroredShare } from './mirrored-light.ts';
import { maskWithout, sharpnessOf, templateSizes, type PrintTemplate } from './print-template.ts';

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
/** Sectors with fewer cells in sight say nothing. */
const leastCells = 12;
/** Nor do those with less print than this (scatter of normalised luma). */
const leastPrint = 0.25;

/** The fine disc's sectors; frames are compared at no other size here. */
const map = fieldMap(templateSizes.fine, rings, sectors);
const match = new FieldMatch(sectors * (rings.length - 1));

/**
 * @param needleRad where the needle points now, dial plane; its cells take no part. Null: unknown.
 */
export const assessPrint = (
  disc: SeenDisc,
  template: PrintTemplate,
  needleRad: number | null,
): PrintEvidence => {
  const mask = maskWithout(template, needleRad);
  match.clear();
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
    if (sector === outside || seen !== seen) continue;
    match.add(sector, seen, template.normal[cell]!);
  }
  let telling = 0;
  let hidden = 0;
  for (let k = 0; k < match.fields; k++) {
    if (match.cells(k) < leastCells || match.print(k) < leastPrint * leastPrint) continue;
    telling++;
    if (match.correlation(k) < leastMatch) hidden++;
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
