/** Compares the seen print with the calibrated one: what is hidden, glared or blurred. */
import type { SeenDisc } from './align-print.ts';
import { correlation } from './correlation.ts';
import { mirroredShare } from './mirrored-light.ts';
import { mostHidden, printInSight, type PrintInSight } from './print-in-sight.ts';
import { darkPrint, maskWithout, sharpnessOf, templateSizes, type PrintTemplate } from './print-template.ts';
import { discPlane } from './sampling-map.ts';

export interface PrintEvidence {
  readonly correlation: number;
  readonly hidden: number;
  readonly glare: number;
  readonly mirrored: number;
  readonly sharpness: number;
}

const clipped = 247;
/** In much light the rim stands while the face turns white, and rims are alike: the print within this must match, too; face radii. */
const faceAlone = 0.93;

const withinFace = Uint8Array.from({ length: templateSizes.fine ** 2 }, (_, cell) => {
  const uv = discPlane(templateSizes.fine);
  return Math.hypot(uv[2 * cell]!, uv[2 * cell + 1]!) < faceAlone ? 1 : 0;
});

/**
 * Correlation of the print: of what is in sight where little is hidden (that is told as hidden already), in much light of the
 * face alone where that is less; uses up `mask`.
 */
const likeness = (
  disc: SeenDisc,
  { normal }: PrintTemplate,
  mask: Uint8Array,
  isBright: boolean,
  sight: PrintInSight,
): number => {
  const whole = correlation(disc.normal, normal, mask);
  if (!isBright) return sight.hidden <= mostHidden ? Math.max(whole, sight.correlation) : whole;
  for (let cell = 0; cell < mask.length; cell++) mask[cell]! &= withinFace[cell]!;
  return Math.min(whole, correlation(disc.normal, normal, mask));
};

/**
 * @param needleRad where the needle points now, dial plane; its cells take no part. Null: unknown.
 * @param isBright whether `template` is of more light than the calibration's
 */
export const assessPrint = (
  disc: SeenDisc,
  template: PrintTemplate,
  needleRad: number | null,
  isBright: boolean,
): PrintEvidence => {
  const mask = maskWithout(template, needleRad);
  const sight = printInSight(disc, template, mask);
  return {
    hidden: sight.hidden,
    glare: glaringShare(disc, template, mask),
    mirrored: mirroredShare(disc, template, mask),
    sharpness: relativeSharpness(disc, template, mask),
    // Last, since it uses up the mask.
    correlation: likeness(disc, template, mask, isBright, sight),
  };
};

/** Of the dark print, which glare can wash out; a white face may clip unharmed. */
const glaringShare = (disc: SeenDisc, template: PrintTemplate, mask: Uint8Array): number => {
  let dark = 0;
  let glaring = 0;
  for (let cell = 0; cell < mask.length; cell++) {
    if (mask[cell] === 0 || !(template.normal[cell]! < darkPrint)) continue;
    dark++;
    if (disc.luma[cell]! >= clipped && template.luma[cell]! < clipped - 12) glaring++;
  }
  return dark > 0 ? glaring / dark : 0;
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
