/** A manifest entry becomes the record that a technician's taps would make. */
import { expect, it } from 'vitest';
import { recordOfEntry } from '../../measure/record-of-entry.ts';
import type { PictureEntry } from '../../measure/measure-job.ts';

const at = (deg: number): readonly [number, number] => [
  100 + 80 * Math.cos((deg * Math.PI) / 180),
  100 + 80 * Math.sin((deg * Math.PI) / 180),
];
const entry: PictureEntry = {
  ...{ id: 'a', url: '/a.jpg', width: 200, height: 200, unit: 'bar', pivot: [100, 100], dial: null },
  marks: [135, 200, 270, 340, 45].map((deg, value) => ({ value, at: at(deg) })),
  markSigmaDeg: 0.2,
};

it('reads the direction off the order of the marks', () => {
  expect(recordOfEntry(entry).scale.direction).toBe('clockwise');
  const mirrored = entry.marks.map(({ value }) => ({ value: 4 - value, at: entry.marks[value]!.at }));
  expect(recordOfEntry({ ...entry, marks: mirrored }).scale.direction).toBe('counter-clockwise');
});

it('turns the uncertainty of a direction into pixels at the marks', () => {
  expect(recordOfEntry(entry).markSigmaPx).toBeCloseTo((80 * 0.2 * Math.PI) / 180, 10);
});

it('knows every unit as it stands on dials', () => {
  for (const unit of ['A', 'MPa', 'mmH2O', '°C', 'kPa', 'psi', 'V', 'Pa', 'kgf/cm2', 'bar', 'mA'])
    expect(recordOfEntry({ ...entry, unit }).gauge.unit).not.toBe('one');
});

it('measures a dial of a unit that is in no table as a plain number', () => {
  expect(recordOfEntry({ ...entry, unit: 'cos φ' }).gauge).toMatchObject({ unit: 'one', reference: 'none' });
});
