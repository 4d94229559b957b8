/** Measured figures against a suite's bounds on reading wrong and on not reading, kept apart, and against the bars of all suites. */
import { expect } from 'vitest';
import { breachesOf, type Summary } from '../../scripts/evaluate/suite.mjs';

export interface Bars {
  /** At least this share of the readable is read. */
  readonly coverage: number;
  readonly medianErrorPercent: number;
  readonly within2: number;
}

export const expectWithin = (suite: string, summary: Summary, bars: Bars): void => {
  expect.soft(breachesOf(suite, summary)).toEqual([]);
  expect.soft(summary.coverage, 'coverage').toBeGreaterThanOrEqual(bars.coverage);
  expect.soft(summary.medianErrorPercent, 'median error').toBeLessThanOrEqual(bars.medianErrorPercent);
  expect.soft(summary.within2, 'within 2 %').toBeGreaterThanOrEqual(bars.within2);
  expect.soft(summary.silentlyWrong, 'silently wrong').toBe(0);
  expect.soft(summary.falseReads, 'false reads').toBe(0);
};
