/** Evidence, record and scale → the named contributions to a reading's uncertainty, in its unit. */
import { readLine } from '../../calibration/read-line.ts';
import type { Lifted, PointedAt } from '../../calibration/read-line.ts';
import { combine, rectangular, type Budget, type Contribution } from '../../calibration/uncertainty.ts';
import { turnBetween } from '../base/angle.ts';
import { distance } from '../base/point.ts';
import type { Evidence, NeedleFound, NeedleLine } from '../base/observation.ts';
import { project } from '../base/homography.ts';
import { faceOf } from '../../calibration/dial-pose.ts';
import { aspectErrorOf } from '../../calibration/points-doubt.ts';
import type { Prepared } from './prepare-gauge.ts';
import { budgetAssumptions as assumed } from './budget-assumptions.ts';
import { liftedBy, parallaxDoubt } from './parallax.ts';
import { offScaleBetweenMarks, placeBetweenMarks } from './between-marks.ts';
import { areAnglesAsSeen, tiltDoubt } from './unknown-tilt.ts';

/** Change of the travel for a shift of the line by 1 px across itself, rad/px, by differences (GUM 5.1.3 note 2). */
const sensitivity = ({ curve }: Prepared, line: NeedleLine, at: PointedAt, lifted: Lifted | null) => {
  const reachPx = distance(project(curve.toReference, at.at), project(curve.toReference, curve.pivot));
  const moved = (px: number): number => {
    const through = {
      x: line.through.x - px * Math.sin(line.direction),
      y: line.through.y + px * Math.cos(line.direction),
    };
    const there = readLine(curve, { through, direction: line.direction }, lifted);
    return there ? Math.abs(turnBetween(at.travel, there.travel)) : 1 / reachPx;
  };
  return { perPx: moved(0.5) + moved(-0.5), reachPx };
};

/** Half-width of the direction's error that follows from how two finders differ, rad. */
const disagreementDoubt = ({ fitDisagreement }: Evidence): number =>
  fitDisagreement === null
    ? assumed.networkAlone / 2
    : // The network is allowed its own error; what is more speaks against the fit.
      Math.max(0, fitDisagreement - assumed.networkAlone);

/**
 * GUM budget of one frame's reading (camera against dial; the gauge's own class is not in it).
 * Numbers that are not measured stand in `budget-assumptions.ts`, each with its ground.
 */
export const readingBudget = (prepared: Prepared, found: NeedleFound, at: PointedAt): Budget => {
  const { record, curve } = prepared;
  const { line, evidence } = found;
  const slope = curve.slopeAtTravel(at.travel);
  const { perPx, reachPx } = sensitivity(prepared, line, at, liftedBy(evidence.eye));
  const valuePerPx = perPx * slope;
  const between = placeBetweenMarks(curve, at.travel);
  const tilt = tiltDoubt(prepared.unknownTilts, curve, at.travel);
  const face = faceOf(record);
  const aspect = Math.min(face.rx, face.ry) / Math.max(face.rx, face.ry);
  const seen = { aspect, aspectError: aspectErrorOf(record) };
  const isFitted = evidence.fitDisagreement !== null;
  const lever = isFitted ? assumed.fitLever : 1;
  // Two are spent on the line's place and direction.
  const degreesOfFreedom = Math.max(1, assumed.independentSections * evidence.fitSupport - 2);
  const framePx = Math.max(face.rx, face.ry) / Math.max(evidence.radiusPx, 1);
  const sections = Math.min(48, Math.max(evidence.radiusPx / 2, 1));
  const contributions: Contribution[] = [
    {
      name: 'needle-direction',
      type: 'A',
      shape: 'normal',
      u: line.directionSigma * lever * reachPx * valuePerPx,
      ...(isFitted && { degreesOfFreedom }),
    },
    { name: 'needle-place', type: 'A', shape: 'normal', u: line.lateralSigma * valuePerPx },
    // One pixel's grid (GUM F.2.2.1, half-width ½ px), averaged over the cross-sections of the fit.
    {
      name: 'pixel-grid',
      type: 'B',
      shape: 'normal',
      u: (rectangular(framePx / 2).u / Math.sqrt(sections)) * valuePerPx,
    },
    {
      name: 'finder-disagreement',
      type: 'B',
      ...rectangular(disagreementDoubt(evidence) * slope),
    },
    {
      name: 'mark-placement',
      type: 'B',
      shape: 'normal',
      u: record.markSigmaPx * between.markShare * valuePerPx,
    },
    {
      name: 'pivot-placement',
      type: 'B',
      shape: 'normal',
      u: record.markSigmaPx * between.pivotShare * valuePerPx,
    },
    {
      name: 'scale-between-marks',
      type: 'B',
      ...rectangular(offScaleBetweenMarks(prepared, at.travel, aspect)),
    },
    {
      name: 'parallax',
      type: 'B',
      ...rectangular(Math.hypot(parallaxDoubt(evidence, curve, at, seen) * slope, tilt.height)),
    },
    ...(areAnglesAsSeen(record, prepared.unknownTilts)
      ? [{ name: 'tilted-angles', type: 'B', shape: 'normal', u: tilt.angles } as const]
      : []),
    {
      name: 're-registration',
      type: 'B',
      shape: 'normal',
      u: assumed.perRadiusMoved * Math.abs(evidence.moved) * slope,
    },
  ];
  return combine(contributions);
};
