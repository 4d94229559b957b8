/** A needle's line in the reference picture → the place on the scale that it points at. */
import type { Eye } from '../src/base/eye.ts';
import type { NeedleLine } from '../src/base/observation.ts';
import { distance, type Point, type ReferencePoint } from '../src/base/point.ts';
import type { ScaleCurve } from './scale.ts';

export interface PointedAt {
  /** Way along the scale, rad. */
  readonly travel: number;
  /** Intersection of the line with the scale's arc, scale's plane. */
  readonly at: Point<'dial'>;
  /** How far the line passes the pivot, in arc radii: a true needle passes through it. */
  readonly pivotMiss: number;
}

/** The arc's radius hardly changes with angle: three rounds settle far below a thousandth of a degree. */
const rounds = 4;

/** Second point of the line, px ahead of the first: near, so that a strong perspective keeps both in view. */
const stepPx = 10;

/** A needle that stands off the print, and the camera that sees it so. */
export interface Lifted {
  /** Over the scale's plane, whose unit must be the face radius. */
  readonly eye: Eye;
  /** Of the needle over the print, face radii. */
  readonly height: number;
}

/** What lies straight under the point of the needle that hides `seen` from the camera. */
const straightUnder = (seen: Point<'dial'>, { eye, height }: Lifted): Point<'dial'> => {
  const towards = height / eye.z;
  return { x: seen.x + towards * (eye.x - seen.x), y: seen.y + towards * (eye.y - seen.y) };
};

/**
 * Reads by the line, not by the direction about the pivot: a pivot or a picture that is a little off moves the
 * marks and the line alike, and drops out. Lines stay lines in the scale's plane, so the intersection is taken there.
 * @param lifted where it is known, the line is brought from where the camera sees it to straight under the needle
 * @returns null when the line misses the arc altogether or is no line
 */
export const readLine = (
  curve: ScaleCurve,
  line: Pick<NeedleLine, 'through' | 'direction'>,
  lifted: Lifted | null = null,
): PointedAt | null => {
  const { pivot } = curve;
  const ahead: ReferencePoint = {
    x: line.through.x + stepPx * Math.cos(line.direction),
    y: line.through.y + stepPx * Math.sin(line.direction),
  };
  const place = (point: ReferencePoint): Point<'dial'> =>
    lifted ? straightUnder(curve.place(point), lifted) : curve.place(point);
  const from = place(line.through);
  const to = place(ahead);
  const length = distance(from, to);
  const ux = (to.x - from.x) / length;
  const uy = (to.y - from.y) / length;
  const along = (pivot.x - from.x) * ux + (pivot.y - from.y) * uy;
  const foot: Point<'dial'> = { x: from.x + along * ux, y: from.y + along * uy };
  const miss = distance(foot, pivot);
  if (!Number.isFinite(miss)) return null;

  let angle = Math.atan2(uy, ux);
  let at = foot;
  let radius = 0;
  for (let round = 0; round < rounds; round++) {
    radius = curve.radiusAt(angle);
    if (!(miss < radius)) return null;
    const chord = Math.sqrt(radius * radius - miss * miss);
    at = { x: foot.x + chord * ux, y: foot.y + chord * uy };
    angle = Math.atan2(at.y - pivot.y, at.x - pivot.x);
  }
  return { travel: curve.travelOf(angle), at, pivotMiss: miss / radius };
};
