/** The corners of a panel meter's frame tell its tilt and to which side, with what they leave in doubt; or are refused. */
import { describe, expect, it } from 'vitest';
import { pointsFromCorners, type SeenMeter } from '../../../calibration/frame-corners.ts';
import { aspectError, leanError } from '../../../calibration/points-doubt.ts';
import type { FourPoints } from '../../../calibration/record.ts';
import { fromFourPoints, project } from '../../../src/base/homography.ts';
import type { ReferencePoint } from '../../../src/base/point.ts';
import { eyeOfView, poseOfView, type DialView } from '../../../src/camera/demo-plant/dial-view.ts';
import { seededRandom } from '../../../src/camera/demo-plant/random.ts';
import { eyeOver } from '../../../workers/vision/eye-over.ts';

const picture = { width: 800, height: 640 };
const viewOf = (tiltDeg: number, axisDeg: number, more: Partial<DialView> = {}): DialView => ({
  ...{ x: 400, y: 360, radius: 170, tiltDeg, axisDeg, rollDeg: 4, distance: 9 },
  ...more,
});

/** As a person taps: half a pixel beside marks and pivot, and three times as much beside corners. */
const tapped = (view: DialView, { seed = 0, degrees = [225, 247, 270, 293, 315] } = {}): SeenMeter => {
  const pose = poseOfView(view);
  const random = seededRandom(seed);
  const tap = (x: number, y: number, sigma: number): ReferencePoint => {
    const at = project(pose, { x, y });
    return seed === 0 ? at : { x: at.x + sigma * random.normal(), y: at.y + sigma * random.normal() };
  };
  return {
    picture,
    // In no order.
    corners: [tap(1.02, -1.3, 1.5), tap(-1.02, 0.34, 1.5), tap(-1.02, -1.3, 1.5), tap(1.02, 0.34, 1.5)],
    pivot: tap(0, 0, 0.5),
    marks: degrees.map((degree) => {
      const angle = (degree * Math.PI) / 180;
      return { at: tap(0.9 * Math.cos(angle), 0.9 * Math.sin(angle), 0.5) };
    }),
  };
};

const pointsOf = (seen: SeenMeter): FourPoints => {
  const points = pointsFromCorners(seen);
  if (!points.ok) throw new Error(points.error);
  return points.value;
};

/** Tangents of the tilt, sideways and upwards: as the worker sees them by these points. */
const leanBy = ({ dial, picture: places }: FourPoints): readonly [number, number] => {
  const pose = fromFourPoints<'dial', 'frame'>(
    dial,
    places.map(({ x, y }) => ({ x, y })),
  );
  const eye = pose.ok ? eyeOver(pose.value, picture.width, picture.height) : null;
  if (!eye) throw new Error('no place of the camera');
  return [eye.x / eye.z, eye.y / eye.z];
};

const errorOfLean = (view: DialView, points: FourPoints): number => {
  const eye = eyeOfView(view);
  const [x, y] = leanBy(points);
  return Math.hypot(x - eye.x / eye.z, y - eye.y / eye.z);
};

const tilts = [20, 30, 45];
const axes = [0, 35, 90, 160, 215, 270];

describe.each(tilts)('a meter tilted by %d°', (tilt) => {
  it.each(axes)('about %d° is known to the side and the tilt by exact corners', (axis) => {
    // The renderer's camera looks along the line to the pivot.
    const view = viewOf(tilt, axis, { x: 399.5, y: 319.5 });
    expect(errorOfLean(view, pointsOf(tapped(view)))).toBeLessThan(0.02);
  });

  it('is known better than not at all by tapped ones, and mostly within what is said of it', () => {
    const results = axes.flatMap((axis) =>
      Array.from({ length: 10 }, (_, k) => {
        const view = viewOf(tilt, axis, { distance: 6 + k });
        const points = pointsOf(tapped(view, { seed: 1 + k }));
        const [x, y] = leanBy(points);
        const said = leanError(aspectError(points.sigmaPx! / view.radius), Math.hypot(x, y));
        const error = errorOfLean(view, points);
        return { error, isHeld: error <= said };
      }),
    );
    const mean = results.reduce((sum, { error }) => sum + error, 0) / results.length;
    expect(mean).toBeLessThan(0.3 * Math.tan((tilt * Math.PI) / 180));
    expect(results.filter(({ isHeld }) => isHeld).length).toBeGreaterThanOrEqual(0.9 * results.length);
  });

  it('is known less surely by three marks, which do not tell the focal length', () => {
    const view = viewOf(tilt, 35);
    const degrees = [225, 270, 315];
    expect(pointsOf(tapped(view, { degrees })).sigmaPx).toBeGreaterThan(pointsOf(tapped(view)).sigmaPx!);
  });
});

it('straightens a meter whose frame stands off its print', () => {
  const view = viewOf(30, 35);
  const eye = eyeOfView(view);
  const seen = tapped(view);
  const pose = poseOfView(view);
  const height = 0.1;
  const towards = height / (eye.z - height);
  const lifted = ([x, y]: readonly [number, number]): ReferencePoint =>
    project(pose, { x: x + towards * (x - eye.x), y: y + towards * (y - eye.y) });
  const corners = (
    [
      [-1.02, -1.3],
      [1.02, -1.3],
      [1.02, 0.34],
      [-1.02, 0.34],
    ] as const
  ).map(lifted);
  expect(errorOfLean(view, pointsOf({ ...seen, corners }))).toBeLessThan(0.05);
});

it('claims no place of the camera for a meter that is seen nearly straight', () => {
  for (let seed = 1; seed < 20; seed++)
    expect(pointsOf(tapped(viewOf(3, 40), { seed })).depth).toBe('unknown');
});

describe('refused are', () => {
  const seen = tapped(viewOf(30, 35));
  const [a, b, c] = seen.corners as [ReferencePoint, ReferencePoint, ReferencePoint];

  it.each([
    ['three corners', [a, b, c]],
    ['four of which one is twice the same', [a, b, c, c]],
    ['four of which three lie on a line', [a, b, c, { x: (b.x + c.x) / 2, y: (b.y + c.y) / 2 }]],
    ['four with a dent', [a, b, c, { x: 380, y: 300 }]],
  ])('%s', (_name, corners) => {
    expect(pointsFromCorners({ ...seen, corners })).toEqual({ ok: false, error: 'no-rectangle' });
  });

  it('a meter that is seen from beyond 60°', () => {
    const result = pointsFromCorners(tapped(viewOf(68, 35)));
    expect(result).toEqual({ ok: false, error: 'too-narrow' });
  });

  it('corners that bend a scale which the picture shows round', () => {
    const straight = tapped(viewOf(0, 0));
    const corners = [straight.corners[0]!, ...straight.corners.slice(1)].map(({ x, y }) =>
      x > 400 ? { x: x - 0.35 * (x - 400), y: y < 300 ? y + 60 : y - 30 } : { x, y },
    );
    expect(pointsFromCorners({ ...straight, corners })).toEqual({ ok: false, error: 'marks-off-circle' });
  });
});
