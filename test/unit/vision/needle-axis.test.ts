/** Of the middle of what is seen and its edges, the one that passes the pivot is the axis; what is in doubt is told. */
import { describe, expect, it } from 'vitest';
import type { Eye } from '../../../src/base/eye.ts';
import { needleHeight } from '../../../calibration/needle-height.ts';
import {
  fillAxis,
  type Axis,
  type Candidate,
  type PivotInSight,
} from '../../../workers/vision/needle-axis.ts';
import { newSectionLine } from '../../../workers/vision/section-line.ts';
import { straightOn } from '../../support/coarse-needle.ts';

const candidate = (lateral: number, slope: number, sigma: number): Candidate => ({
  line: {
    ...newSectionLine(),
    ...{ lateral, slope, slopeSigma: 0.001, middle: 0.5, middleSigma: 0.0005, scatter: 0.0005, support: 1 },
  },
  isLine: true,
  sigma,
});

/** Edges to either side of a middle, along +x. */
const axisOf = (middle: number, half: number, pivot: PivotInSight = straightOn, isWhole = true): Axis => {
  const axis: Axis = { lateral: 0, slope: 0, slopeSigma: 0, sigma: 0 };
  const sides = [-half, half].map((aside) => ({ ...candidate(middle + aside, 0, 0.006), isLine: isWhole }));
  fillAxis(axis, [candidate(middle, 0, 0.001), sides[0]!, sides[1]!], pivot, 1, 0);
  return axis;
};

describe('the axis', () => {
  it('is the middle of what passes the pivot with its middle', () => {
    const { lateral, sigma } = axisOf(0, 0.03);
    expect(Math.abs(lateral)).toBeLessThan(1e-6);
    expect(sigma).toBeLessThan(0.003);
  });

  it.each([1, -1])('is the edge that passes the pivot (%i)', (side) => {
    const { lateral, sigma } = axisOf(side * 0.03, 0.03);
    expect(Math.abs(lateral)).toBeLessThan(0.005);
    // The pivot may have been tapped badly: then it is the middle.
    expect(1.96 * sigma).toBeGreaterThan(0.01);
    expect(sigma).toBeLessThan(0.015);
  });

  it('is left open between two that pass the pivot alike', () => {
    const pivot = { ...straightOn, tangent: 1 };
    const { lateral, sigma } = axisOf(0.02, 0.02, pivot);
    expect(lateral).toBeGreaterThan(0.014);
    expect(sigma).toBeGreaterThan(axisOf(0.02, 0.02, pivot, false).sigma);
  });

  it('is in doubt by what its distance from the pivot leaves unexplained', () => {
    const { lateral, sigma } = axisOf(0.05, 0.02, straightOn, false);
    expect(lateral).toBeCloseTo(0.05, 9);
    expect(sigma).toBeGreaterThan(0.04);
    expect(sigma).toBeLessThan(0.05);
  });

  it('passes the pivot as it is seen at the height of the needle', () => {
    // From below: what stands off the print is seen further up.
    const eye: Eye = { x: 0, y: 6, z: 6 };
    const seen = -needleHeight.middle;
    const pivot = { ...straightOn, eye, tangent: 1 };
    const { lateral, sigma } = axisOf(seen, 0.04, pivot);
    expect(lateral).toBeCloseTo(seen, 2);
    expect(sigma).toBeLessThan(0.01);
    expect(Math.abs(axisOf(-seen, 0.04, pivot).lateral + seen)).toBeGreaterThan(0.001);
  });
});
