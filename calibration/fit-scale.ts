/** The marks of a record → its scale curve, or why no curve goes through them. */
import { normalizeTurn, radians, type Radians } from '../src/base/angle.ts';
import { homography, invert, project, type Homography } from '../src/base/homography.ts';
import { distance, type Point, type ReferencePoint } from '../src/base/point.ts';
import { ok, refuse, type Result } from '../src/base/result.ts';
import { dialPose } from './dial-pose.ts';
import { lawsBetweenMarks } from './laws-between-marks.ts';
import { inverseOf, monotoneCubic, piecewiseLinear } from './monotone-cubic.ts';
import { radiusOverTravel } from './scale-arc.ts';
import type { CalibrationRecord, Mark } from './record.ts';
import type { Knot, ScaleCurve } from './scale.ts';

/** Why a record's marks make no scale. */
export type ScaleRefusal =
  | 'too-few-marks'
  | 'values-not-rising'
  | 'mark-on-pivot'
  | 'marks-not-along-direction'
  | 'degenerate-perspective';

const turn = 2 * Math.PI;

/** Marks closer than this to each other are one mark (0.1°). */
export const sameAngle = Math.PI / 1800;

/** A mark nearer to the pivot than this is no mark, px: 2 % of the farthest one's distance, at least 1. */
export const nearestMarkPx = (marks: readonly Mark[], pivot: ReferencePoint): number =>
  Math.max(1, 0.02 * Math.max(...marks.map(({ at }) => distance(at, pivot))));

/** A full-turn scale's last mark must lie this near to its first (3°: a tap's error, not a missing mark). */
const seamTolerance = Math.PI / 60;

const identity = homography<'dial', 'reference'>([1, 0, 0, 0, 1, 0, 0, 0, 1]);

/** Scale's plane → reference picture. For `none` the scale's plane is the reference picture itself. */
const planeOf = (record: CalibrationRecord): Homography<'dial', 'reference'> =>
  record.perspective.method === 'none' ? identity : dialPose(record);

/** Travel of each mark, unwrapped along the direction; undefined where they do not run that way. */
const unwrap = (angles: readonly number[], sense: number, wraps: boolean): number[] | undefined => {
  const travels = [0];
  for (let k = 1; k < angles.length; k++) {
    const step = normalizeTurn(sense * (angles[k]! - angles[k - 1]!));
    if (step < sameAngle || turn - step < sameAngle) return undefined;
    travels.push(travels[k - 1]! + step);
  }
  const last = travels.at(-1)!;
  if (wraps) {
    if (travels.length < 3 || Math.abs(last - turn) > seamTolerance) return undefined;
    travels[travels.length - 1] = turn;
    return travels;
  }
  return last < turn - sameAngle ? travels : undefined;
};

/**
 * Marks → angles about the pivot, in the plane that `record.perspective` names, unwrapped along the direction.
 * Refuses what no needle could follow.
 */
export const fitScale = (record: CalibrationRecord): Result<ScaleCurve, ScaleRefusal> => {
  const { marks, scale } = record;
  if (marks.length < 2) return refuse('too-few-marks');
  if (marks.some((mark, k) => k > 0 && !(mark.value > marks[k - 1]!.value)))
    return refuse('values-not-rising');
  const nearest = nearestMarkPx(marks, record.pivot);
  const toReference = planeOf(record);
  const inverse = invert(toReference);
  if (!inverse.ok) return refuse('degenerate-perspective');
  const fromReference = inverse.value;
  const place = (point: ReferencePoint): Point<'dial'> => project(fromReference, point);
  const pivot = place(record.pivot);
  const places = marks.map((mark) => place(mark.at));
  const radii = places.map((at) => distance(at, pivot));
  if (![...radii, pivot.x, pivot.y].every(Number.isFinite)) return refuse('degenerate-perspective');
  if (marks.some((mark, k) => distance(mark.at, record.pivot) < nearest || radii[k]! === 0))
    return refuse('mark-on-pivot');

  const sense = scale.direction === 'clockwise' ? 1 : -1;
  const angles = places.map((at) => Math.atan2(at.y - pivot.y, at.x - pivot.x));
  const travels = unwrap(angles, sense, scale.wraps);
  if (!travels) return refuse('marks-not-along-direction');

  const values = marks.map((mark) => mark.value);
  const sweep = travels.at(-1)!;
  const curve =
    scale.law === 'monotone-cubic'
      ? monotoneCubic(travels, values, scale.wraps)
      : piecewiseLinear(travels, values);
  const angleAt = (travel: number): Radians => normalizeTurn(angles[0]! + sense * travel);
  const travelOf = (angle: number): number => {
    const way = normalizeTurn(sense * (angle - angles[0]!));
    return !scale.wraps && way > sweep && way - sweep > (turn - sweep) / 2 ? way - turn : way;
  };
  const knots: Knot[] = travels.map((travel, k) => ({ travel, value: values[k]!, radius: radii[k]! }));
  const radiusAlong = radiusOverTravel(knots);
  const laws = lawsBetweenMarks(knots, scale.wraps);
  const departureAt = (travel: number): number => {
    const inside = Math.min(Math.max(travel, 0), sweep);
    const value = curve.valueAt(inside);
    return Math.max(...laws.map((law) => Math.abs(law(inside) - value)));
  };

  return ok({
    direction: scale.direction,
    wraps: scale.wraps,
    knots,
    lowValue: values[0]!,
    highValue: values.at(-1)!,
    lowAngle: angleAt(0),
    highAngle: angleAt(sweep),
    sweep,
    pivot,
    fromReference,
    toReference,
    place,
    travelOf,
    valueAt: (angle) => curve.valueAt(travelOf(angle)),
    valueAtTravel: (travel) => curve.valueAt(travel),
    slopeAt: (angle) => curve.slopeAt(travelOf(angle)),
    slopeAtTravel: (travel) => curve.slopeAt(travel),
    departureAt,
    angleOf: (value) => angleAt(inverseOf(curve, travels, values, value)),
    radiusAt: (angle) => radiusAlong(normalizeTurn(sense * (angle - angles[0]!))),
  });
};

/** Angle of a point of the reference picture about the pivot, in the scale's plane. */
export const angleOfPoint = (curve: ScaleCurve, point: ReferencePoint): Radians => {
  const at = curve.place(point);
  return radians(Math.atan2(at.y - curve.pivot.y, at.x - curve.pivot.x));
};
