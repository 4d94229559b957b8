/** The outline of a face seen from aside and the side that is nearer to the camera → four points of the dial. */
import type { Ellipse } from '../src/base/ellipse.ts';
import { homography, invert, project, type Homography } from '../src/base/homography.ts';
import { distance, type ReferencePoint } from '../src/base/point.ts';
import { ok, refuse, type Result } from '../src/base/result.ts';
import { fourPoints } from './dial-pose.ts';
import { sigmaOfLean } from './points-doubt.ts';
import type { FourPoints } from './record.ts';
import { dot, eyeOverCircle, placeOn, poseOfCircle, tiltedCircles, type Pinhole } from './tilted-circle.ts';

/**
 * A rounder outline (14° of tilt) does not tell its axis: an error of 0.01 of its aspect turns the axis by
 * 0.01 · aspect / (1 − aspect²), which is 10° here.
 */
const roundest = 0.97;
/** Narrower (75°) it is beyond what is read. */
const narrowest = 0.26;

/** Standard uncertainty of a point of an outline that was drawn by hand or found, face radii. */
const outlineSigma = 0.008;

/** Focal lengths by the picture's longer side: a wide tablet camera (71° across) … a picture cut to a third of its width. */
const focals = Array.from({ length: 13 }, (_, k) => 0.7 * (3 / 0.7) ** (k / 12));
/** Taken where the marks do not tell. */
const usualFocal = 1.2;

/** Fewer marks lie on a circle about the pivot by chance. */
const tellingMarks = 5;
/** Spread of the marks' distances from the pivot that taps leave, as a share: half a pixel on a small dial, ticks of one length. */
const tappedSpread = 0.015;
/** By so much the marks must fit the other side better, to be believed against a person. */
const clearlyBetter = 2;

/** What is seen of a dial, px of the reference picture. */
export interface SeenFace {
  readonly picture: { readonly width: number; readonly height: number };
  readonly face: Ellipse;
  readonly pivot: ReferencePoint;
  readonly marks: readonly { readonly at: ReferencePoint }[];
}

export type SideRefusal =
  /** Round, or nearly: no side is nearer. */
  | 'seen-straight'
  | 'too-narrow'
  /** The pivot does not lie within the middle of the face. */
  | 'pivot-off-face'
  /** With the other side nearer the marks lie on a circle about the pivot, with this one they do not. */
  | 'marks-deny';

const aspectOf = ({ rx, ry }: Ellipse): number => Math.min(rx, ry) / Math.max(rx, ry);

/** The ends of the short axis: the nearest and the farthest point of the face. */
export const sidesOf = (face: Ellipse): readonly [ReferencePoint, ReferencePoint] => {
  const turn = ((face.rotationDeg + (face.rx < face.ry ? 0 : 90)) * Math.PI) / 180;
  const short = Math.min(face.rx, face.ry);
  const [x, y] = [short * Math.cos(turn), short * Math.sin(turn)];
  return [
    { x: face.cx + x, y: face.cy + y },
    { x: face.cx - x, y: face.cy - y },
  ];
};

/** Which of `sidesOf` lies nearer to a point. */
export const nearerOf = (face: Ellipse, nearer: ReferencePoint): 0 | 1 => {
  const [a, b] = sidesOf(face);
  return distance(a, nearer) <= distance(b, nearer) ? 0 : 1;
};

/** Flat enough that it matters from which side. */
export const isAside = (face: Ellipse): boolean => aspectOf(face) < roundest;

type Sides = readonly [near: ReferencePoint, far: ReferencePoint];

interface Fit {
  /** Origin at the pivot, face radius 1. */
  readonly pose: Homography<'dial', 'reference'>;
  /** Sideways by upwards of the line from the pivot to the camera: the tangent of the tilt. */
  readonly lean: readonly [number, number];
  /** Of the marks' distances from the pivot about their mean, as a share of it. */
  readonly spread: number;
}

const fitWith = (seen: SeenFace, [near, far]: Sides, focal: number): Fit | null => {
  const { width, height } = seen.picture;
  const camera: Pinhole = {
    focal: focal * Math.max(width, height),
    cx: (width - 1) / 2,
    cy: (height - 1) / 2,
  };
  for (const circle of tiltedCircles(seen.face, camera)) {
    const centred = poseOfCircle(circle, camera);
    const back = invert(centred);
    if (!back.ok) continue;
    const away = (at: ReferencePoint): number => {
      const { x, y } = project(back.value, at);
      const place = placeOn(circle, x, y);
      return dot(place, place);
    };
    if (!(away(near) < away(far))) continue;
    const hub = project(back.value, seen.pivot);
    if (!(Math.hypot(hub.x, hub.y) < 0.3)) return null;
    const [a, b, c, d, e, f, g, h, i] = centred;
    const third = (p: number, q: number, r: number): number => p * hub.x + q * hub.y + r;
    const pose = homography<'dial', 'reference'>([
      ...[a, b, third(a, b, c)],
      ...[d, e, third(d, e, f)],
      ...[g, h, third(g, h, i)],
    ]);
    const eye = eyeOverCircle({ ...circle, centre: placeOn(circle, hub.x, hub.y) });
    const radii = seen.marks.map(({ at }) => distance(project(back.value, at), hub));
    const mean = radii.reduce((sum, radius) => sum + radius, 0) / radii.length;
    const spread = Math.sqrt(radii.reduce((sum, radius) => sum + (radius / mean - 1) ** 2, 0) / radii.length);
    return { pose, lean: [eye.x / eye.z, eye.y / eye.z], spread };
  }
  return null;
};

/** Marks that lie all the way round say how strong the perspective is: at the right distance they are on a circle. */
const bestFit = (seen: SeenFace, sides: Sides): Fit | null => {
  if (seen.marks.length < tellingMarks) return fitWith(seen, sides, usualFocal);
  const fits = focals.flatMap((focal) => fitWith(seen, sides, focal) ?? []);
  return fits.sort((a, b) => a.spread - b.spread)[0] ?? null;
};

/**
 * An outline tells how much a face is tilted, and about which axis, but not to which of two sides. With the side
 * told, the pose follows; how far away the camera is hardly matters to angles about the pivot, and the marks may
 * tell it. What is not known of it is stated as the points' doubt.
 * @param nearer any point on the nearer side of the face
 */
export const pointsFromSide = (seen: SeenFace, nearer: ReferencePoint): Result<FourPoints, SideRefusal> => {
  if (!isAside(seen.face)) return refuse('seen-straight');
  if (aspectOf(seen.face) < narrowest) return refuse('too-narrow');
  const [a, b] = sidesOf(seen.face);
  const sides: Sides = nearerOf(seen.face, nearer) === 0 ? [a, b] : [b, a];
  const fit = bestFit(seen, sides);
  if (!fit) return refuse('pivot-off-face');
  const other = bestFit(seen, [sides[1], sides[0]]);
  const denied =
    seen.marks.length >= tellingMarks &&
    other !== null &&
    fit.spread > tappedSpread &&
    fit.spread > clearlyBetter * other.spread;
  if (denied) return refuse('marks-deny');
  const radius = Math.max(seen.face.rx, seen.face.ry);
  const sigmaPx = Math.hypot(outlineSigma, cameraSigma(seen, sides, fit)) * radius;
  return ok({ ...fourPoints(fit.pose), sigmaPx });
};

/** What not knowing the focal length does, as the place of the points; face radii. */
const cameraSigma = (seen: SeenFace, sides: Sides, fit: Fit): number => {
  const tangent = Math.hypot(...fit.lean);
  const astray = [focals[0]!, focals.at(-1)!].map((focal) => {
    const { lean } = fitWith(seen, sides, focal) ?? fit;
    return Math.hypot(lean[0] - fit.lean[0], lean[1] - fit.lean[1]);
  });
  return sigmaOfLean(Math.max(...astray), tangent);
};
