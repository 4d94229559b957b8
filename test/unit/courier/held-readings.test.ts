/** Readings that the store refuses wait, in order; when memory runs out the oldest go, counted. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import type { Reading } from '../../../src/base/reading.ts';
import { HeldReadings, type Lost } from '../../../src/courier/held-readings.ts';
import { sampleReadings } from '../../support/sample-readings.ts';

const batchOf = (second: number, gauges = 2): Reading[] => sampleReadings(gauges, 1, second * 1000, second);

/** A store that is full until it is told otherwise. */
class Shelf {
  isFull = true;
  readonly stored: Reading[] = [];
  readonly lost: Lost[] = [];
  refusals = 0;
  readonly held = new HeldReadings({
    record: (readings) => {
      if (this.isFull) return Promise.reject(new Fault('store-full', 'The disk is full.'));
      this.stored.push(...readings);
      return Promise.resolve([]);
    },
    lose: (lost) => Promise.resolve(void this.lost.push(lost)),
    onRefused: () => (this.refusals += 1),
  });
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('held readings', () => {
  it('are stored in order once the store takes them, and told as refused until then', async () => {
    const shelf = new Shelf();
    const all = [1, 2, 3].map((second) => shelf.held.record(batchOf(second), String(second)));
    await vi.advanceTimersByTimeAsync(5000);
    expect(shelf.stored).toEqual([]);
    expect(shelf.refusals).toBeGreaterThanOrEqual(2);
    shelf.isFull = false;
    await vi.advanceTimersByTimeAsync(3000);
    await Promise.all(all);
    expect(shelf.stored).toEqual([1, 2, 3].flatMap((second) => batchOf(second)));
    expect(shelf.lost).toEqual([]);
  });

  it('are given up oldest first when there are too many, and counted exactly', async () => {
    const shelf = new Shelf();
    const gauges = 1000;
    const seconds = 20;
    const outcomes = Array.from({ length: seconds }, (_, second) =>
      shelf.held.record(batchOf(second, gauges), String(second)).then(
        () => 'stored',
        (error: Error) => error.name,
      ),
    );
    shelf.isFull = false;
    await vi.advanceTimersByTimeAsync(3000);
    const told = await Promise.all(outcomes);
    const given = told.filter((outcome) => outcome === 'store-full').length;
    expect(given).toBeGreaterThan(0);
    expect(told.slice(1, 1 + given).every((outcome) => outcome === 'store-full')).toBe(true);
    expect(shelf.lost.reduce((sum, { count }) => sum + count, 0)).toBe(given * gauges);
    expect(shelf.stored.length + given * gauges).toBe(seconds * gauges);
    expect(shelf.lost[0]!.span.fromTs).toBeGreaterThanOrEqual(1000);
    expect(shelf.lost[0]!.span.toTs).toBeLessThan((given + 2) * 1000);
  });

  it('reject for anything that no time cures', async () => {
    const held = new HeldReadings({
      record: () => Promise.reject(new TypeError('a bug')),
      lose: () => Promise.resolve(),
      onRefused: () => undefined,
    });
    await expect(held.record(batchOf(1), 'one')).rejects.toThrow('a bug');
  });
});
