/**
 * One cross-section of a needle → where its middle is, and how far its edges can be trusted. A shadow beside the needle is
 * fainter than the needle: it reaches half height more often than 70 %, and draws the middle towards itself there.
 */
import { median } from './median.ts';

/** All in samples of the profile; `centre` counts from the profile's middle. */
export interface NeedleSection {
  /** Middle between the edges where they are at 70 % of the height. */
  readonly centre: number;
  /** How far the middle wanders from low to high on the flanks: a shadow or another edge leans on one side. */
  readonly skew: number;
  /** Mean run of the flanks from 70 % down to 30 % of the height. */
  readonly softness: number;
  /** The edges themselves, from the profile's middle as well, and the runs of their flanks. */
  readonly left: number;
  readonly right: number;
  readonly leftRun: number;
  readonly rightRun: number;
}

/** Samples at either end that are taken for the face beside the needle. */
const beside = 12;
/** Share of the profile's half-width within which the needle is looked for. */
const nearMiddle = 0.54;
/** Least height over the face, where 1 is the needle's usual contrast. */
const leastHeight = 0.35;

/** Heights at which a flank is crossed on the way down, as shares of the whole; the first is the needle's edge. */
const shares = [0.7, 0.3] as const;
/** The same in this profile. */
const levels = new Float64Array(shares.length);

const sides = new Float64Array(2 * beside);
/** Where either flank falls through the heights. */
const left = new Float64Array(shares.length);
const right = new Float64Array(shares.length);
const section = { centre: 0, skew: 0, softness: 0, left: 0, right: 0, leftRun: 0, rightRun: 0 };

/**
 * Fills `flank` on the way down from the peak, by `step`; the profile's end stands for what is not crossed before it.
 * @returns how many of the heights are crossed
 */
const descend = (
  profile: Float32Array,
  steps: number,
  peak: number,
  step: 1 | -1,
  flank: Float64Array,
): number => {
  const end = step === 1 ? steps - 1 : 0;
  let crossed = 0;
  let at = peak;
  for (let k = 0; k < levels.length; k++) {
    const level = levels[k]!;
    while (at !== end && profile[at + step]! > level) at += step;
    if (at === end) flank[k] = end;
    else {
      flank[k] = at + (step * (profile[at]! - level)) / (profile[at]! - profile[at + step]! || 1);
      crossed++;
    }
  }
  return crossed;
};

/** @returns null where no needle stands out in the middle of the profile; else one object, valid until the next call */
export const needleSection = (profile: Float32Array, steps: number): NeedleSection | null => {
  const middle = steps >> 1;
  for (let j = 0; j < beside; j++) {
    sides[2 * j] = profile[j]!;
    sides[2 * j + 1] = profile[steps - 1 - j]!;
  }
  const base = median(sides, sides.length);
  let peak = middle;
  const near = Math.round(nearMiddle * middle);
  for (let j = middle - near; j <= middle + near; j++) if (profile[j]! > profile[peak]!) peak = j;
  const height = profile[peak]! - base;
  if (height < leastHeight) return null;
  for (let k = 0; k < shares.length; k++) levels[k] = base + shares[k]! * height;
  if (descend(profile, steps, peak, -1, left) < 1) return null;
  if (descend(profile, steps, peak, 1, right) < 1) return null;
  section.left = left[0]! - middle;
  section.right = right[0]! - middle;
  section.leftRun = left[0]! - left[1]!;
  section.rightRun = right[1]! - right[0]!;
  section.centre = (section.left + section.right) / 2;
  section.skew = (left[1]! + right[1]! - left[0]! - right[0]!) / 2;
  section.softness = (section.leftRun + section.rightRun) / 2;
  return section;
};
