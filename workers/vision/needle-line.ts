/** Network and sub-pixel fit → the needle's axis in the dial plane, and as the reference picture would show it. */
import { radians, turnBetween, type Radians } from '../../src/base/angle.ts';
import { project, type Homography } from '../../src/base/homography.ts';
import type { NeedleLine } from '../../src/base/observation.ts';
import type { DialPoint } from '../../src/base/point.ts';
import type { CoarseNeedle, Peak } from './find-needle.ts';
import type { NeedleFit } from './measure-angle.ts';
import { radiusPx, type Pose } from './pose.ts';

/** The needle's axis in the dial plane with its uncertainty. */
export interface DialLine {
  readonly through: DialPoint;
  readonly direction: Radians;
  readonly directionSigma: Radians;
  readonly lateralSigma: number;
}

/**
 * Angle about the pivot between the tip as the network sees it and the middle of what was fitted there: both see what stands
 * out. What is fitted to one facet of a polished needle, or to one rail of a skeleton, passes the pivot to one side, and meets
 * the other at the tip; what is fitted to a shadow runs beside the needle and meets it nowhere.
 */
export const disagreement = ({ tip, tipRadius }: CoarseNeedle, fit: NeedleFit): number => {
  const { seenX, seenY, seenDirection } = fit;
  const aside = seenY * Math.cos(seenDirection) - seenX * Math.sin(seenDirection);
  const atTip = seenDirection + Math.asin(Math.max(-1, Math.min(1, aside / tipRadius)));
  return Math.abs(turnBetween(tip.direction, radians(atTip)));
};

/** A fit of so many of the cross-sections, which ends so near to the network's tip, tells which way a broad needle points. */
const confirmedWithin = (2.5 * Math.PI) / 180;
const confirmedBy = 0.6;

/** Probability mass that a peak counts with: a needle that is broad or blunt is sure when the fit confirms it. */
export const massOf = ({ mass, wideMass }: Peak, coarse: CoarseNeedle, fit: NeedleFit | null): number =>
  fit && fit.support >= confirmedBy && disagreement(coarse, fit) <= confirmedWithin ? wideMass : mass;

/** Sub-pixel fit where it agrees with the network; else the network's tip direction about the pivot. */
const agreeWithin = (6 * Math.PI) / 180;

/** Whether the sub-pixel fit tells where the needle is. */
const isFitted = (coarse: CoarseNeedle, fit: NeedleFit | null): fit is NeedleFit =>
  fit !== null && disagreement(coarse, fit) < agreeWithin;

export const chooseLine = (coarse: CoarseNeedle, fit: NeedleFit | null): DialLine => {
  if (isFitted(coarse, fit))
    return {
      through: { x: fit.throughX, y: fit.throughY },
      direction: fit.direction,
      directionSigma: fit.directionSigma,
      lateralSigma: fit.lateralSigma,
    };
  return {
    through: { x: 0, y: 0 },
    direction: coarse.tip.direction,
    directionSigma: coarse.tip.sigma,
    lateralSigma: 0.004,
  };
};

/** Along what stands out of the needle, beside `chosen` where that is one facet. */
export const seenAlong = (
  chosen: DialLine,
  coarse: CoarseNeedle,
  fit: NeedleFit | null,
): Pick<DialLine, 'through' | 'direction'> =>
  isFitted(coarse, fit) ? { through: { x: fit.seenX, y: fit.seenY }, direction: fit.seenDirection } : chosen;

/** The dial-plane line as the reference picture would show it. */
export const toReference = (dialToReference: Homography<'dial', 'reference'>, line: DialLine): NeedleLine => {
  const step = 0.5;
  const ahead: DialPoint = {
    x: line.through.x + step * Math.cos(line.direction),
    y: line.through.y + step * Math.sin(line.direction),
  };
  const a = project(dialToReference, line.through);
  const b = project(dialToReference, ahead);
  const radius = radiusPx(dialToReference as unknown as Pose);
  return {
    through: a,
    direction: Math.atan2(b.y - a.y, b.x - a.x) as Radians,
    directionSigma: line.directionSigma,
    lateralSigma: line.lateralSigma * radius,
  };
};
