/** The pose of a record's dial in its reference picture: dial plane → reference picture. */
import { poseFromEllipse, type Ellipse } from '../src/base/ellipse.ts';
import { fromFourPoints, type Homography } from '../src/base/homography.ts';
import { distance } from '../src/base/point.ts';
import type { CalibrationRecord } from './record.ts';

/** Printed numerals and ticks usually end at about this share of the face's radius. */
const marksAtFaceRadius = 0.9;

/** The face's outline, or where there is none (panel meters) a circle about the pivot that holds the marks. */
export const faceOf = (record: CalibrationRecord): Ellipse => {
  if (record.face) return record.face;
  const reach =
    record.marks.reduce((sum, mark) => sum + distance(mark.at, record.pivot), 0) / record.marks.length;
  const radius = reach / marksAtFaceRadius;
  return { cx: record.pivot.x, cy: record.pivot.y, rx: radius, ry: radius, rotationDeg: 0 };
};

/** Origin at the pivot, face radius 1. Four degenerate points fall back to the ellipse. */
export const dialPose = (record: CalibrationRecord): Homography<'dial', 'reference'> => {
  if (record.perspective.method === 'points') {
    const pose = fromFourPoints(record.perspective.dial, record.perspective.picture);
    if (pose.ok) return pose.value;
  }
  return poseFromEllipse(faceOf(record), record.pivot);
};
