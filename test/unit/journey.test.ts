/** A camera that gives no frames: bad readings say so, again and again, whatever the clock does. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Reading } from '../../src/base/reading.ts';
import { travel } from '../../src/journey.ts';
import { preparedExample } from './reading/build-observation.ts';

const start = Date.UTC(2026, 0, 1);
const hour = 3_600_000;
beforeEach(() => vi.useFakeTimers({ now: start }));
afterEach(() => vi.useRealTimers());

test('silence is told while the clock is set forth and back', async () => {
  const recorded: Reading[] = [];
  const end = travel({
    source: {
      origin: 'camera',
      simulated: false,
      preview: null,
      start: () => Promise.resolve(),
      stop: () => undefined,
    },
    vision: {
      state: { kind: 'starting' },
      opened: () => Promise.resolve(),
      observe: () => Promise.resolve([]),
      watch: () => Promise.resolve(),
      stop: () => undefined,
    },
    courier: {
      record: (readings) => {
        recorded.push(...readings);
        return Promise.resolve();
      },
    },
    gauges: new Map([
      ['one', { prepared: preparedExample('pressure-0-10-bar'), everyMs: 500, publishEveryMs: 1000 }],
    ]),
    onRead: () => undefined,
    onSource: () => undefined,
    onFault: (error) => expect.unreachable(String(error)),
  });
  for (const jumpMs of [0, hour, -2 * hour, 0]) {
    vi.setSystemTime(Date.now() + jumpMs);
    recorded.length = 0;
    await vi.advanceTimersByTimeAsync(21_000);
    expect(recorded.length).toBeGreaterThanOrEqual(4);
    for (const { quality, value, ts } of recorded) {
      expect([quality, value]).toEqual(['bad', null]);
      expect(Math.abs(ts - Date.now())).toBeLessThan(22_000);
    }
  }
  end();
});
