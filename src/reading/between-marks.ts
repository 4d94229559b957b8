/** A place on the scale → how far its neighbouring marks vouch for it. */
import { intervalOf } from '../../calibration/monotone-cubic.ts';
import { aspectErrorOf } from '../../calibration/points-doubt.ts';
import type { ScaleCurve } from '../../calibration/scale.ts';
import { budgetAssumptions as assumed } from './budget-assumptions.ts';
import type { Prepared } from './prepare-gauge.ts';

const interval = (curve: ScaleCurve, travel: number) => {
  const { knots } = curve;
  const k = intervalOf(
    knots.map((knot) => knot.travel),
    travel,
  );
  const low = knots[k]!;
  const high = knots[k + 1]!;
  const width = high.travel - low.travel;
  const share = (travel - low.travel) / width;
  /** 1 in the middle, 0 at the marks; outside it goes on growing, to at most 1. */
  const bulge = Math.min(1, Math.abs(4 * share * (1 - share)));
  return { width, share, bulge };
};

/** Factors that turn the standard uncertainty of a point (px) into that of the reading (px along the arc). */
export const placeBetweenMarks = (
  curve: ScaleCurve,
  travel: number,
): { markShare: number; pivotShare: number } => {
  const { width, share, bulge } = interval(curve, travel);
  return {
    markShare: Math.min(2, Math.hypot(1 - share, share)),
    // A displaced pivot turns needle and marks alike; what is left is the bend between the two marks.
    pivotShare: bulge * (1 - Math.cos(width / 2)),
  };
};

/**
 * Half-width of what the scale may do between two marks, in its unit: the printed law's departure, the stretch of
 * a tilted face, and what another law through the same marks would read.
 * @param aspect minor by major axis of the face in the reference picture
 */
export const offScaleBetweenMarks = (prepared: Prepared, travel: number, aspect: number): number => {
  const { curve, record } = prepared;
  const { width, bulge } = interval(curve, travel);
  const stretch =
    record.perspective.method === 'none'
      ? 1 - aspect
      : record.perspective.method === 'ellipse'
        ? assumed.ellipseAspectError
        : aspectErrorOf(record);
  // φ ≈ α − (stretch/2)·sin 2α: a straight line over `width` misses it by at most width²/8 · 2·stretch.
  const tilted = Math.min((width * width * stretch) / 4, stretch / 2);
  const angular = bulge * (assumed.printedDeparture * width + tilted) * curve.slopeAtTravel(travel);
  return Math.hypot(angular, curve.departureAt(travel));
};
