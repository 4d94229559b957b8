/** A light streak where the needle is dark is told by its sign. */
import { expect, test } from 'vitest';
import type { Print } from '../../../calibration/record.ts';
import { rectifyLuma } from '../../../workers/gpu/twins/rectify.ts';
import { needleLook, needleStepIn } from '../../../workers/vision/needle-look.ts';
import { wholePatch } from '../../../workers/vision/patch.ts';
import type { Pose } from '../../../workers/vision/pose.ts';
import { discMap } from '../../../workers/vision/sampling-map.ts';
import { paintDial, type PaintedDial } from '../../support/painted-dial.ts';

const size = 160;
const pose = [96, 0, 118.3, 0, 96, 108.7, 0, 0, 1] as unknown as Pose;

const printOf = (change: Partial<PaintedDial>, needleDeg: number | null): Print => {
  const dial = {
    width: 240,
    height: 220,
    centre: { x: 118.3, y: 108.7 },
    radius: 96,
    needle: 0.7,
    ...change,
  };
  const luma = new Float32Array(size * size);
  rectifyLuma(wholePatch(paintDial(dial)), discMap(pose, size), luma);
  const bytes = Uint8Array.from(luma, (value) => (value === value ? Math.max(1, Math.round(value)) : 0));
  return { size, luma: Buffer.from(bytes).toString('base64'), needleDeg };
};
const at = (0.7 * 180) / Math.PI;

test('a dark needle on a light face has a large negative step', () => {
  expect(needleStepIn(printOf({}, at))).toBeLessThan(-60);
});

test('a needle lighter than its face has a positive one', () => {
  expect(needleStepIn(printOf({ needleColour: [255, 255, 255] }, at))).toBeGreaterThan(12);
});

test('where no needle is known, or none stands out, there is no step', () => {
  expect(needleStepIn(printOf({}, null))).toBeNull();
  expect(needleStepIn(printOf({ needle: null }, at))).toBeNull();
});

test('opposite steps are negative, alike ones positive, faint ones silent', () => {
  expect(needleLook(80, -90)).toBeLessThan(0);
  expect(needleLook(-45, -90)).toBeCloseTo(0.5);
  expect(needleLook(5, -90)).toBeNull();
});
