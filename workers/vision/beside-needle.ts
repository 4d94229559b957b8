/**
 * A print beside the needle, wherever that points now. The needle's place in the reference picture takes no part in a
 * comparison; where its place in the frame did, a dial with little print would match best turned along with its needle.
 */
import type { SeenDisc } from './align-print.ts';
import { coefficientOf, newSums, sumUp, takeOut } from './correlation.ts';
import { maskNeedle, maskWithout, type PrintTemplate } from './print-template.ts';

/** Strips overlap as far out as the scale: any needle is as good as hidden by one of them. */
const directions = 32;

/** Cells that a needle in each of the directions would hide, by the disc's side. */
const strips = new Map<number, readonly Uint16Array[]>();

const stripsOf = (size: number): readonly Uint16Array[] => {
  const known = strips.get(size);
  if (known) return known;
  const made = Array.from({ length: directions }, (_, k) => {
    const mask = new Uint8Array(size * size).fill(1);
    maskNeedle(mask, size, (2 * Math.PI * k) / directions);
    return Uint16Array.from([...mask.keys()].filter((cell) => mask[cell] === 0));
  });
  strips.set(size, made);
  return made;
};

/** Over all of the print, and over what is left of it beside a strip. */
const whole = newSums();
const beside = newSums();

/** @returns the direction, dial plane, without which the seen print matches best: the needle's, if anything moved */
export const needleOver = ({ normal }: SeenDisc, template: PrintTemplate): number => {
  sumUp(whole, normal, template.normal, template.mask);
  let best = -Infinity;
  let needleRad = 0;
  stripsOf(template.size).forEach((strip, k) => {
    beside.set(whole);
    takeOut(beside, normal, template.normal, template.mask, strip);
    const match = coefficientOf(beside);
    if (match <= best) return;
    best = match;
    needleRad = (2 * Math.PI * k) / directions;
  });
  return needleRad;
};

/** The template as it is compared where a needle points to `needleRad`. */
export const besideNeedle = (template: PrintTemplate, needleRad: number): PrintTemplate => ({
  ...template,
  mask: maskWithout(template, needleRad).slice(),
});
