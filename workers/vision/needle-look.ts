/** The needle in the reference picture and the needle now: is one dark where the other is light? */
import type { Print } from '../../calibration/record.ts';
import { decodePrint } from './print-template.ts';
import { discReach } from './sampling-map.ts';

/** Fainter than this, grey levels, the sign of a step is not to be trusted. */
const leastStep = 12;
/** Radii at which the reference's needle is looked at, face radii. */
const radii = Array.from({ length: 26 }, (_, k) => 0.25 + 0.02 * k);
/** Where the face beside the needle is looked at, face radii across it. */
const beside = [0.1, 0.115, 0.13];
const onNeedle = [-0.012, 0, 0.012];

/**
 * Luma of the needle minus that of the face beside it, grey levels: the median over the length of the needle.
 * @returns null where the reference shows no needle, or one that hardly stands out
 */
export const needleStepIn = (print: Print): number | null => {
  if (print.needleDeg === null) return null;
  const luma = decodePrint(print);
  const angle = (print.needleDeg * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  /** Mean of the cells that were in the reference picture. */
  const meanAt = (along: number, offsets: readonly number[]): number => {
    let sum = 0;
    let n = 0;
    for (const across of offsets) {
      const column = Math.floor(((along * cos - across * sin + discReach) * print.size) / (2 * discReach));
      const row = Math.floor(((along * sin + across * cos + discReach) * print.size) / (2 * discReach));
      const value = luma[row * print.size + column] ?? 0;
      if (value === 0) continue;
      sum += value;
      n++;
    }
    return sum / n;
  };
  const sides = [...beside, ...beside.map((across) => -across)];
  const steps = radii
    .map((along) => meanAt(along, onNeedle) - meanAt(along, sides))
    .filter((step) => !Number.isNaN(step))
    .sort((a, b) => a - b);
  const step = steps[steps.length >> 1] ?? 0;
  return Math.abs(step) < leastStep ? null : step;
};

/**
 * @param now step of the needle in this frame, grey levels
 * @param then the same in the reference picture
 * @returns their ratio; null when the needle of now is too faint to tell
 */
export const needleLook = (now: number, then: number): number | null =>
  Math.abs(now) < leastStep ? null : now / then;
