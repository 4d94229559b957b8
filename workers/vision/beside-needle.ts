/**
 * A print beside the needle, wherever that points now. The needle's place in the reference picture takes no part in a
 * comparison; where its place in the frame did, a dial with little print would match best turned along with its needle.
 */
import { correlation, type SeenDisc } from './align-print.ts';
import { maskWithout, type PrintTemplate } from './print-template.ts';

/** Strips overlap as far out as the scale: any needle is as good as hidden by one of them. */
const directions = 32;

/** @returns the direction, dial plane, without which the seen print matches best: the needle's, if anything moved */
export const needleOver = ({ normal }: SeenDisc, template: PrintTemplate): number => {
  let best = -Infinity;
  let needleRad = 0;
  for (let k = 0; k < directions; k++) {
    const direction = (2 * Math.PI * k) / directions;
    const match = correlation(normal, template.normal, maskWithout(template, direction));
    if (match <= best) continue;
    best = match;
    needleRad = direction;
  }
  return needleRad;
};

/** The template as it is compared where a needle points to `needleRad`. */
export const besideNeedle = (template: PrintTemplate, needleRad: number): PrintTemplate => ({
  ...template,
  mask: maskWithout(template, needleRad).slice(),
});
