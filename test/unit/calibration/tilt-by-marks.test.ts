/** Marks on a circle about the pivot bound the tilt of a meter; marks on an ellipse tell it; two tell nothing. */
import { describe, expect, it } from 'vitest';
import { fitScale } from '../../../calibration/fit-scale.ts';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { tiltsByMarks, type PossibleTilt } from '../../../calibration/tilt-by-marks.ts';
import { budgetAssumptions } from '../../../src/reading/budget-assumptions.ts';
import { axisSeen, meterRecord, meterView } from '../reading/seen-meter.ts';

const assumed = budgetAssumptions.tiltByMarks;

const tiltsOf = (record: CalibrationRecord): PossibleTilt[] => {
  const curve = fitScale(record);
  if (!curve.ok) throw new Error(curve.error);
  return tiltsByMarks(curve.value.knots, 0.5 / 150, assumed);
};

/** Root mean square of the tangent. */
const typical = (tilts: readonly PossibleTilt[]): number =>
  Math.sqrt(tilts.reduce((sum, { tangent, weight }) => sum + weight * tangent ** 2, 0));
/** Mean cosine of twice the angle between the axes that are possible and the true one: 1 where it is known. */
const agreement = (tilts: readonly PossibleTilt[], axis: number): number =>
  tilts.reduce((sum, each) => sum + each.weight * Math.cos(2 * (each.axis - axis)), 0);

/** Of two independent directions. */
const unknown = Math.SQRT2 * assumed.usualLean;

describe('six marks', () => {
  it('on a good circle leave small tilts only', () => {
    const tangents = [1, 2, 3, 4, 5].map((seed) => typical(tiltsOf(meterRecord(meterView(0), 6, 0.5, seed))));
    expect(Math.max(...tangents)).toBeLessThan(Math.tan((14 * Math.PI) / 180));
  });

  it.each([
    ...[0, 35, 90, 130].map((axisDeg) => [30, axisDeg] as const),
    ...[0, 35, 90, 130].map((axisDeg) => [45, axisDeg] as const),
  ])('tell a tilt of %d° about %d° and its axis, but not the side', (tiltDeg, axisDeg) => {
    const view = meterView(tiltDeg, { axisDeg });
    const record = meterRecord(view, 6, 0.5);
    const tilts = tiltsOf(record);
    const tangent = Math.tan((tiltDeg * Math.PI) / 180);
    expect(Math.abs(typical(tilts) / tangent - 1)).toBeLessThan(0.25);
    expect(agreement(tilts, axisSeen(view, record))).toBeGreaterThan(0.85);
    const otherSide = { ...view, axisDeg: axisDeg + 180 };
    expect(Math.abs(typical(tiltsOf(meterRecord(otherSide, 6))) / tangent - 1)).toBeLessThan(0.25);
  });

  it('are not believed to lie well where they lie ill', () => {
    const { marks, pivot, ...rest } = meterRecord(meterView(0), 6);
    const pulled = marks.map(({ value, at }, k) => {
      const share = k % 2 === 0 ? 1.02 : 0.98;
      return { value, at: { x: pivot.x + share * (at.x - pivot.x), y: pivot.y + share * (at.y - pivot.y) } };
    });
    const tilts = tiltsOf({ ...rest, pivot, marks: pulled });
    expect(typical(tilts)).toBeGreaterThan(1.1 * typical(tiltsOf({ ...rest, pivot, marks })));
  });
});

it('of two marks little is learned: what is usual remains', () => {
  const by = (marks: number): number => typical(tiltsOf(meterRecord(meterView(0), marks)));
  expect(by(2) / unknown).toBeGreaterThan(0.7);
  expect(by(2) / unknown).toBeLessThan(1.1);
  expect(by(3)).toBeLessThan(by(2));
  expect(by(6)).toBeLessThan(by(3));
});

it('gives probabilities', () => {
  const sum = tiltsOf(meterRecord(meterView(20), 4)).reduce((all, { weight }) => all + weight, 0);
  expect(sum).toBeCloseTo(1, 9);
});
