/** The GUM's arithmetic on known numbers. */
import { describe, expect, it } from 'vitest';
import { combine, measurandU95, rectangular, shareOf } from '../../../calibration/uncertainty.ts';

describe('uncertainty', () => {
  it('combines in quadrature, and takes the factor by the shape of the sum', () => {
    const place = { name: 'needle-place', type: 'A', shape: 'normal', u: 0.3 } as const;
    const marks = { name: 'mark-placement', type: 'B', shape: 'normal', u: 0.4 } as const;
    const budget = combine([place, marks]);
    expect(budget.u95).toBeCloseTo(0.98, 3);
    expect(budget.contributions).toHaveLength(2);
    expect(combine([{ ...marks, shape: 'rectangular' }]).u95).toBeCloseTo(0.4 * 1.65, 2);
  });

  it('tells what part of the doubt comes of some of its sources', () => {
    const place = { name: 'needle-place', type: 'A', shape: 'normal', u: 0.3 } as const;
    const marks = { name: 'mark-placement', type: 'B', shape: 'normal', u: 0.4 } as const;
    expect(shareOf(combine([place, marks]), ['mark-placement', 'parallax'])).toBeCloseTo(0.64, 9);
  });

  it('takes a rectangular half-width by √3', () => {
    expect(rectangular(-3)).toEqual({ shape: 'rectangular', u: expect.closeTo(1.7320508, 6) });
  });

  it('widens by the class of the gauge: class 1.6 on 10 bar is ±0.16 bar at most', () => {
    const quiet = combine([]);
    expect(measurandU95(quiet, 1.6, 10)).toBeCloseTo(0.95 * 0.16, 2);
    const noisy = combine([{ name: 'needle-place', type: 'A', shape: 'normal', u: 0.5 }]);
    expect(measurandU95(noisy, 1.6, 10)).toBeCloseTo(1.96 * Math.hypot(0.5, 0.16 / Math.sqrt(3)), 2);
  });
});
