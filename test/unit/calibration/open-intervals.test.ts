/** Which marks a technician is asked to add. */
import { expect, test } from 'vitest';
import { fitScale } from '../../../calibration/fit-scale.ts';
import { openIntervals } from '../../../calibration/open-intervals.ts';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { demoRecords } from '../../../src/camera/demo-plant/demo-records.ts';

const flow = demoRecords.find(({ gauge }) => gauge.asset.endsWith('FI-401'))!;

const openOf = (record: CalibrationRecord) => {
  const curve = fitScale(record);
  if (!curve.ok) throw new Error(curve.error);
  return openIntervals(curve.value, record.scale.division);
};

test('an even scale needs no more than its numbers', () => {
  for (const record of demoRecords) if (record !== flow) expect(openOf(record)).toEqual([]);
});

test('a square scale needs ticks between its first numbers, and with them no more', () => {
  const numbers = flow.marks.filter(({ value }) => value === 0 || value >= 4);
  const [foot] = openOf({ ...flow, marks: numbers });
  expect(foot).toMatchObject({ from: 0, to: 4, zero: 0 });
  // A straight line is 6 % off there.
  expect(foot!.share).toBeGreaterThan(0.04);
  expect(openOf(flow)).toEqual([]);
});
