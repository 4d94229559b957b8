/** A repeated picture is called frozen after three seconds, and not before; new noise ends it at once. */
import { expect, test } from 'vitest';
import { FrozenWatch } from '../../../workers/vision/frozen.ts';
import { paintDial } from '../../support/painted-dial.ts';

const dial = { width: 200, height: 160, centre: { x: 100, y: 80 }, radius: 60, needle: 1 };
const still = paintDial(dial);
const stamp = (ms: number) => ({
  sequence: ms,
  capturedAtMs: ms,
  origin: 'camera' as const,
  simulated: false,
});

test('frozen only after three seconds of the same pixels', () => {
  const watch = new FrozenWatch();
  const verdicts = [0, 1000, 2000, 2900, 3100, 4000].map((ms) => watch.isFrozen(still, stamp(ms)));
  expect(verdicts).toEqual([false, false, false, false, true, true]);
  const noisy = paintDial({ ...dial, noise: 3 });
  expect(watch.isFrozen(noisy, stamp(5000))).toBe(false);
});

test('a frozen camera is told though the clock was set back meanwhile', () => {
  const watch = new FrozenWatch();
  const hour = 3_600_000;
  const verdicts = [hour, hour + 1000, 0, 1000, 2000, 3000].map((ms) => watch.isFrozen(still, stamp(ms)));
  expect(verdicts).toEqual([false, false, false, false, false, true]);
});

test('a still picture from a file is not a frozen camera', () => {
  const watch = new FrozenWatch();
  for (let ms = 0; ms < 9000; ms += 1000)
    expect(watch.isFrozen(still, { ...stamp(ms), origin: 'still' })).toBe(false);
});
