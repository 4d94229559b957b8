/** The sub-pixel fit finds a painted needle's axis far below a pixel, and refuses where there is none. */
import { describe, expect, test } from 'vitest';
import { measureAngle } from '../../../workers/vision/measure-angle.ts';
import type { Pose } from '../../../workers/vision/pose.ts';
import { coarseNeedle, straightOn } from '../../support/coarse-needle.ts';
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
  return measureAngle(paintDial(dial), pose, coarseNeedle(start), straightOn);
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

  test('its axis passes where it was painted although the pose is 3 % off, where that is no surprise', () => {
    const shifted = { x: base.centre.x + 0.03 * base.radius, y: base.centre.y };
    const pose = [base.radius, 0, shifted.x, 0, base.radius, shifted.y, 0, 0, 1] as unknown as Pose;
    const fit = measureAngle(paintDial(base), pose, coarseNeedle(0.72), { ...straightOn, pivotSigma: 0.02 });
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

/** How far beside the painted axis the fit is where the scale is read (to the right is more), and its σ there; face radii. */
const asideAtScale = (dial: PaintedDial, start: number, pivotAside = 0) => {
  const { radius, centre } = dial;
  const [dx, dy] = [Math.cos(dial.needle!), Math.sin(dial.needle!)];
  const tapped = { x: centre.x - pivotAside * radius * dy, y: centre.y + pivotAside * radius * dx };
  const pose = [radius, 0, tapped.x, 0, radius, tapped.y, 0, 0, 1] as unknown as Pose;
  const fit = measureAngle(paintDial(dial), pose, coarseNeedle(start), straightOn);
  if (!fit.ok) throw new Error(fit.error);
  const { throughX, throughY, direction, directionSigma, lateralSigma } = fit.value;
  const along = 0.8 - (throughX * dx + throughY * dy);
  const across = throughY * dx - throughX * dy + pivotAside + along * Math.tan(direction - dial.needle!);
  return { aside: across, sigma: Math.hypot(lateralSigma, along * directionSigma) };
};

describe('a needle of two facets', () => {
  const light = [228, 228, 226] as const;
  const dark = [40, 42, 46] as const;
  const face = { ...base, radius: 96, needleHalf: 0.05, noise: 4 };
  const middleOfFacet = 0.05 * (1 - (2 / 3) * 0.8) * 0.5;

  test.each([
    ['the left one as light as the face', dark, light, 1],
    ['the right one as light as the face', light, dark, -1],
  ] as const)('%s, is read by the ridge between them', (_name, needleColour, leftFacet, side) => {
    for (const needle of [0.4, 2.2, 4.6]) {
      const dial = { ...face, needle, needleColour, leftFacet };
      const { aside, sigma } = asideAtScale(dial, needle + side * 0.02);
      expect(Math.abs(aside)).toBeLessThan(1.96 * sigma);
      expect(Math.abs(aside)).toBeLessThan(0.6 * middleOfFacet);
    }
  });

  test('both dark, is read by its middle and not in doubt for a facet', () => {
    const polished = asideAtScale({ ...face, needleColour: dark, leftFacet: [60, 62, 66] }, 0.71);
    expect(Math.abs(polished.aside)).toBeLessThan(1.96 * polished.sigma);
    expect(polished.sigma).toBeLessThan(0.1 * middleOfFacet);
  });

  test('a painted needle beside a pivot that was tapped badly keeps its axis within its doubt', () => {
    for (const pivotAside of [-0.03, 0.02, 0.03]) {
      const { aside, sigma } = asideAtScale({ ...face, needleColour: dark }, 0.71, pivotAside);
      expect(Math.abs(aside)).toBeLessThan(1.96 * sigma);
    }
  });
});
