/** The whole picture is searched for a dial that the camera has left far behind; what is in doubt is not taken. */
import { describe, expect, test } from 'vitest';
import type { CalibrationRecord } from '../../calibration/record.ts';
import { compose, homography, invert, project } from '../../src/base/homography.ts';
import { poseOfView } from '../../src/camera/demo-plant/dial-view.ts';
import { findAgain } from '../../workers/vision/find-again.ts';
import { sampleInto } from '../../workers/vision/patch.ts';
import { rgbaPicture, type Picture } from '../../workers/vision/picture.ts';
import { type Pose } from '../../workers/vision/pose.ts';
import { paintDial, type PaintedDial } from '../support/painted-dial.ts';
import { printOf } from '../support/print-of.ts';
import { exampleRecord } from '../unit/calibration/example-records.ts';

const calibrated: PaintedDial = {
  width: 640,
  height: 480,
  centre: { x: 250, y: 220 },
  radius: 90,
  needle: 0.4,
};
const degree = Math.PI / 180;
const poseOf = ({ centre, radius }: PaintedDial): Pose =>
  [...[radius, 0, centre.x], ...[0, radius, centre.y], ...[0, 0, 1]] as unknown as Pose;

const record: CalibrationRecord = {
  ...exampleRecord('pressure-0-10-bar'),
  picture: { width: calibrated.width, height: calibrated.height },
  pivot: calibrated.centre,
  face: { cx: 250, cy: 220, rx: 90, ry: 90, rotationDeg: 0 },
  perspective: { method: 'ellipse' },
  print: printOf(paintDial(calibrated), poseOf(calibrated), calibrated.needle!),
};

/** Largest distance between where the rim was found and where it is, face radii. */
const errorAtRim = (
  pose: Pose,
  { centre, radius, roll = 0 }: PaintedDial,
  angles = Array.from({ length: 12 }, (_, k) => (k * Math.PI) / 6),
): number =>
  Math.max(
    ...angles.map((angle) => {
      const found = project(pose, { x: Math.cos(angle), y: Math.sin(angle) });
      const x = centre.x + radius * Math.cos(angle + roll);
      const y = centre.y + radius * Math.sin(angle + roll);
      return Math.hypot(found.x - x, found.y - y) / radius;
    }),
  );

/** The left of one picture beside the right of another. */
const beside = (left: Picture, right: Picture, at: number): Picture => {
  const rgba = new Uint8ClampedArray(right.memory);
  for (let y = 0; y < left.height; y++)
    rgba.set(left.memory.subarray(y * left.width * 4, (y * left.width + at) * 4), y * left.width * 4);
  return rgbaPicture(right.width, right.height, rgba);
};

describe('the gauge, seen from elsewhere', () => {
  test.each<[string, Partial<PaintedDial>]>([
    [
      'a quarter away, rolled by 25°, 1.3 times as large',
      { centre: { x: 410, y: 290 }, roll: 25 * degree, radius: 117 },
    ],
    ['in a corner, rolled by −42°, at 0.65', { centre: { x: 70, y: 400 }, roll: -42 * degree, radius: 58 }],
    ['1.65 times as large, rolled by 40°', { centre: { x: 330, y: 250 }, roll: 40 * degree, radius: 149 }],
    ['away, in a quarter of the light', { centre: { x: 430, y: 300 }, light: 0.25 }],
  ])('%s: found to half a per cent of its radius', (_name, change) => {
    const dial = { ...calibrated, needle: 2.6, noise: 8, ...change };
    const found = findAgain(paintDial(dial), record);
    expect(found.ok).toBe(true);
    if (found.ok) expect(errorAtRim(found.value.pose, dial)).toBeLessThan(0.005);
  });
});

test('the gauge, seen 35° more from the side and rolled by −20°: found to half a per cent of its radius', () => {
  const pose = poseOfView({
    ...{ x: 400, y: 290, radius: 100 },
    ...{ tiltDeg: 35, axisDeg: 20, rollDeg: -20, distance: 8 },
  });
  const flat = {
    ...calibrated,
    width: 480,
    height: 480,
    centre: { x: 240, y: 240 },
    radius: 180,
    needle: 2.2,
  };
  const back = invert(pose);
  if (!back.ok) throw new Error('seen edge on');
  const toFlat = compose(homography<'dial', 'frame'>(poseOf(flat)), back.value);
  const picture = rgbaPicture(640, 480, new Uint8ClampedArray(640 * 480 * 4).fill(110));
  const patch = paintDial(flat);
  const colour = new Float32Array(3);
  for (let k = 0; k < 640 * 480; k++) {
    const at = project(toFlat, { x: k % 640, y: Math.floor(k / 640) });
    sampleInto(patch, Float64Array.of(at.x, at.y), colour);
    if (!Number.isNaN(colour[0])) picture.memory.set(colour, 4 * k);
  }
  const found = findAgain(picture, record);
  if (!found.ok) throw new Error(found.error);
  for (let k = 0; k < 12; k++) {
    const rim = { x: Math.cos((k * Math.PI) / 6), y: Math.sin((k * Math.PI) / 6) };
    const [is, should] = [project(found.value.pose, rim), project(pose, rim)];
    expect(Math.hypot(is.x - should.x, is.y - should.y)).toBeLessThan(0.5);
  }
});

describe('a panel meter, whose pivot lies at the edge of its face', () => {
  /** Marks on the quarter to the upper left of the pivot; the circle about it leaves every picture. */
  const scale = [185, 205, 225, 245, 265].map((deg) => deg * degree);
  const cut = { ...calibrated, centre: { x: 580, y: 420 } };
  const meter: CalibrationRecord = {
    ...record,
    pivot: cut.centre,
    face: null,
    perspective: { method: 'none' },
    marks: scale.map((angle, value) => ({
      value,
      at: { x: cut.centre.x + 81 * Math.cos(angle), y: cut.centre.y + 81 * Math.sin(angle) },
    })),
    print: printOf(paintDial(cut), poseOf(cut), cut.needle!),
  };

  test('is found while pivot and marks are in the picture, at any place of the needle', () => {
    const dial = { ...cut, centre: { x: 560, y: 405 }, roll: 12 * degree, needle: 4.2, noise: 6 };
    const found = findAgain(paintDial(dial), meter);
    if (!found.ok) throw new Error(found.error);
    expect(errorAtRim(found.value.pose, dial, scale)).toBeLessThan(0.005);
  });

  test('is to be brought into the picture where a mark is not in it', () => {
    const dial = { ...cut, centre: { x: 75, y: 200 }, needle: 4.2, noise: 6 };
    expect(findAgain(paintDial(dial), meter)).toEqual({ ok: false, error: 'out-of-frame' });
  });
});

describe('what is not beyond doubt', () => {
  test.each([7, 12])('another gauge in its place (print %i) is not taken', (print) => {
    const other = paintDial({ ...calibrated, print, noise: 6 });
    expect(findAgain(other, record)).toEqual({ ok: false, error: 'not-found' });
  });

  test('an empty wall holds nothing', () => {
    const away = paintDial({ ...calibrated, centre: { x: 2000, y: 0 }, noise: 6 });
    expect(findAgain(away, record)).toEqual({ ok: false, error: 'not-found' });
  });

  test('two of one make beside each other are ambiguous', () => {
    const one = paintDial({ ...calibrated, centre: { x: 160, y: 240 }, needle: 1, noise: 6 });
    const other = paintDial({ ...calibrated, centre: { x: 480, y: 240 }, needle: 2, noise: 6 });
    expect(findAgain(beside(one, other, 320), record)).toEqual({ ok: false, error: 'ambiguous' });
  });

  test('the gauge beside another one is found', () => {
    const one = { ...calibrated, centre: { x: 160, y: 240 }, needle: 1, noise: 6 };
    const other = paintDial({ ...calibrated, centre: { x: 480, y: 240 }, print: 7, noise: 6 });
    const found = findAgain(beside(paintDial(one), other, 320), record);
    expect(found.ok && errorAtRim(found.value.pose, one)).toBeLessThan(0.005);
  });

  test('a dial that the frame cuts is to be brought into the picture', () => {
    const cut = paintDial({ ...calibrated, centre: { x: 570, y: 240 }, noise: 6 });
    expect(findAgain(cut, record)).toEqual({ ok: false, error: 'out-of-frame' });
  });

  test('without a print there is nothing to look for', () => {
    const picture = paintDial(calibrated);
    expect(findAgain(picture, { ...record, print: null })).toEqual({ ok: false, error: 'no-reference' });
  });
});
