/** Frames are stamped in UTC by the quickest delivery seen, follow drift, and jump with a clock that was set. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { captureClock } from '../../../workers/vision/capture-clock.ts';

const start = Date.UTC(2026, 0, 1);
beforeEach(() => vi.useFakeTimers({ now: start }));
afterEach(() => vi.useRealTimers());
const arriveAt = (utcMs: number): void => void vi.setSystemTime(utcMs);

test('a late arrival does not make its frame look newer', () => {
  const toUtc = captureClock();
  arriveAt(start + 20);
  toUtc(0);
  arriveAt(start + 1000 + 400);
  expect(toUtc(1_000_000)).toBeCloseTo(start + 1020, -1);
});

test('a capture clock that loses 50 ppm against UTC is followed for a month within 50 ms', () => {
  const toUtc = captureClock();
  let worst = 0;
  for (let minute = 0; minute < 30 * 24 * 60; minute++) {
    const utc = start + minute * 60_000;
    arriveAt(utc + 30);
    const stamped = toUtc(minute * 60_000 * (1 - 50e-6) * 1000);
    worst = Math.max(worst, Math.abs(stamped - utc));
  }
  expect(worst).toBeLessThan(50);
});

test('a system clock that was set an hour ahead is followed with the next frame', () => {
  const toUtc = captureClock();
  arriveAt(start);
  toUtc(0);
  arriveAt(start + 3_600_000 + 1000);
  expect(toUtc(1_000_000)).toBe(start + 3_600_000 + 1000);
});
