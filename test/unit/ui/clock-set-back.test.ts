/** The clock is set back while the kiosk runs: nothing old looks live, and the trend goes on. */
import { expect, test } from 'vitest';
import type { Reading } from '../../../src/base/reading.ts';
import { TrendHistory } from '../../../src/ui/live/trend-history.ts';
import { verdictOf } from '../../../src/ui/live/verdict-of.ts';
import { withoutObservation } from '../../../src/reading/without-observation.ts';
import { preparedExample, start } from '../reading/build-observation.ts';

const hour = 3_600_000;
const reading = (ts: number, value = 1): Reading => ({
  ...withoutObservation(preparedExample('pressure-0-10-bar').record, 'waiting', ts, false),
  value,
  quality: 'good',
  reasons: [],
});

test('a value of a time to come does not look live', () => {
  expect(verdictOf(reading(start), 500, start + 400)).toBe('good');
  expect(verdictOf(reading(start), 500, start - 400)).toBe('good');
  expect(verdictOf(reading(start), 500, start - hour)).toBe('stale');
  expect(verdictOf(reading(start), 500, start + hour)).toBe('stale');
});

test('the trend drops what lies ahead, and takes what comes', () => {
  const trend = new TrendHistory();
  for (let second = 0; second < 100; second++) trend.add(reading(start + 1000 * second, second), 1500);
  trend.add(reading(start + 39_500, 7), 1500);
  trend.add(reading(start + 40_500, 8), 1500);
  expect(trend.values.slice(-3)).toEqual([38, 7, 8]);
  expect(trend.times).toEqual([...trend.times].sort((a, b) => a - b));
  trend.add(reading(start - hour, 5), 1500);
  expect(trend.values).toEqual([5]);
});

test('a frame that comes late takes nothing away', () => {
  const trend = new TrendHistory();
  for (let second = 0; second < 10; second++) trend.add(reading(start + 1000 * second, second), 1500);
  trend.add(reading(start + 8200, 99), 1500);
  expect(trend.values).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
