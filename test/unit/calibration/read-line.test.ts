/** Reading by the needle's line: a pivot that is a little off hardly matters. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitScale } from '../../../calibration/fit-scale.ts';
import { readLine } from '../../../calibration/read-line.ts';
import { radians } from '../../../src/base/angle.ts';
import { project } from '../../../src/base/homography.ts';
import { exampleNames, exampleRecord } from './example-records.ts';

/** A needle on the true dial that shows `value`, seen as a line; and the record's scale with its pivot misplaced. */
const scene = (name: string, share: number, offset: { x: number; y: number }) => {
  const record = exampleRecord(name);
  const truth = fitScale(record);
  const misplaced = fitScale({
    ...record,
    pivot: { x: record.pivot.x + offset.x, y: record.pivot.y + offset.y },
  });
  if (!truth.ok || !misplaced.ok) throw new Error('no scale');
  const curve = truth.value;
  const value = curve.lowValue + share * (curve.highValue - curve.lowValue);
  const angle = curve.angleOf(value);
  const radius = curve.radiusAt(angle);
  const tip = project(curve.toReference, {
    x: curve.pivot.x + radius * Math.cos(angle),
    y: curve.pivot.y + radius * Math.sin(angle),
  });
  const direction = radians(Math.atan2(tip.y - record.pivot.y, tip.x - record.pivot.x));
  const span = curve.highValue - curve.lowValue;
  return { curve, misplaced: misplaced.value, value, span, line: { through: record.pivot, direction } };
};

describe('reading by the line', () => {
  it.each(exampleNames)('%s: gives back the value that the needle shows', (name) => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (share) => {
        const { curve, value, span, line } = scene(name, share, { x: 0, y: 0 });
        const at = readLine(curve, line);
        expect(Math.abs(curve.valueAtTravel(at!.travel) - value)).toBeLessThan(1e-5 * span);
        expect(at!.pivotMiss).toBeLessThan(1e-9);
      }),
    );
  });

  it('loses less than 0.1 % of span to a pivot that is 4 % of the radius off', () => {
    const offsets = fc.double({ min: 0, max: 6.28, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 0.98, noNaN: true }), offsets, (share, angle) => {
        const offset = { x: 10 * Math.cos(angle), y: 10 * Math.sin(angle) }; // arc radius 246 px
        const { misplaced, value, span, line } = scene('pressure-0-10-bar', share, offset);
        const at = readLine(misplaced, line)!;
        expect(Math.abs(misplaced.valueAtTravel(at.travel) - value)).toBeLessThan(0.001 * span);
        // The direction alone, about the same pivot, is off by up to 0.8 %.
      }),
    );
    const { misplaced, value, span, line } = scene('pressure-0-10-bar', 0.5, { x: 10, y: 0 });
    expect(Math.abs(misplaced.valueAt(line.direction) - value)).toBeGreaterThan(0.007 * span);
  });

  it('says how far the line passes the pivot, in arc radii', () => {
    const { curve, line } = scene('pressure-0-10-bar', 0.3, { x: 0, y: 0 });
    const aside = {
      x: line.through.x - 24.6 * Math.sin(line.direction),
      y: line.through.y + 24.6 * Math.cos(line.direction),
    };
    expect(readLine(curve, { ...line, through: aside })!.pivotMiss).toBeCloseTo(0.1, 2);
  });

  it('has no answer for a line that misses the scale, or is none', () => {
    const { curve, line } = scene('pressure-0-10-bar', 0.3, { x: 0, y: 0 });
    expect(readLine(curve, { ...line, through: { x: 4000, y: 0 } })).toBeNull();
    expect(readLine(curve, { ...line, through: { x: Number.NaN, y: 0 } })).toBeNull();
    expect(readLine(curve, { ...line, direction: radians(Infinity) })).toBeNull();
  });
});
