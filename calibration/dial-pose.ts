/** The pose of a record's dial in its reference picture: dial plane → reference picture. */
import { poseFromEllipse, type Ellipse } from '../src/base/ellipse.ts';
import { fromFourPoints, project, type Homography } from '../src/base/homography.ts';
import { distance, type ReferencePoint } from '../src/base/point.ts';
import type { CalibrationRecord, FourPoints } from './record.ts';

/** Printed numerals and ticks usually end at about this share of the face's radius. */
export const marksAtFaceRadius = 0.9;

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

/** Four points of the picture and where they lie on the dial: on a circle of radius 0.8 about the pivot. */
export const fourPoints = (pose: Homography<'dial', 'reference'>): FourPoints => {
  const dial = [
    { x: -0.8, y: 0 },
    { x: 0, y: -0.8 },
    { x: 0.8, y: 0 },
    { x: 0, y: 0.8 },
  ] as const;
  const at = (index: 0 | 1 | 2 | 3): ReferencePoint => project(pose, dial[index]);
  return { method: 'points', dial, picture: [at(0), at(1), at(2), at(3)] };
};
