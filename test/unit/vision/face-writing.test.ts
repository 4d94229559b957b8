/** Dials of one make differ in what is written on them; light, noise and a needle elsewhere do not make another of one. */
import { describe, expect, it } from 'vitest';
import { FaceWriting } from '../../../workers/vision/face-writing.ts';
import { newDisc } from '../../../workers/vision/align-print.ts';
import { DialPyramid } from '../../../workers/vision/dial-pyramid.ts';
import { boxAround, type Pose } from '../../../workers/vision/pose.ts';
import type { Picture } from '../../../workers/vision/picture.ts';
import { printTemplate, templateSizes, type PrintTemplate } from '../../../workers/vision/print-template.ts';
import { paintDial, type PaintedDial } from '../../support/painted-dial.ts';
import { printOf } from '../../support/print-of.ts';

const calibrated: PaintedDial = {
  ...{ width: 300, height: 280, centre: { x: 150, y: 140 }, radius: 100 },
  ...{ needle: 0.4, print: 1 },
};
/** The same scale, other writing. */
const twin = 6;
const pose = [100, 0, 150, 0, 100, 140, 0, 0, 1] as unknown as Pose;
const template = printTemplate(printOf(paintDial(calibrated), pose, 0.4), templateSizes.finest);

const inPlace = { pose, moved: 0 };
const asked = (): FaceWriting => new FaceWriting(0, newDisc(templateSizes.finest));

const look = (writing: FaceWriting, change: Partial<PaintedDial>, atMs: number, motion = 0): number => {
  const needle = change.needle ?? 2.6;
  const pyramid = new DialPyramid(paintDial({ ...calibrated, needle, ...change }), boxAround(pose, 1.4));
  return writing.like(template, pyramid, { pose, moved: motion }, needle, atMs)!;
};

/** Strokes at six places within the scale, some of which stand upright: numerals that are few beside the other print. */
const numbered = (upright: number): Picture => {
  const picture = paintDial({ ...calibrated, needle: upright > 0 ? 2.6 : 0.4 });
  for (let k = 0; k < 6; k++) {
    const x = Math.round(150 + 60 * Math.cos(k + 0.9));
    const y = Math.round(140 + 60 * Math.sin(k + 0.9));
    const [halfX, halfY] = k < upright ? [2, 7] : [7, 2];
    for (let row = y - halfY; row <= y + halfY; row++)
      picture.memory.fill(20, (row * 300 + x - halfX) * 4, (row * 300 + x + halfX + 1) * 4);
  }
  return picture;
};

/** Out of focus: each point the mean of its neighbours, again and again. */
const blurred = (picture: Picture, passes: number): Picture => {
  for (let pass = 0; pass < passes; pass++) {
    const before = picture.memory.slice();
    for (let at = 1204; at < before.length - 1204; at++)
      picture.memory[at] =
        (2 * before[at]! + before[at - 4]! + before[at + 4]! + before[at - 1200]! + before[at + 1200]!) / 6;
  }
  return picture;
};

const lookAtPicture = (reference: PrintTemplate, picture: Picture): number => {
  const pyramid = new DialPyramid(picture, boxAround(pose, 1.4));
  return asked().like(reference, pyramid, inPlace, 2.6, 0)!;
};

describe('what is written', () => {
  it.each<[string, Partial<PaintedDial>]>([
    ['with its needle elsewhere', {}],
    ['in half the light', { light: 0.5 }],
    ['in noise', { noise: 30 }],
    ['shifted by less than a cell', { centre: { x: 150.7, y: 139.4 } }],
  ])('is the same on the same dial %s', (_name, change) => {
    expect(look(asked(), change, 0)).toBeGreaterThan(0.6);
  });

  it.each<[string, Partial<PaintedDial>]>([
    ['as it is', {}],
    ['in half the light', { light: 0.5 }],
    ['in noise', { noise: 30 }],
  ])('is other on a dial with the same scale %s', (_name, change) => {
    expect(look(asked(), { print: twin, ...change }, 0)).toBeLessThan(0.1);
  });

  it('is other where a few numerals are, beside much that is the same', () => {
    const reference = printTemplate(printOf(numbered(0), pose, 0.4), templateSizes.finest);
    expect(lookAtPicture(reference, numbered(5))).toBeLessThan(0.25);
  });

  it('is other where a third of the scale is, though the writing is the same', () => {
    const picture = paintDial({ ...calibrated, needle: 2.6 });
    expect(lookAtPicture(template, picture)).toBeGreaterThan(0.6);
    for (let y = 0; y < 280; y++)
      for (let x = 0; x < 300; x++) {
        const angle = Math.atan2(y - 140, x - 150);
        const radius = Math.hypot(x - 150, y - 140);
        if (radius > 78 && radius < 100 && angle > -2.4 && angle < 0)
          picture.memory.fill(Math.sin(60 * angle) > 0 ? 200 : 60, (y * 300 + x) * 4, (y * 300 + x) * 4 + 3);
      }
    expect(lookAtPicture(template, picture)).toBe(0);
  });

  it('is the same out of focus, where scale and writing differ alike', () => {
    const soft = blurred(paintDial({ ...calibrated, needle: 2.6 }), 12);
    expect(lookAtPicture(template, soft)).toBeGreaterThan(0.4);
  });

  it('is not other where light washes it out', () => {
    const picture = paintDial({ ...calibrated, needle: 2.6 });
    for (let y = 65; y < 215; y++)
      for (let x = 75; x < 150; x++)
        if (Math.hypot(x - 150, y - 140) < 70)
          picture.memory.fill(225, (y * 300 + x) * 4, (y * 300 + x) * 4 + 3);
    const pyramid = new DialPyramid(picture, boxAround(pose, 1.4));
    expect(asked().like(template, pyramid, inPlace, 2.6, 0)).toBeGreaterThan(0.5);
  });

  it('is the same in the sun, where the shadow of the rim lies over a part of the scale', () => {
    const picture = paintDial({ ...calibrated, needle: 2.6 });
    for (let y = 0; y < 280; y++)
      for (let x = 0; x < 300; x++)
        if (Math.hypot(x - 150, y - 140) < 100 && Math.hypot(x - 165, y - 130) > 100)
          for (let c = 0; c < 3; c++) picture.memory[(y * 300 + x) * 4 + c]! *= 0.3;
    expect(lookAtPicture(template, picture)).toBeGreaterThan(0.4);
  });

  it('is not told of a blank dial', () => {
    const blank = printTemplate({ size: 160, luma: btoa('\xc8'.repeat(160 * 160)), needleDeg: null }, 160);
    const pyramid = new DialPyramid(paintDial(calibrated), boxAround(pose, 1.4));
    expect(asked().like(blank, pyramid, inPlace, 0.4, 0)).toBeNull();
  });

  it('is looked at again after a second, when the dial has moved, or when time ran backwards', () => {
    const writing = asked();
    const first = look(writing, {}, 10_000);
    expect(look(writing, { print: twin }, 10_500)).toBe(first);
    expect(look(writing, { print: twin }, 11_000)).toBeLessThan(0.1);
    expect(look(writing, {}, 11_100)).toBeLessThan(0.1);
    expect(look(writing, {}, 11_200, 0.05)).toBe(first);
    expect(look(writing, { print: twin }, 9000, 0.05)).toBeLessThan(0.1);
  });
});
