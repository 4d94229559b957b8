/** The GUM's arithmetic on known numbers. */
import { describe, expect, it } from 'vitest';
import { combine, measurandU95, rectangular } from '../../../calibration/uncertainty.ts';

describe('uncertainty', () => {
  it('combines in quadrature and doubles', () => {
    const budget = combine([
      { name: 'needle-place', type: 'A', u: 0.3 },
      { name: 'mark-placement', type: 'B', u: 0.4 },
    ]);
    expect(budget.u95).toBeCloseTo(1, 12);
    expect(budget.contributions).toHaveLength(2);
  });

  it('takes a rectangular half-width by √3', () => {
    expect(rectangular(-3)).toBeCloseTo(1.7320508, 6);
  });

  it('widens by the class of the gauge: class 1.6 on 10 bar is ±0.16 bar at most', () => {
    expect(measurandU95(0, 1.6, 10)).toBeCloseTo((2 * 0.16) / Math.sqrt(3), 9);
    expect(measurandU95(0.02, 1.6, 10)).toBeCloseTo(Math.hypot(0.02, 0.32 / Math.sqrt(3)), 9);
  });
});
