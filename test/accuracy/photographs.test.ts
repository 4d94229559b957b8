/** Photographs of real gauges, where they lie beside the project: read, read right, and never read wrong in silence. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectWithin } from './bounds.ts';
import { photographs } from '../../scripts/evaluate/suite.mjs';
import { measuredSuite } from './measure.ts';

const slowestMs = 2000;
const minutes = 60_000;

describe.skipIf(!existsSync(photographs))('photographs', () => {
  it(
    'are read as they are',
    async () => {
      const { images, summary } = await measuredSuite('photographs-sample');
      expectWithin('photographs-sample', summary, {
        coverage: 0.97,
        medianErrorPercent: 0.03,
        within2: 0.99,
      });
      for (const { ms, reasons, id } of images) {
        expect.soft(ms, id).toBeLessThan(slowestMs);
        expect.soft(reasons, id).not.toContain('worker-failed');
      }
    },
    15 * minutes,
  );

  it(
    'are read or refused when disturbed, and never read where nothing is left to see',
    async () => {
      const { summary } = await measuredSuite('disturbed-sample');
      expectWithin('disturbed-sample', summary, { coverage: 0.8, medianErrorPercent: 0.1, within2: 0.85 });
      for (const name of ['frozen', 'covered', 'gone', 'other', 'black'])
        expect.soft(summary.byDisturb[name], name).toMatchObject({ readable: 0, falseReads: 0 });
    },
    15 * minutes,
  );

  it(
    'are found again by a camera that was moved far, never in a wrong place, and read there as before',
    async () => {
      const { summary } = await measuredSuite('realign-sample');
      expectWithin('realign-sample', summary, { coverage: 0.9, medianErrorPercent: 0.05, within2: 0.9 });
      expect.soft(summary.p95ErrorPercent, 'p95 error').toBeLessThanOrEqual(0.2);
    },
    5 * minutes,
  );

  it(
    'are read by the calibration made on another picture of the same gauge, or refused, and mislead nobody',
    async () => {
      const { summary } = await measuredSuite('across-sample');
      expectWithin('across-sample', summary, { coverage: 0.2, medianErrorPercent: 0.2, within2: 0.2 });
      expect.soft(summary.misleading, 'misleading').toBe(0);
      expect.soft(summary.u95Coverage, 'u95 holds').toBeGreaterThanOrEqual(0.93);
    },
    5 * minutes,
  );

  it(
    'stay without a value in the automatic mode, which proposes nothing yet',
    async () => {
      const { images } = await measuredSuite('photographs', { sample: 3, mode: 'auto' });
      for (const { value, quality, reasons } of images)
        expect({ value, quality, reasons }).toEqual({
          value: null,
          quality: 'bad',
          reasons: ['not-calibrated'],
        });
    },
    5 * minutes,
  );
});
