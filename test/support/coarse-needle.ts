/** What the network would say of a needle that it is sure of, and what is known of the pivot that it turns about. */
import type { Radians } from '../../src/base/angle.ts';
import type { CoarseNeedle } from '../../workers/vision/find-needle.ts';
import type { PivotInSight } from '../../workers/vision/needle-axis.ts';

/** @param direction rad */
export const coarseNeedle = (direction: number): CoarseNeedle => {
  const peak = {
    direction: direction as Radians,
    mass: 0.95,
    wideMass: 0.97,
    sigma: 0.01 as Radians,
    competing: 0,
  };
  return { tip: peak, line: peak, readable: 1, tipRadius: 0.8, tailRadius: 0.2 };
};

/** A dial that is seen straight on, its pivot tapped well. */
export const straightOn: PivotInSight = { eye: null, tangent: 0, pivotSigma: 0.002 };
