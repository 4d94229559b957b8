/** Where the count goes on after whatever happened to the database: never the same id twice, every loss counted. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLosses } from '../../../src/store/outbox/find-losses.ts';
import { reconcileMarks, type OuterMark } from '../../../src/store/outbox/reconcile-marks.ts';
import type { BlockKey, InnerMark } from '../../../src/store/schema.ts';

const now = 1_733_904_000_000;
const outer = (change: Partial<OuterMark> = {}): OuterMark => ({
  kiosk: 'k',
  epoch: 5,
  last: 100,
  acknowledged: 60,
  waiting: 40,
  ...change,
});
const inner = (last = 100, epoch = 5): InnerMark => ({ kiosk: 'k', epoch, last, batches: [] });
const block = (epoch: number, first: number, last: number): BlockKey => [
  epoch,
  first,
  last,
  last - first + 1,
  0,
];

describe('the count', () => {
  it('goes on in a new epoch with every start', () => {
    expect(reconcileMarks(inner(), outer(), now)).toEqual({ epoch: now, last: 100 });
    expect(reconcileMarks(inner(104), outer(), now)).toEqual({ epoch: now, last: 104 });
    expect(reconcileMarks(inner(80), outer(), now)).toEqual({ epoch: now, last: 100 });
    expect(reconcileMarks(null, outer(), now)).toEqual({ epoch: now, last: 100 });
    expect(reconcileMarks(null, null, now)).toEqual({ epoch: now, last: 0 });
  });

  it('never gives an id twice, also when the clock went back', () => {
    const count = fc.integer({ min: 0, max: 1000 });
    const epoch = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(fc.option(epoch), fc.option(epoch), count, epoch, (before, outside, last, clock) => {
        const standing = reconcileMarks(
          before === null ? null : inner(last, before),
          outside === null ? null : outer({ epoch: outside, last }),
          clock,
        );
        for (const known of [before, outside]) expect(standing.epoch).toBeGreaterThan(known ?? 0);
      }),
    );
  });
});

describe('losses', () => {
  it('are none where all that must wait is there, or nothing had to', () => {
    expect(findLosses(inner(), outer(), [block(5, 61, 100)])).toEqual([]);
    expect(findLosses(inner(104), outer(), [block(5, 61, 104)])).toEqual([]);
    expect(findLosses(null, outer({ acknowledged: 100, waiting: 0 }), [])).toEqual([]);
    expect(findLosses(inner(), null, [])).toEqual([]);
  });

  it('are all that waited where the database was recreated, of every epoch', () => {
    const older = [{ epoch: 4, from: 10, to: 50, count: 41 }];
    expect(findLosses(null, outer({ older }), [])).toEqual([
      { cause: 'database-recreated', count: 41, lost: { epoch: 4, from: 10, to: 50 } },
      { cause: 'database-recreated', count: 40, lost: { epoch: 5, from: 61, to: 100 } },
    ]);
  });

  it('are what came after a database that is back at an older state', () => {
    expect(findLosses(inner(80), outer(), [block(5, 61, 80)])).toEqual([
      { cause: 'database-rolled-back', count: 20, lost: { epoch: 5, from: 81, to: 100 } },
    ]);
  });

  it('are what is missing from a database that says it is whole', () => {
    expect(findLosses(inner(), outer(), [block(5, 61, 70), block(5, 91, 100)])).toEqual([
      { cause: 'entry-corrupt', count: 20, lost: { epoch: 5, from: 71, to: 90 } },
    ]);
  });

  it('count what is missing and lie around it, whatever is left', () => {
    const blocks = Array.from({ length: 8 }, (_, index) => block(5, 61 + 5 * index, 65 + 5 * index));
    fc.assert(
      fc.property(fc.subarray(blocks), (left) => {
        const [loss] = findLosses(inner(), outer(), left);
        const missing = 40 - 5 * left.length;
        expect(loss?.count ?? 0).toBe(missing);
        for (const [, first, last] of blocks.filter((key) => !left.includes(key))) {
          expect(loss!.lost!.from).toBeLessThanOrEqual(first);
          expect(loss!.lost!.to).toBeGreaterThanOrEqual(last);
        }
      }),
    );
  });
});
