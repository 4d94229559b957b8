/** Measured figures against bounds on reading wrong and on not reading, kept apart. */
import { expect } from 'vitest';
import type { Figures } from '../../scripts/evaluate/summary.mjs';

export interface Bounds {
  /** At least this share of the readable is read. */
  readonly coverage: number;
  readonly medianErrorPercent: number;
  readonly within2: number;
  /** At most this share of the good answers is off by more than 2 % of span. */
  readonly silentlyWrong: number;
}

export const expectWithin = (figures: Figures, bounds: Bounds): void => {
  expect.soft(figures.coverage, 'coverage').toBeGreaterThanOrEqual(bounds.coverage);
  expect.soft(figures.medianErrorPercent, 'median error').toBeLessThanOrEqual(bounds.medianErrorPercent);
  expect.soft(figures.within2, 'within 2 %').toBeGreaterThanOrEqual(bounds.within2);
  expect.soft(figures.silentlyWrong, 'silently wrong').toBeLessThanOrEqual(bounds.silentlyWrong);
  expect.soft(figures.falseReads, 'false reads').toBe(0);
};
