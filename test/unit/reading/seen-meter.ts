/** Panel meters as a camera sees them from any side: calibrated in that picture, and the needle's line as it is seen. */
import type { CalibrationRecord, Mark } from '../../../calibration/record.ts';
import { radians, turnBetween } from '../../../src/base/angle.ts';
import { project } from '../../../src/base/homography.ts';
import type { NeedleLine } from '../../../src/base/observation.ts';
import type { ReferencePoint } from '../../../src/base/point.ts';
import { eyeOfView, poseOfView, type DialView } from '../../../src/camera/demo-plant/dial-view.ts';
import { seededRandom } from '../../../src/camera/demo-plant/random.ts';
import { exampleRecord } from '../calibration/example-records.ts';

const example = exampleRecord('panel-meter-0-5-ampere');

/** A scale from 0 to 1 over 90°, even. */
const sweepDeg = 90;
const angleOf = (value: number): number => ((225 + sweepDeg * value) * Math.PI) / 180;

const evenly = (count: number): number[] => Array.from({ length: count }, (_, k) => k / (count - 1));

/** @param sigma px by which pivot and marks are tapped beside their places */
export const meterRecord = (view: DialView, marks: number, sigma = 0, seed = 1): CalibrationRecord => {
  const pose = poseOfView(view);
  const random = seededRandom(seed);
  const tap = (x: number, y: number): ReferencePoint => {
    const at = project(pose, { x, y });
    return { x: at.x + sigma * random.normal(), y: at.y + sigma * random.normal() };
  };
  const pivot = tap(0, 0);
  const values = evenly(marks).map((value): Mark => ({
    value,
    at: tap(0.9 * Math.cos(angleOf(value)), 0.9 * Math.sin(angleOf(value))),
  }));
  return {
    ...example,
    scale: { ...example.scale, law: 'piecewise-linear' },
    pivot,
    marks: values,
    markSigmaPx: Math.max(sigma, 0.05),
  };
};

/** @param height of the needle over the print, face radii */
export const needleSeen = (view: DialView, value: number, height: number): NeedleLine => {
  const pose = poseOfView(view);
  const eye = eyeOfView(view);
  const away = eye.z / (eye.z - height);
  const seen = (radius: number): ReferencePoint => {
    const [x, y] = [radius * Math.cos(angleOf(value)), radius * Math.sin(angleOf(value))];
    return project(pose, { x: eye.x + (x - eye.x) * away, y: eye.y + (y - eye.y) * away });
  };
  const [from, to] = [seen(0.3), seen(0.8)];
  const direction = radians(Math.atan2(to.y - from.y, to.x - from.x));
  return { through: from, direction, directionSigma: radians(0), lateralSigma: 0 };
};

/** Axis of the view's shortening as travel along the meter's scale, modulo half a turn. */
export const axisSeen = (view: DialView, { marks, pivot }: CalibrationRecord): number => {
  const first = Math.atan2(marks[0]!.at.y - pivot.y, marks[0]!.at.x - pivot.x);
  return turnBetween(first, ((view.axisDeg + 90) * Math.PI) / 180);
};

export const meterView = (tiltDeg: number, more: Partial<DialView> = {}): DialView => ({
  ...{ x: 400, y: 360, radius: 170, tiltDeg, axisDeg: 35, rollDeg: 4, distance: 9 },
  ...more,
});
