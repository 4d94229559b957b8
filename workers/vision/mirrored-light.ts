/** How much of a face lies under light that the glass mirrors, on dark faces as on light ones. */
import type { SeenDisc } from './align-print.ts';
import type { PrintTemplate } from './print-template.ts';

/** A cell lies under mirrored light that is nearer to white by this share than the print was. */
const veiling = 0.5;
/** Luma from which print says no more of what lies over it: a white face may clip unharmed. */
const nearWhite = 235;
const white = 255;
/** Counts of seen ÷ calibrated luma, in steps of 1 ÷ `stepsOfOne`; the last counts all above. */
const stepsOfOne = 32;
const last = 8 * stepsOfOne;
const ratios = new Uint32Array(last + 1);

/** Half of the print is no lighter than this many times what it was; 1 where light went: what no shadow lies on is not mirrored. */
const usualGain = ({ luma }: SeenDisc, template: PrintTemplate, mask: Uint8Array): number => {
  ratios.fill(0);
  let count = 0;
  for (let cell = 0; cell < mask.length; cell++) {
    if (mask[cell] === 0) continue;
    const ratio = luma[cell]! / template.luma[cell]!;
    if (!(ratio >= 0)) continue; // NaN too
    const at = ratio * stepsOfOne + 0.5;
    ratios[at < last ? at | 0 : last]!++;
    count++;
  }
  let left = count / 2;
  let step = 0;
  while (step < last && (left -= ratios[step]!) > 0) step++;
  return Math.max(1, step / stepsOfOne);
};

/**
 * @param template the print in the light that is on the dial (print-in-light.ts)
 * @param mask flags of cells that show print
 * @returns share of the cells that are not near white by themselves, 0…1
 */
export const mirroredShare = (disc: SeenDisc, template: PrintTemplate, mask: Uint8Array): number => {
  const gain = usualGain(disc, template, mask);
  let telling = 0;
  let veiled = 0;
  for (let cell = 0; cell < mask.length; cell++) {
    if (mask[cell] === 0) continue;
    const seen = disc.luma[cell]!;
    const expected = gain * template.luma[cell]!;
    if (seen !== seen || !(expected < nearWhite)) continue;
    telling++;
    if (seen - expected > veiling * (white - expected)) veiled++;
  }
  return telling > 0 ? veiled / telling : 0;
};
