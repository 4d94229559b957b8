/** Waiting and pacing: jittered backoff, the backlog's rate, the window in which live readings overtake. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refused, unreachable, waitMs } from '../../../src/publish/backoff.ts';
import { InFlightWindow } from '../../../src/publish/in-flight-window.ts';
import { RateLimit } from '../../../src/publish/rate-limit.ts';

describe('backoff', () => {
  it('doubles, is jittered between half and all, and never exceeds its bound', () => {
    expect(waitMs(unreachable, 1, 1)).toBe(500);
    expect(waitMs(unreachable, 3, 0)).toBe(1000);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, random) => {
          const wait = waitMs(refused, failures, random);
          expect(wait).toBeGreaterThanOrEqual(refused.firstMs / 2);
          expect(wait).toBeLessThanOrEqual(refused.longestMs);
        },
      ),
    );
  });
});

describe('rate limit', () => {
  it('lets the stated number through per second, after a tenth of a second’s burst', () => {
    const limit = new RateLimit(1000, 0);
    let now = 0;
    let sent = 0;
    while (now < 2000) {
      now += limit.take(now);
      sent += 1;
    }
    expect(sent).toBeGreaterThanOrEqual(2000);
    expect(sent).toBeLessThanOrEqual(2102);
  });
});

describe('in-flight window', () => {
  it('never lets more in than its size, and the live lane first', async () => {
    const window = new InFlightWindow(2);
    const order: string[] = [];
    expect(window.enter('backlog')).toBeUndefined();
    expect(window.enter('live')).toBeUndefined();
    const backlog = window.enter('backlog')!.then(() => order.push('backlog'));
    const live = window.enter('live')!.then(() => order.push('live'));
    await Promise.resolve();
    expect(order).toEqual([]);
    window.leave();
    await live;
    expect(order).toEqual(['live']);
    window.leave();
    await backlog;
    expect(order).toEqual(['live', 'backlog']);
  });
});
