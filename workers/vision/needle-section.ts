/** One cross-section of a needle → where its middle is, and how far its edges can be trusted. */

/** All in samples of the profile; `centre` counts from the profile's middle. */
export interface NeedleSection {
  /** Middle between the edges at half height. */
  readonly centre: number;
  /** How far the middle wanders from low to high on the flanks: a shadow or another edge leans on one side. */
  readonly skew: number;
  /** Mean run of the flanks from 70 % down to 30 % of the height. */
  readonly softness: number;
}

/** Samples at either end that are taken for the face beside the needle. */
const beside = 12;
/** Share of the profile's half-width within which the needle is looked for. */
const nearMiddle = 0.54;
/** Least height over the face, where 1 is the needle's usual contrast. */
const leastHeight = 0.35;

const sides = new Float64Array(2 * beside);

/** @returns null where no needle stands out in the middle of the profile */
export const needleSection = (profile: Float32Array, steps: number): NeedleSection | null => {
  const middle = steps >> 1;
  for (let j = 0; j < beside; j++) {
    sides[2 * j] = profile[j]!;
    sides[2 * j + 1] = profile[steps - 1 - j]!;
  }
  sides.sort();
  const base = sides[beside]!;
  let peak = middle;
  const near = Math.round(nearMiddle * middle);
  for (let j = middle - near; j <= middle + near; j++) if (profile[j]! > profile[peak]!) peak = j;
  const height = profile[peak]! - base;
  if (height < leastHeight) return null;
  const crossing = (share: number, step: 1 | -1): number | null => {
    const level = base + share * height;
    let at = peak;
    while (at + step >= 0 && at + step < steps && profile[at + step]! > level) at += step;
    const next = at + step;
    if (next < 0 || next >= steps) return null;
    return at + (step * (profile[at]! - level)) / (profile[at]! - profile[next]! || 1);
  };
  const left = crossing(0.5, -1);
  const right = crossing(0.5, 1);
  if (left === null || right === null) return null;
  const lowLeft = crossing(0.3, -1) ?? 0;
  const lowRight = crossing(0.3, 1) ?? steps - 1;
  const highLeft = crossing(0.7, -1) ?? left;
  const highRight = crossing(0.7, 1) ?? right;
  return {
    centre: (left + right) / 2 - middle,
    skew: (lowLeft + lowRight - highLeft - highRight) / 2,
    softness: (highLeft - lowLeft + lowRight - highRight) / 2,
  };
};
