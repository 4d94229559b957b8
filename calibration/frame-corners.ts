/** The four corners of a panel meter's frame → four points of its dial. */
import { fromFourPoints, homography, invert, project, type Homography } from '../src/base/homography.ts';
import type { ReferencePoint } from '../src/base/point.ts';
import { ok, refuse, type Result } from '../src/base/result.ts';
import { fourPoints, marksAtFaceRadius } from './dial-pose.ts';
import { sigmaOfLean } from './points-doubt.ts';
import type { FourPoints } from './record.ts';
import type { Three } from './symmetric-eigen.ts';
import { dot } from './tilted-circle.ts';

/** What is seen of a meter, px of the reference picture. */
export interface SeenMeter {
  readonly picture: { readonly width: number; readonly height: number };
  /** Of its frame, in any order. */
  readonly corners: readonly ReferencePoint[];
  readonly pivot: ReferencePoint;
  readonly marks: readonly { readonly at: ReferencePoint }[];
}

export type CornersRefusal =
  /** They are not the corners of a rectangle that is seen from its front. */
  | 'no-rectangle'
  /** Seen at more than 60°. */
  | 'too-narrow'
  /** Straightened, the marks lie on a circle about the pivot less than in the picture. */
  | 'marks-off-circle';

/** Standard uncertainty of a tapped corner, px: where it is rounded, it is put where its edges would meet. */
const cornerSigmaPx = 1.5;
/** Sine of the turn at a corner, at least, where its edges are of one length: less is no frame, or none that can be tapped. */
const leastSpread = 0.1;
/** Seen straighter (14°) the corners do not tell to which side it is tilted. */
const leastLean = 0.25;
const steepest = Math.tan((60 * Math.PI) / 180);

/** Focal lengths by the picture's longer side: a wide tablet camera (71° across) … a picture cut to a third of its width. */
const focals = Array.from({ length: 49 }, (_, k) => 0.7 * (3 / 0.7) ** (k / 48));
/** Taken where the marks do not tell. */
const usualFocal = 1.2;
/** Fewer marks lie on a circle about the pivot by chance. */
const tellingMarks = 4;
/** Spread of the marks' distances from the pivot that taps leave at least, and at most, as a share. */
const tappedSpread = { least: 0.004, most: 0.015 };
/** By so much worse than in the picture the marks must lie, to be believed against the corners. */
const clearlyWorse = 2;

const square = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
] as const;

/** Clockwise on screen from the upper left. */
export const inOrder = (corners: readonly ReferencePoint[]): ReferencePoint[] => {
  const x = corners.reduce((sum, corner) => sum + corner.x, 0) / corners.length;
  const y = corners.reduce((sum, corner) => sum + corner.y, 0) / corners.length;
  // From the left clockwise; the upper left comes first.
  const way = (corner: ReferencePoint): number => Math.atan2(corner.y - y, corner.x - x);
  return [...corners].sort((a, b) => way(a) - way(b));
};

/** Each corner turns the same way, and none is flat. */
const isConvex = (corners: readonly ReferencePoint[]): boolean =>
  corners.every((b, k) => {
    const [a, c] = [corners.at(k - 1)!, corners[(k + 1) % 4]!];
    const [ux, uy, vx, vy] = [b.x - a.x, b.y - a.y, c.x - b.x, c.y - b.y];
    return ux * vy - uy * vx > leastSpread * (ux * ux + uy * uy + vx * vx + vy * vy) * 0.5;
  });

interface Fit {
  /** Origin at the pivot, face radius 1. */
  readonly pose: Homography<'dial', 'reference'>;
  /** Sideways by upwards of the line from the pivot to the camera: the tangent of the tilt. */
  readonly lean: readonly [number, number];
  /** Of the marks' distances from the pivot about their mean, as a share of it. */
  readonly spread: number;
}

const spreadOf = (radii: readonly number[]): number => {
  const mean = radii.reduce((sum, radius) => sum + radius, 0) / radii.length;
  return Math.sqrt(radii.reduce((sum, radius) => sum + (radius / mean - 1) ** 2, 0) / radii.length);
};

/**
 * The corners give the map of a unit square; with a focal length its edges have lengths, and the map is that of the
 * frame (Zhang & He 2004). The frame may stand off the print: planes that are parallel share all but the origin, and that is
 * the pivot's.
 */
const fitWith = (seen: SeenMeter, focal: number): Fit | null => {
  const made = fromFourPoints<'dial', 'reference'>(square, seen.corners);
  if (!made.ok) return null;
  const back = invert(made.value);
  if (!back.ok) return null;
  const { width, height } = seen.picture;
  const px = focal * Math.max(width, height);
  const ray = (x: number, y: number, z: number): Three => [
    (x - ((width - 1) / 2) * z) / px,
    (y - ((height - 1) / 2) * z) / px,
    z,
  ];
  const [a, b, c, d, e, f, g, h, i] = made.value;
  const [right, down] = [ray(a, d, g), ray(b, e, h)];
  const [across, upright] = [Math.hypot(...right), Math.hypot(...down)];
  const hub = project(back.value, seen.pivot);
  const radii = seen.marks.map(({ at }) => {
    const { x, y } = project(back.value, at);
    return Math.hypot((x - hub.x) * across, (y - hub.y) * upright);
  });
  const radius = radii.reduce((sum, one) => sum + one, 0) / radii.length / marksAtFaceRadius;
  const [perX, perY] = [radius / across, radius / upright];
  const third = (p: number, q: number, r: number): number => p * hub.x + q * hub.y + r;
  const pose = homography<'dial', 'reference'>([
    ...[a * perX, b * perY, third(a, b, c)],
    ...[d * perX, e * perY, third(d, e, f)],
    ...[g * perX, h * perY, third(g, h, i)],
  ]);
  const centre = ray(pose[2], pose[5], pose[8]);
  const normal: Three = [
    right[1] * down[2] - right[2] * down[1],
    right[2] * down[0] - right[0] * down[2],
    right[0] * down[1] - right[1] * down[0],
  ];
  const away = Math.abs(dot(normal, centre)) / Math.hypot(...normal);
  const lean = [-dot(right, centre) / across / away, -dot(down, centre) / upright / away] as const;
  return Number.isFinite(lean[0] + lean[1] + radius) ? { pose, lean, spread: spreadOf(radii) } : null;
};

/** What the marks leave open of how far away the camera is; the best of it first. */
const possibleFits = (seen: SeenMeter): readonly Fit[] => {
  const fits = focals.flatMap((focal) => fitWith(seen, focal) ?? []);
  const count = seen.marks.length;
  if (count < tellingMarks) {
    const usual = fitWith(seen, usualFocal);
    return usual ? [usual, ...fits] : [];
  }
  const sorted = [...fits].sort((a, b) => a.spread - b.spread);
  const least = sorted[0]?.spread ?? 0;
  const scatter = Math.max(least * Math.sqrt(count / (count - 2)), tappedSpread.least);
  return sorted.filter(({ spread }) => spread ** 2 <= least ** 2 + (3 * scatter) ** 2 / count);
};

const between = (a: Fit, b: Fit): number => Math.hypot(a.lean[0] - b.lean[0], a.lean[1] - b.lean[1]);

/** What the corners' own doubt does to the tilt: its tangent's standard uncertainty, by differences (GUM 5.1.3 note 2). */
const cornersLean = (seen: SeenMeter, fit: Fit): number => {
  const shifts = seen.corners.flatMap((_, moved) =>
    (['x', 'y'] as const).map((axis) => {
      const corners = seen.corners.map((corner, k) =>
        k === moved ? { ...corner, [axis]: corner[axis] + cornerSigmaPx } : corner,
      );
      const there = possibleFits({ ...seen, corners })[0];
      return there ? between(there, fit) : 1;
    }),
  );
  return Math.hypot(...shifts);
};

/**
 * A frame's corners tell how a meter is tilted and to which side; how wide it is by its height follows with the camera's
 * focal length, and that from the marks, which lie on a circle about the pivot. What is left open is the points' doubt.
 * Straight on a focal length changes nothing.
 */
export const pointsFromCorners = (given: SeenMeter): Result<FourPoints, CornersRefusal> => {
  const seen = { ...given, corners: inOrder(given.corners) };
  if (seen.corners.length !== 4 || !isConvex(seen.corners)) return refuse('no-rectangle');
  const fits = possibleFits(seen);
  const fit = fits[0];
  if (!fit) return refuse('no-rectangle');
  const tangent = Math.hypot(...fit.lean);
  if (tangent > steepest) return refuse('too-narrow');
  const asSeen = spreadOf(seen.marks.map(({ at }) => Math.hypot(at.x - seen.pivot.x, at.y - seen.pivot.y)));
  if (
    seen.marks.length >= tellingMarks &&
    fit.spread > tappedSpread.most &&
    fit.spread > clearlyWorse * asSeen
  )
    return refuse('marks-off-circle');
  // Half-widths (GUM 4.3.7), as the points' doubt is taken.
  const open = Math.max(...fits.map((other) => between(other, fit)));
  const lean = Math.hypot(Math.sqrt(3) * cornersLean(seen, fit), open);
  const { pose } = fit;
  const points = fourPoints(pose);
  const size = points.picture.reduce(
    (sum, { x, y }) => sum + Math.hypot(x - seen.pivot.x, y - seen.pivot.y),
    0,
  );
  const sigmaPx = (sigmaOfLean(lean, tangent) * size) / 4 / 0.8;
  return ok({ ...points, sigmaPx, ...(tangent < leastLean && { depth: 'unknown' as const }) });
};
