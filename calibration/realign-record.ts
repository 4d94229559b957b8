/** A record and where its dial lies in a new picture → the record's next revision, with the scale as it was. */
import { ellipseThrough, type Ellipse } from '../src/base/ellipse.ts';
import { compose, homography, invert, project, type Homography } from '../src/base/homography.ts';
import { distance, type ReferencePoint } from '../src/base/point.ts';
import { dialPose, fourPoints } from './dial-pose.ts';
import { recordName, type CalibrationRecord, type FourPoints, type Perspective } from './record.ts';

/** The picture in which the dial was found again, and who vouches for it. */
export interface Realignment {
  /** Dial plane → the new picture, px. */
  readonly pose: Homography<'dial', 'frame'>;
  readonly picture: { readonly width: number; readonly height: number };
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly atIso: string;
}

/** Standard uncertainty of where the rim was found again, face radii: the tests see errors of 0.0002 to 0.0017 at most. */
const alignmentSigma = 0.001;

/**
 * Pivot, marks and outline go where the dial has gone; marks keep their places on the dial, so values keep theirs.
 * The print is that of the old picture no more: it has to be taken anew. Checks of readings vouched for the old
 * picture, and are dropped. Throws for a pose that folds the dial to a line.
 */
export const realignRecord = (
  record: CalibrationRecord,
  { pose, picture, by, atIso }: Realignment,
): CalibrationRecord => {
  const before = dialPose(record);
  // From now on the new picture is the reference picture.
  const after = homography<'dial', 'reference'>(pose);
  const back = invert(before);
  if (!back.ok) throw new Error(`record ${recordName(record)} has a degenerate pose`);
  const carry = compose(after, back.value) as Homography<'reference', 'reference'>;
  const sigma = Math.hypot(record.markSigmaPx / sizeOf(before), alignmentSigma) * sizeOf(after);
  return {
    ...record,
    revision: record.revision + 1,
    author: by,
    createdAt: atIso,
    alignedFrom: recordName(record),
    picture: { width: picture.width, height: picture.height },
    pivot: project(carry, record.pivot),
    face: record.face && carryEllipse(carry, record.face),
    perspective: carryDoubt(record.perspective, fourPoints(after), sizeOf(before), sizeOf(after)),
    marks: record.marks.map(({ value, at }) => ({ value, at: project(carry, at) })),
    markSigmaPx: Math.min(100, sigma),
    print: null,
    verifications: [],
  };
};

/** Points that were laid through an outline tell no more than it: the new view's perspective is against one that is not known. */
const carryDoubt = (
  from: Perspective,
  points: FourPoints,
  sizeBefore: number,
  sizeAfter: number,
): FourPoints => {
  if (from.method !== 'points') return { ...points, depth: 'unknown' };
  const { sigmaPx, depth } = from;
  return {
    ...points,
    ...(sigmaPx !== undefined && { sigmaPx: Math.hypot(sigmaPx / sizeBefore, alignmentSigma) * sizeAfter }),
    ...(depth && { depth }),
  };
};

/** Mean distance from the pivot to the circle of radius 0.8, made a face radius; px. */
const sizeOf = (pose: Homography<'dial', 'reference'>): number => {
  const { picture } = fourPoints(pose);
  const centre = project(pose, { x: 0, y: 0 });
  return picture.reduce((sum, at) => sum + distance(at, centre), 0) / picture.length / 0.8;
};

/** The picture of an ellipse is one again; five of its points say which. */
const carryEllipse = (carry: Homography<'reference', 'reference'>, face: Ellipse): Ellipse => {
  const turn = (face.rotationDeg * Math.PI) / 180;
  const rim = [0, 1, 2, 3, 4].map((k): ReferencePoint => {
    const u = face.rx * Math.cos((k * 2 * Math.PI) / 5);
    const v = face.ry * Math.sin((k * 2 * Math.PI) / 5);
    return {
      x: face.cx + u * Math.cos(turn) - v * Math.sin(turn),
      y: face.cy + u * Math.sin(turn) + v * Math.cos(turn),
    };
  });
  return ellipseThrough(rim.map((point) => project(carry, point)));
};
