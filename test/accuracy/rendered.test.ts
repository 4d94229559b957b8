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
    medianErrorPercent: 0.06,
    within2: 0.97,
  }));

it('refuses every tilt beyond 60°', () => {
  expect(report.summary.byTag['tilt-63']).toMatchObject({ images: 8, readable: 0, falseReads: 0 });
});
