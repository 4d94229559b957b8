/** Rendered dials with exact truth: every tilt and condition once. */
import { beforeAll, expect, it } from 'vitest';
import { expectWithin } from './bounds.ts';
import { measuredSuite } from './measure.ts';

let report: Awaited<ReturnType<typeof measuredSuite>>;

beforeAll(async () => {
  report = await measuredSuite('rendered-sample');
});

it('answers every dial, with a value exactly where it is not bad', () => {
  expect(report.images).toHaveLength(48);
  for (const { quality, value, u95, reasons } of report.images) {
    expect(value === null).toBe(quality === 'bad');
    expect(u95 === null).toBe(value === null);
    expect(reasons.length === 0).toBe(quality === 'good');
    expect(reasons).not.toContain('worker-failed');
  }
});

it('reads them, and reads them right', () =>
  expectWithin('rendered-sample', report.summary, {
    coverage: 0.88,
    // Half of it is what no picture tells: how high the needle stands over the print, and how evenly it is divided.
    medianErrorPercent: 0.1,
    within2: 0.97,
  }));

/** In the order in which dials go through the tilts. */
const tilts = [0, 10, 20, 30, 45, 63];

it.each([
  { from: 0, to: 20, most: 0.15 },
  { from: 45, to: 45, most: 0.3 },
])('errs by no more than $most % of span in the mean at $from° to $to°', ({ from, to, most }) => {
  const errors = report.images
    .filter((_, index) => tilts[index % tilts.length]! >= from && tilts[index % tilts.length]! <= to)
    .flatMap(({ quality, errorPercent }) => (quality === 'good' ? [errorPercent!] : []));
  expect(errors.length).toBeGreaterThan(4);
  expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThanOrEqual(most);
});

it('refuses every tilt beyond 60°', () => {
  expect(report.summary.byTag['tilt-63']).toMatchObject({ images: 8, readable: 0, falseReads: 0 });
});
