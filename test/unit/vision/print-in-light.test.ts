/** Too much light takes print away: what is left must tell this dial, and no other, or the light is to blame. */
import { describe, expect, test } from 'vitest';
import { project } from '../../../src/base/homography.ts';
import { lookAt } from '../../../workers/vision/align-print.ts';
import { assessPrint } from '../../../workers/vision/assess-print.ts';
import { DialPyramid } from '../../../workers/vision/dial-pyramid.ts';
import { faceCells, measureExposure } from '../../../workers/vision/gate.ts';
import type { Picture } from '../../../workers/vision/picture.ts';
import { boxAround, type Pose } from '../../../workers/vision/pose.ts';
import { PrintInLight } from '../../../workers/vision/print-in-light.ts';
import { templateSizes } from '../../../workers/vision/print-template.ts';
import {
  discLevel,
  freshMemory,
  newDialDiscs,
  printTemplates,
  register,
} from '../../../workers/vision/register.ts';
import { paintDial, type PaintedDial } from '../../support/painted-dial.ts';
import { printOf } from '../../support/print-of.ts';

const size = { width: 400, height: 360 };
const calibrated: PaintedDial = { ...size, centre: { x: 200, y: 180 }, radius: 100, needle: 0.4 };
const pose = [100, 0, 200, 0, 100, 180, 0, 0, 1] as unknown as Pose;

const print = printOf(paintDial(calibrated), pose, 0.4);
const face = faceCells(templateSizes.fine, undefined);

const look = (change: Partial<PaintedDial>) => {
  const picture = paintDial({ ...calibrated, needle: 2.3, noise: 6, ...change });
  const discs = newDialDiscs();
  const pyramid = new DialPyramid(picture, boxAround(pose, 1.8));
  lookAt(discs.fine, pyramid.at(discLevel(pose)), pose);
  const lit = new PrintInLight(print, face).on(discs.fine, measureExposure(discs.fine, face));
  return lit && register(picture, pyramid, pose, lit.templates, freshMemory(), discs, lit.gain > 1);
};

test.each<[string, Partial<PaintedDial>]>([
  ['1.3 times', { light: 1.3 }],
  ['twice', { light: 2 }],
  ['2.3 times', { light: 2.3 }],
  ['twice (the camera was knocked)', { light: 2, centre: { x: 222, y: 186 }, roll: 0.1 }],
])('in %s the light it is found within 0.2 % of a 270° scale, anywhere on the rim', (_name, change) => {
  const { centre, roll = 0 } = { ...calibrated, ...change };
  const result = look(change);
  if (!result?.ok) throw new Error('not found');
  for (let angle = 0; angle < 6; angle += 0.5) {
    const found = project(result.value.pose, { x: Math.cos(angle), y: Math.sin(angle) });
    const x = centre.x + 100 * Math.cos(angle + roll);
    const y = centre.y + 100 * Math.sin(angle + roll);
    expect(Math.hypot(found.x - x, found.y - y) / 100).toBeLessThan(0.002 * 1.5 * Math.PI);
  }
});

test.each([2, 2.2])('%d times the light is told by how light the face is', (light) => {
  // Blots of many greys, of which some turn white.
  const shaded = (picture: Picture): Picture => {
    picture.memory.forEach((value, at) => {
      const column = (at >> 2) % size.width;
      if (at % 4 < 3) picture.memory[at] = value * (0.35 + 0.6 * ((column * 7) % 64 < 32 ? 1 : 0.4));
    });
    return picture;
  };
  const greys = printOf(shaded(paintDial(calibrated)), pose, 0.4);
  const picture = shaded(paintDial({ ...calibrated, needle: 2.3, noise: 6 }));
  picture.memory.forEach((value, at) => {
    if (at % 4 < 3) picture.memory[at] = Math.min(255, value * light);
  });
  const discs = newDialDiscs();
  lookAt(discs.fine, new DialPyramid(picture, boxAround(pose, 1.8)).at(discLevel(pose)), pose);
  const lit = new PrintInLight(greys, face).on(discs.fine, measureExposure(discs.fine, face));
  expect(lit!.gain / light).toBeGreaterThan(0.85);
  expect(lit!.gain / light).toBeLessThan(1.18);
});

test('where glare whitens a part of a dark face the print is looked for as it was calibrated', () => {
  const dark = { light: 0.16, needle: 0.4 };
  const picture = paintDial({ ...calibrated, ...dark, needle: 2.3 });
  // A disc of glare, on a third of the face.
  for (let k = 0; k < picture.width * picture.height; k++)
    if (Math.hypot((k % size.width) - 245, Math.floor(k / size.width) - 180) < 50)
      picture.memory.fill(255, 4 * k, 4 * k + 3);
  const discs = newDialDiscs();
  lookAt(discs.fine, new DialPyramid(picture, boxAround(pose, 1.8)).at(discLevel(pose)), pose);
  const exposure = measureExposure(discs.fine, face);
  expect(exposure.clipped).toBeGreaterThan(0.15);
  const darkPrint = printOf(paintDial({ ...calibrated, ...dark }), pose, 0.4);
  const lit = new PrintInLight(darkPrint, face).on(discs.fine, exposure);
  expect(lit?.templates.fine).toEqual(printTemplates(darkPrint).fine);
  expect(lit?.gain).toBe(1);
});

test('the rim, which stands when the face has turned white, is not enough to know a dial by', () => {
  const likeness = (other: number, isBright: boolean): number => {
    const discs = newDialDiscs();
    const picture = paintDial({ ...calibrated, needle: 2.3, noise: 6, light: 2, print: other });
    lookAt(discs.fine, new DialPyramid(picture, boxAround(pose, 1.8)).at(discLevel(pose)), pose);
    return assessPrint(discs.fine, printTemplates(print, 2).fine, 2.3, isBright).correlation;
  };
  expect(likeness(1, true)).toBeGreaterThan(0.8);
  expect(likeness(7, true)).toBeLessThan(likeness(7, false) - 0.02);
});

describe('a print is made for some light once', () => {
  const frames = [...Array(60).keys()];

  /** Broad stripes, of which the light ones turn white and the dark ones tell how light it is. */
  const striped = (light: number, needle: number): Picture => {
    const picture = paintDial({ ...calibrated, needle, noise: 6 });
    picture.memory.forEach((value, at) => {
      const isLight = (((at >> 2) % size.width) / 40) % 2 < 1;
      if (at % 4 < 3) picture.memory[at] = Math.min(255, light * value * (isLight ? 0.95 : 0.3));
    });
    return picture;
  };
  const stripes = printOf(striped(1, 0.4), pose, 0.4);

  const seenIn = (light: number) => {
    const discs = newDialDiscs();
    lookAt(discs.fine, new DialPyramid(striped(light, 2.3), boxAround(pose, 1.8)).at(discLevel(pose)), pose);
    const exposure = measureExposure(discs.fine, face);
    expect(exposure.clipped).toBeGreaterThan(0.15);
    return { disc: discs.fine, exposure };
  };

  /** How many prints were made for frames in these lights, one after another. */
  const made = (lights: readonly number[]): number => {
    const seen = new Map([...new Set(lights)].map((light) => [light, seenIn(light)]));
    const inLight = new PrintInLight(stripes, face);
    return new Set(lights.map((light) => inLight.on(seen.get(light)!.disc, seen.get(light)!.exposure))).size;
  };

  test.each<[string, (frame: number) => number, number]>([
    ['that stays', () => 2, 1],
    ['that flickers by 6 %', (frame) => 2 * (1 + 0.02 * (frame % 4)), 1],
    ['that flickers by a third', (frame) => 1.6 * (1 + 0.11 * (frame % 4)), 2],
    ['that flickers by twice', (frame) => 1.4 + 0.5 * (frame % 4), 4],
  ])('light %s', (_how, light, times) => {
    expect(made(frames.map(light))).toBe(times);
  });

  test('and again when the light has changed for good', () => {
    expect(made([1.6, 1.6, 2.4, 2.4])).toBe(2);
  });
});

describe('not taken for this gauge', () => {
  test.each([1.3, 2, 2.6].flatMap((light) => [7, 12].map((other) => [other, light] as const)))(
    'another one (print %i) in %d times the light',
    (other, light) => {
      expect(look({ print: other, light })?.ok ?? false).toBe(false);
    },
  );

  test('a dial with nothing left to tell it by', () => {
    expect(look({ light: 20 })).toBeNull();
  });
});
