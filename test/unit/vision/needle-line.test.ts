/** What is fitted beside a needle's axis is the needle's if it meets it at the tip, and a shadow's if it does not. */
import { describe, expect, it } from 'vitest';
import { radians } from '../../../src/base/angle.ts';
import type { CoarseNeedle } from '../../../workers/vision/find-needle.ts';
import type { NeedleFit } from '../../../workers/vision/measure-angle.ts';
import { chooseLine, disagreement, massOf, seenAlong } from '../../../workers/vision/needle-line.ts';

const tipAt = 0.8;
const peak = { direction: radians(1), mass: 0.7, wideMass: 0.9, sigma: radians(0.01), competing: 0 };
const coarse: CoarseNeedle = { tip: peak, line: peak, readable: 1, tipRadius: tipAt, tailRadius: 0.2 };

/** Through two points that lie so far beside the axis at the pivot and at the tip, face radii. */
const fitBeside = (atPivot: number, atTip: number): NeedleFit => {
  const [dx, dy] = [Math.cos(1), Math.sin(1)];
  const middle = (atPivot + atTip) / 2;
  const seenX = (tipAt / 2) * dx - middle * dy;
  const seenY = (tipAt / 2) * dy + middle * dx;
  const seenDirection = radians(1 + Math.atan((atTip - atPivot) / tipAt));
  return {
    ...{ seenX, seenY, seenDirection },
    ...{ throughX: seenX, throughY: seenY, direction: seenDirection },
    directionSigma: radians(0.001),
    lateralSigma: 0.001,
    support: 1,
    scatter: 0.001,
  };
};
const degrees = (angle: number): number => (angle * 180) / Math.PI;

describe('what was fitted', () => {
  it('agrees on the axis itself', () => {
    expect(degrees(disagreement(coarse, fitBeside(0, 0)))).toBeCloseTo(0, 6);
  });

  it.each([0.03, -0.05])('agrees on a facet or a rail, %f beside the pivot, that meets the tip', (aside) => {
    expect(degrees(disagreement(coarse, fitBeside(aside, 0)))).toBeLessThan(0.2);
  });

  it.each([0.04, -0.04])('does not on a shadow that runs %f beside the needle', (aside) => {
    const shadow = fitBeside(aside, aside);
    expect(degrees(disagreement(coarse, shadow))).toBeCloseTo(degrees(Math.asin(0.04 / tipAt)), 1);
  });

  it('is looked at where it stands out, and read where its axis is', () => {
    const axis = fitBeside(0, 0);
    const { seenX, seenY, seenDirection } = fitBeside(0.03, 0.01);
    const facet: NeedleFit = { ...axis, seenX, seenY, seenDirection };
    expect(disagreement(coarse, facet)).toBeCloseTo(disagreement(coarse, fitBeside(0.03, 0.01)), 9);
    const line = chooseLine(coarse, facet);
    expect(line).toMatchObject({ through: { x: axis.throughX, y: axis.throughY }, direction: 1 });
    expect(seenAlong(line, coarse, facet)).toEqual({
      through: { x: seenX, y: seenY },
      direction: seenDirection,
    });
    expect(seenAlong(line, coarse, null)).toBe(line);
  });

  it('is not taken for the needle where it misses the tip by far', () => {
    expect(chooseLine(coarse, fitBeside(0.1, 0.1))).toMatchObject({ through: { x: 0, y: 0 }, direction: 1 });
    expect(chooseLine(coarse, fitBeside(0.09, 0)).through).not.toEqual({ x: 0, y: 0 });
  });
});

describe('what the network is unsure of about a broad needle', () => {
  it('counts as one needle where a fit confirms it', () => {
    expect(massOf(peak, coarse, fitBeside(0.02, 0.01))).toBe(0.9);
  });

  it.each([
    ['there is no fit', null],
    ['the fit ends elsewhere', fitBeside(0, 0.05)],
    ['the fit is of a few cross-sections', { ...fitBeside(0, 0), support: 0.4 }],
  ])('stays in doubt where %s', (_name, fit) => {
    expect(massOf(peak, coarse, fit)).toBe(0.7);
  });
});
