/** A gauge is looked at when its time has come, and is never left alone because the clock was set. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTimeFor } from '../../../workers/vision/pace.ts';

const ms = fc.integer({ min: 1, max: 1e9 });

test('at its interval, not before, and at once when the clock was set back or ahead', () => {
  fc.assert(
    fc.property(ms, ms, ms, (lastMs, everyMs, span) => {
      const gauge = { everyMs, dueAtMs: lastMs + everyMs };
      expect(isTimeFor(gauge, lastMs)).toBe(false);
      expect(isTimeFor(gauge, lastMs + everyMs - 1)).toBe(false);
      expect(isTimeFor(gauge, lastMs + everyMs)).toBe(true);
      expect(isTimeFor(gauge, lastMs + everyMs + span)).toBe(true);
      expect(isTimeFor(gauge, lastMs - span)).toBe(true);
    }),
  );
});

test('each frame where no interval is asked for', () => {
  expect(isTimeFor({ everyMs: 0, dueAtMs: 1000 }, 1000)).toBe(true);
});
