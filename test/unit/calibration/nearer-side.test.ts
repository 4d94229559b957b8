/** The outline of a tilted face and the side that is nearer: the dial's pose follows, with what is not known as doubt. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAside, pointsFromSide, sidesOf, type SeenFace } from '../../../calibration/nearer-side.ts';
import { aspectErrorOf, leanError } from '../../../calibration/points-doubt.ts';
import type { FourPoints } from '../../../calibration/record.ts';
import {
  eyeOverCircle,
  poseOfCircle,
  tiltedCircles,
  type Pinhole,
  type TiltedCircle,
} from '../../../calibration/tilted-circle.ts';
import type { Eye } from '../../../src/base/eye.ts';
import { fromFourPoints, project } from '../../../src/base/homography.ts';
import type { ReferencePoint } from '../../../src/base/point.ts';
import { faceEllipse } from '../../../src/camera/demo-plant/dial-view.ts';
import { seededRandom } from '../../../src/camera/demo-plant/random.ts';
import { eyeOver } from '../../../workers/vision/eye-over.ts';
import type { Pose } from '../../../workers/vision/pose.ts';
import { exampleRecord } from './example-records.ts';

const picture = { width: 1281, height: 721 };

interface View {
  /** Focal length by the picture's longer side. */
  readonly focal: number;
  readonly tiltDeg: number;
  /** Towards which the dial's normal leans away from the line of sight, degrees. */
  readonly axisDeg: number;
  /** Middle of the dial by the middle of the picture, shares of its longer side. */
  readonly aside: readonly [number, number];
  readonly radiusPx: number;
}

const usual: View = { focal: 0.8, tiltDeg: 35, axisDeg: 25, aside: [0.05, -0.04], radiusPx: 150 };

/** A dial before a pinhole, made without the code under test: a point, a normal, and the axes that it turns. */
const circleIn = (view: View): { circle: TiltedCircle; camera: Pinhole } => {
  const camera = { focal: view.focal * 1281, cx: 640, cy: 360 };
  const distance = camera.focal / view.radiusPx;
  const [x, y] = [view.aside[0] / view.focal, view.aside[1] / view.focal];
  const length = Math.hypot(x, y, 1);
  const sight = [x / length, y / length, 1 / length] as const;
  const turn = (view.axisDeg * Math.PI) / 180;
  // Any unit vector across the line of sight.
  const raw = [Math.cos(turn), Math.sin(turn), 0] as const;
  const along = raw[0] * sight[0] + raw[1] * sight[1];
  const across = raw.map((value, k) => (value - along * sight[k]!) / Math.sqrt(1 - along * along));
  const [c, s] = [Math.cos((view.tiltDeg * Math.PI) / 180), Math.sin((view.tiltDeg * Math.PI) / 180)];
  const normal = across.map((value, k) => s * value - c * sight[k]!) as unknown as TiltedCircle['normal'];
  const [nx, ny, nz] = normal;
  const k = 1 / (1 - nz);
  return {
    camera,
    circle: {
      centre: [distance * sight[0], distance * sight[1], distance * sight[2]],
      normal,
      right: [1 - k * nx * nx, -k * nx * ny, nx],
      down: [-k * nx * ny, 1 - k * ny * ny, ny],
    },
  };
};

interface Case {
  readonly seen: SeenFace;
  readonly nearer: ReferencePoint;
  readonly farther: ReferencePoint;
  readonly eye: Eye;
}

/** @param jitter of a tap and of the outline, px and face radii */
const caseOf = (view: View, marks = 8, jitter?: { tap: () => number; outline: () => number }): Case => {
  const { circle, camera } = circleIn(view);
  const pose = poseOfCircle(circle, camera);
  const tap = (at: ReferencePoint): ReferencePoint => ({
    x: at.x + (jitter?.tap() ?? 0),
    y: at.y + (jitter?.tap() ?? 0),
  });
  const exact = faceEllipse(pose, { x: 0, y: 0 });
  const grown = (px: number): number => px * (1 + (jitter?.outline() ?? 0));
  const face = { ...exact, rx: grown(exact.rx), ry: grown(exact.ry) };
  const at = Array.from({ length: marks }, (_, k) => {
    const angle = ((135 + (270 * k) / (marks - 1)) * Math.PI) / 180;
    return { at: tap(project(pose, { x: 0.88 * Math.cos(angle), y: 0.88 * Math.sin(angle) })) };
  });
  const ends = sidesOf(face);
  const eye = eyeOverCircle(circle);
  // Where the dial comes towards the camera, farther out than the rim: any point on that side will do.
  const lean = Math.hypot(eye.x, eye.y);
  const towards = project(pose, { x: eye.x / lean, y: eye.y / lean });
  const [a, b] = ends;
  const isFirst = Math.hypot(a.x - towards.x, a.y - towards.y) < Math.hypot(b.x - towards.x, b.y - towards.y);
  return {
    seen: { picture, face, pivot: tap(project(pose, { x: 0, y: 0 })), marks: at },
    nearer: isFirst ? a : b,
    farther: isFirst ? b : a,
    eye,
  };
};

const pointsOf = ({ seen, nearer }: Case): FourPoints => {
  const points = pointsFromSide(seen, nearer);
  if (!points.ok) throw new Error(points.error);
  return points.value;
};

/** As the vision worker has it. */
const eyeBy = ({ dial, picture: at }: FourPoints): Eye => {
  const pose = fromFourPoints(dial, at);
  const eye = pose.ok ? eyeOver(pose.value as unknown as Pose, picture.width, picture.height) : null;
  if (!eye) throw new Error('the camera’s place is not claimed');
  return eye;
};

/** How far the lines to two cameras are apart, as tangents. */
const apart = (a: Eye, b: Eye): number => Math.hypot(a.x / a.z - b.x / b.z, a.y / a.z - b.y / b.z);

const views = fc.record({
  focal: fc.double({ min: 0.7, max: 3, noNaN: true }),
  tiltDeg: fc.double({ min: 18, max: 60, noNaN: true }),
  axisDeg: fc.double({ min: 0, max: 360, noNaN: true }),
  aside: fc.tuple(
    fc.double({ min: -0.3, max: 0.3, noNaN: true }),
    fc.double({ min: -0.15, max: 0.15, noNaN: true }),
  ),
  radiusPx: fc.double({ min: 50, max: 200, noNaN: true }),
});

describe('a circle before a pinhole', () => {
  it('is one of the two that its outline and the focal length leave', () => {
    fc.assert(
      fc.property(views, (view) => {
        const { circle, camera } = circleIn(view);
        const outline = faceEllipse(poseOfCircle(circle, camera), { x: 0, y: 0 });
        const off = tiltedCircles(outline, camera).map((found) =>
          Math.max(...[0, 1, 2].map((k) => Math.abs(found.centre[k]! - circle.centre[k]!))),
        );
        expect(Math.min(...off)).toBeLessThan(1e-5 * camera.focal);
      }),
    );
  });
});

describe('the nearer side', () => {
  it.each([18, 25, 35, 45, 60])(
    'of a dial at %d° tells where the camera stands, to its stated doubt',
    (tiltDeg) => {
      const random = seededRandom(7);
      const jitter = { tap: () => 0.5 * random.normal(), outline: () => 0.005 * random.normal() };
      let inside = 0;
      let told = 0;
      const runs = 200;
      for (let run = 0; run < runs; run++) {
        const one = caseOf(
          {
            ...{ tiltDeg, axisDeg: random.between(0, 360), focal: random.between(0.7, 3) },
            aside: [random.between(-0.3, 0.3), random.between(-0.15, 0.15)],
            radiusPx: random.between(60, 200),
          },
          run % 2 === 0 ? 8 : 3,
          jitter,
        );
        // Off the axis of a wide camera an outline may be round while the dial is seen from aside.
        if (!isAside(one.seen.face)) continue;
        told++;
        const points = pointsOf(one);
        const eye = eyeBy(points);
        const record = {
          ...exampleRecord('thermometer-four-points'),
          face: one.seen.face,
          perspective: points,
        };
        const doubt = leanError(aspectErrorOf(record), Math.hypot(eye.x, eye.y) / eye.z);
        // 2.45 standard uncertainties hold 95 % of a plane's normal distribution; the doubt is √3 of them.
        if (apart(eye, one.eye) < Math.SQRT2 * doubt) inside++;
      }
      expect(told).toBeGreaterThan(runs / 2);
      expect(inside / told).toBeGreaterThan(0.95);
    },
  );

  it('told wrong is denied by marks that lie all the way round', () => {
    const random = seededRandom(8);
    const jitter = { tap: () => 0.5 * random.normal(), outline: () => 0.005 * random.normal() };
    const runs = 100;
    const answers = Array.from({ length: runs }, () => {
      const one = caseOf({ ...usual, axisDeg: random.between(0, 360) }, 8, jitter);
      return [pointsFromSide(one.seen, one.farther), pointsFromSide(one.seen, one.nearer)] as const;
    });
    expect(answers.filter(([wrong]) => !wrong.ok && wrong.error === 'marks-deny')).toHaveLength(runs);
    expect(answers.filter(([, right]) => right.ok)).toHaveLength(runs);
  });

  it('puts the dial’s origin at the pivot and its radius at the outline', () => {
    const one = caseOf(usual);
    const { dial, picture: at } = pointsOf(one);
    const pose = fromFourPoints<'dial', 'reference'>(dial, at);
    if (!pose.ok) throw new Error(pose.error);
    const origin = project(pose.value, { x: 0, y: 0 });
    expect(origin.x).toBeCloseTo(one.seen.pivot.x, 6);
    expect(origin.y).toBeCloseTo(one.seen.pivot.y, 6);
    const rim = faceEllipse(pose.value, { x: 0, y: 0 });
    expect(Math.max(rim.rx, rim.ry)).toBeCloseTo(Math.max(one.seen.face.rx, one.seen.face.ry), 0);
  });

  const { seen, nearer } = caseOf(usual);
  const longest = Math.max(seen.face.rx, seen.face.ry);
  it.each([
    ['a round outline', 'seen-straight', { ...seen, face: { ...seen.face, rx: 100, ry: 98 } }],
    ['an outline like a line', 'too-narrow', { ...seen, face: { ...seen.face, rx: 100, ry: 12 } }],
    [
      'a pivot beside the face',
      'pivot-off-face',
      { ...seen, pivot: { x: seen.face.cx + longest, y: seen.face.cy } },
    ],
    [
      'a tiny outline, far from the pivot',
      'pivot-off-face',
      { ...seen, face: { ...seen.face, rx: 5, ry: 4, cx: 20, cy: 20 } },
    ],
  ] as const)('of %s is refused', (_name, error, bad) => {
    expect(pointsFromSide({ ...bad, marks: [] }, nearer)).toEqual({ ok: false, error });
  });

  it('of any outline in the picture is four points or a refusal, never a throw or no number', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const at = fc.record({ x: number(0, 1280), y: number(0, 720) });
    fc.assert(
      fc.property(
        fc.record({
          ...{ cx: number(0, 1280), cy: number(0, 720), rx: number(4, 900), ry: number(4, 900) },
          rotationDeg: number(-360, 360),
        }),
        at,
        fc.array(fc.record({ at }), { maxLength: 9 }),
        at,
        (face, pivot, marks, side) => {
          const told = pointsFromSide({ picture, face, pivot, marks }, side);
          if (!told.ok) return;
          const numbers = [told.value.sigmaPx!, ...told.value.picture.flatMap(({ x, y }) => [x, y])];
          expect(numbers.every(Number.isFinite)).toBe(true);
          expect(told.value.sigmaPx!).toBeGreaterThan(0);
        },
      ),
    );
  });
});
