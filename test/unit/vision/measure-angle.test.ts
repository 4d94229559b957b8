/** The sub-pixel fit finds a painted needle's axis far below a pixel, and refuses where there is none. */
import { describe, expect, test } from 'vitest';
import { measureAngle } from '../../../workers/vision/measure-angle.ts';
import type { Pose } from '../../../workers/vision/pose.ts';
import { coarseNeedle } from '../../support/coarse-needle.ts';
import { paintDial, type PaintedDial } from '../../support/painted-dial.ts';

const base: PaintedDial = {
  width: 240,
  height: 220,
  centre: { x: 118.3, y: 108.7 },
  radius: 96,
  needle: 0.7,
};
const measure = (dial: PaintedDial, start: number) => {
  const pose = [dial.radius, 0, dial.centre.x, 0, dial.radius, dial.centre.y, 0, 0, 1] as unknown as Pose;
  return measureAngle(paintDial(dial), pose, coarseNeedle(start));
};
const degree = Math.PI / 180;

describe('a needle of known direction', () => {
  test.each([0.0, 0.7, 1.9, 3.3, 5.1])('at %f rad, started 1.5° off, is found within 0.1°', (needle) => {
    const fit = measure({ ...base, needle, noise: 6 }, needle + 1.5 * degree);
    expect(fit.ok).toBe(true);
    if (fit.ok) expect(Math.abs(fit.value.direction - needle)).toBeLessThan(0.1 * degree);
  });

  test.each([
    ['white on a light face', [255, 255, 255]],
    ['red', [200, 30, 30]],
    ['black', [10, 10, 10]],
  ] as const)('%s', (_name, needleColour) => {
    const fit = measure({ ...base, needleColour, noise: 4 }, 0.7 - degree);
    expect(fit.ok).toBe(true);
    if (fit.ok) expect(Math.abs(fit.value.direction - 0.7)).toBeLessThan(0.15 * degree);
  });

  test('its axis passes where it was painted although the pose is 3 % off', () => {
    const shifted = { x: base.centre.x + 0.03 * base.radius, y: base.centre.y };
    const pose = [base.radius, 0, shifted.x, 0, base.radius, shifted.y, 0, 0, 1] as unknown as Pose;
    const fit = measureAngle(paintDial(base), pose, coarseNeedle(0.72));
    expect(fit.ok).toBe(true);
    if (!fit.ok) return;
    const { throughX, throughY, direction } = fit.value;
    // Signed distance of the true pivot (−0.03, 0) from the fitted axis.
    const distance = (-0.03 - throughX) * -Math.sin(direction) + (0 - throughY) * Math.cos(direction);
    expect(Math.abs(distance)).toBeLessThan(0.004);
  });
});

test('a face without a needle is refused', () => {
  expect(measure({ ...base, needle: null }, 4.4).ok).toBe(false);
});
