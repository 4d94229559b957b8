/** Too much light takes print away: what is left must tell this dial, and no other, or the light is to blame. */
import { describe, expect, test } from 'vitest';
import { project } from '../../../src/base/homography.ts';
import { lookAt } from '../../../workers/vision/align-print.ts';
import { DialPyramid } from '../../../workers/vision/dial-pyramid.ts';
import { faceCells, measureExposure } from '../../../workers/vision/gate.ts';
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
  const { clipped } = measureExposure(discs.fine, face);
  const templates = new PrintInLight(print).on(discs.fine, clipped);
  return templates && register(picture, pyramid, pose, templates, freshMemory(), discs);
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

test('where glare whitens a part of a dark face the print is looked for as it was calibrated', () => {
  const dark = { light: 0.16, needle: 0.4 };
  const picture = paintDial({ ...calibrated, ...dark, needle: 2.3 });
  // A disc of glare, on a third of the face.
  for (let k = 0; k < picture.width * picture.height; k++)
    if (Math.hypot((k % size.width) - 245, Math.floor(k / size.width) - 180) < 50)
      picture.memory.fill(255, 4 * k, 4 * k + 3);
  const discs = newDialDiscs();
  lookAt(discs.fine, new DialPyramid(picture, boxAround(pose, 1.8)).at(discLevel(pose)), pose);
  const { clipped } = measureExposure(discs.fine, face);
  expect(clipped).toBeGreaterThan(0.15);
  const templates = new PrintInLight(printOf(paintDial({ ...calibrated, ...dark }), pose, 0.4)).on(
    discs.fine,
    clipped,
  );
  expect(templates?.fine).toEqual(
    printTemplates(printOf(paintDial({ ...calibrated, ...dark }), pose, 0.4)).fine,
  );
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
