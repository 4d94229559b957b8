/** A lamp's image in the glass is seen on any face for what it is; light on the whole dial is not. */
import { describe, expect, test } from 'vitest';
import { lookAt, newDisc } from '../../../workers/vision/align-print.ts';
import { assessPrint } from '../../../workers/vision/assess-print.ts';
import { cutPatch } from '../../../workers/vision/patch.ts';
import type { Picture } from '../../../workers/vision/picture.ts';
import { boxAround, type Pose } from '../../../workers/vision/pose.ts';
import { printTemplate, templateSizes } from '../../../workers/vision/print-template.ts';
import { paintDial, type PaintedDial } from '../../support/painted-dial.ts';
import { printOf } from '../../support/print-of.ts';

const dial: PaintedDial = { width: 200, height: 180, centre: { x: 100, y: 90 }, radius: 60, needle: 0.4 };
const pose = [60, 0, 100, 0, 60, 90, 0, 0, 1] as unknown as Pose;

/** Changes each colour byte, given its distance from (`x`, `y`) in face radii. */
const changed = (
  picture: Picture,
  change: (value: number, distance: number) => number,
  { x, y } = { x: 0.16, y: -0.45 },
): Picture => {
  picture.memory.forEach((value, at) => {
    const [u, v] = [(at >> 2) % dial.width, Math.floor((at >> 2) / dial.width)];
    const away = Math.hypot((u - dial.centre.x) / 60 - x, (v - dial.centre.y) / 60 - y);
    if (at % 4 < 3) picture.memory[at] = Math.max(0, Math.min(255, change(value, away)));
  });
  return picture;
};

describe.each([
  ['light', (value: number) => value],
  ['dark', (value: number) => 255 - value],
])('on a %s face', (_name, ink) => {
  const template = printTemplate(printOf(changed(paintDial(dial), ink), pose, 0.4), templateSizes.fine);
  const mirroredOf = (change: (value: number, distance: number) => number): number => {
    const picture = changed(changed(paintDial({ ...dial, needle: 2.3, noise: 6 }), ink), change);
    const disc = newDisc(templateSizes.fine);
    lookAt(disc, cutPatch(picture, boxAround(pose, 1.8), 1), pose);
    return assessPrint(disc, template, 2.3, false).mirrored;
  };

  test.each([0.2, 0.35, 0.5])('a lamp of %d face radii is told by the share that it covers', (radius) => {
    const share = mirroredOf((value, distance) => (distance < radius ? 255 : value));
    expect(share / radius ** 2).toBeGreaterThan(0.7);
    expect(share / radius ** 2).toBeLessThan(1.3);
  });

  test('a window of three quarters of white is, too', () => {
    const share = mirroredOf((value, distance) => (distance < 0.4 ? value + 0.75 * (255 - value) : value));
    expect(share).toBeGreaterThan(0.7 * 0.4 ** 2);
  });

  test.each<[string, (value: number, distance: number) => number]>([
    ['the light of the calibration', (value) => value],
    ['half of the light', (value) => 0.5 * value],
    ['a little more light', (value) => 1.12 * value],
    ['a hand over a third of the face', (value, distance) => (distance < 0.55 ? 90 : value)],
    ['a shadow', (value, distance) => (distance < 0.55 ? 0.4 * value : value)],
    [
      'a shadow that leaves a third of the face',
      (value, distance) => (distance > 0.55 ? 0.4 * value : value),
    ],
  ])('%s mirrors nothing', (_what, change) => {
    expect(mirroredOf(change)).toBeLessThan(0.02);
  });
});
