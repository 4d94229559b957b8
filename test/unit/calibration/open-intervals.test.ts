/** Which marks a technician is asked to add. */
import { expect, test } from 'vitest';
import { fitScale } from '../../../calibration/fit-scale.ts';
import { openIntervals } from '../../../calibration/open-intervals.ts';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { markPoints } from '../../../src/camera/demo-plant/dial-geometry.ts';
import { dialKinds } from '../../../src/camera/demo-plant/dial-kinds.ts';
import type { DialSpec } from '../../../src/camera/demo-plant/dial-spec.ts';
import { randomDial } from '../../../src/camera/demo-plant/random-dial.ts';
import { seededRandom } from '../../../src/camera/demo-plant/random.ts';
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

test('a 0 that stands nearer to the first number needs the two ticks beside it, and with them no more', () => {
  const kind = dialKinds.find(({ name }) => name === 'kpa-600')!;
  const spec: DialSpec = { ...randomDial(seededRandom(1), 'short'), ...kind, bends: [] };
  const print = { ...spec.print, divisions: kind.divisions };
  const all = markPoints({ ...spec, print });
  const recordWith = (count: number): CalibrationRecord => ({
    ...demoRecords[0]!,
    perspective: { method: 'none' },
    pivot: { x: 0, y: 0 },
    face: null,
    marks: all
      .filter(({ value }) => value % 100 === 0 || value <= count * 10)
      .map(({ value, at: { x, y } }) => ({ value, at: { x: 100 * x, y: 100 * y } })),
    scale: { ...demoRecords[0]!.scale, division: 10 },
  });
  expect(openOf(recordWith(0))).toMatchObject([{ from: 0, to: 100, zero: 0 }]);
  expect(openOf(recordWith(2))).toEqual([]);
});

test('a square scale needs ticks between its first numbers, and with them no more', () => {
  const numbers = flow.marks.filter(({ value }) => value === 0 || value >= 4);
  const [foot] = openOf({ ...flow, marks: numbers });
  expect(foot).toMatchObject({ from: 0, to: 4, zero: 0 });
  // A straight line is 6 % off there.
  expect(foot!.share).toBeGreaterThan(0.04);
  expect(openOf(flow)).toEqual([]);
});
