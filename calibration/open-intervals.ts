/** A scale → the intervals whose marks leave too much open how the ticks between them run. */
import type { ScaleCurve } from './scale.ts';

export interface OpenInterval {
  /** Values of its two marks. */
  readonly from: number;
  readonly to: number;
  /** What readings there may be off by, as a share of the span. */
  readonly share: number;
  /** The mark that the ticks tend to be squeezed towards, a 0 at the scale's end; null between other numbers. */
  readonly zero: number | null;
}

/** Where a reading that is good in all else is most often that uncertain, in spans: half of what makes it uncertain. */
const worthATick = 0.01;

/** Places looked at in each interval. */
const looks = 16;

/**
 * In rising order of value; none where the marks tell enough.
 * @param division value of one printed division, null when unknown: between two ticks there is nothing to tap
 */
export const openIntervals = (curve: ScaleCurve, division: number | null): OpenInterval[] => {
  const span = curve.highValue - curve.lowValue;
  return curve.knots.slice(1).flatMap((high, k) => {
    const low = curve.knots[k]!;
    const departures = Array.from({ length: looks - 1 }, (_, look) =>
      curve.departureAt(low.travel + ((high.travel - low.travel) * (look + 1)) / looks),
    );
    const share = Math.max(...departures) / span;
    const isOneDivision = division !== null && high.value - low.value < 1.5 * division;
    if (share < worthATick || isOneDivision) return [];
    const isEnd = k === 0 || k === curve.knots.length - 2;
    const zero = isEnd && (low.value === 0 || high.value === 0) ? 0 : null;
    return [{ from: low.value, to: high.value, share, zero }];
  });
};
