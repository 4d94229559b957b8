/** Where the count goes on after whatever happened to the database: never the same id twice, every loss counted. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcileMarks, type OuterMark } from '../../../src/store/outbox/reconcile-marks.ts';

const now = 1_733_904_000_000;
const outer = (change: Partial<OuterMark> = {}): OuterMark => ({
  kiosk: 'k',
  epoch: 5,
  last: 100,
  acknowledged: 60,
  waiting: 40,
  ...change,
});
const inner = (last = 100, epoch = 5) => ({ kiosk: 'k', epoch, last });

describe('marks', () => {
  it('goes on where both agree, and where the database is ahead by a crash between the two writes', () => {
    expect(reconcileMarks(inner(), outer(), 'k', now)).toEqual({ epoch: 5, last: 100, loss: null });
    expect(reconcileMarks(inner(104), outer(), 'k', now)).toEqual({ epoch: 5, last: 104, loss: null });
    expect(reconcileMarks(inner(), null, 'k', now)).toEqual({ epoch: 5, last: 100, loss: null });
  });

  it('starts an epoch from the clock on a fresh device', () => {
    expect(reconcileMarks(null, null, 'k', now)).toEqual({ epoch: now / 1000, last: 0, loss: null });
  });

  it('says what was lost with a recreated database', () => {
    expect(reconcileMarks(null, outer(), 'k', now)).toEqual({
      epoch: now / 1000,
      last: 0,
      loss: { cause: 'database-recreated', count: 40, lost: { epoch: 5, from: 61, to: 100 } },
    });
    expect(reconcileMarks(null, outer({ acknowledged: 100, waiting: 0 }), 'k', now).loss).toBeNull();
  });

  it('says what was lost with a database that came back older', () => {
    expect(reconcileMarks(inner(80), outer(), 'k', now).loss).toEqual({
      cause: 'database-rolled-back',
      count: 20,
      lost: { epoch: 5, from: 81, to: 100 },
    });
  });

  it('never gives an id twice: a new epoch, or a sequence beyond both marks', () => {
    const count = fc.integer({ min: 0, max: 1000 });
    const epoch = fc.integer({ min: 1, max: 3 });
    const outerMark = fc.record({
      kiosk: fc.constant('k'),
      epoch,
      last: count,
      acknowledged: count,
      waiting: count,
    });
    const innerMark = fc.record({ kiosk: fc.constantFrom('k', 'other'), epoch, last: count });
    fc.assert(
      fc.property(fc.option(innerMark), fc.option(outerMark), (before, outside) => {
        const standing = reconcileMarks(before, outside, 'k', 2000);
        for (const mark of [before, outside]) {
          if (!mark) continue;
          expect(standing.epoch).toBeGreaterThanOrEqual(mark.epoch);
          if (standing.epoch === mark.epoch) expect(standing.last).toBeGreaterThanOrEqual(mark.last);
        }
      }),
    );
  });
});
