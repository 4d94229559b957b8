/** Looks that are due once a second are never missed, and those of many gauges do not fall on the same frames. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDue, momentOf } from '../../../workers/vision/once-a-second.ts';

const moment = fc.nat(40).map(momentOf);
const ms = fc.integer({ min: 0, max: 4e12 });

test('what was looked at a second ago, or after now, is due', () => {
  fc.assert(
    fc.property(moment, ms, fc.integer({ min: 1, max: 1e5 }), (at, last, passed) => {
      expect(isDue(last + 999 + passed, last, at)).toBe(true);
      expect(isDue(last, last + passed, at)).toBe(true);
      expect(isDue(last, last, at)).toBe(false);
    }),
  );
});

/** Frames, of those of ten seconds, in which each of so many looks is due; all were made at first. */
const framesOf = (looks: number, perSecond: number): number[][] =>
  Array.from({ length: looks }, (_, index) => {
    const frames: number[] = [];
    let last = 0;
    for (let frame = 1; frame <= 10 * perSecond; frame++) {
      const at = (1000 * frame) / perSecond;
      if (!isDue(at, last, momentOf(index))) continue;
      frames.push(frame);
      last = at;
    }
    return frames;
  });

test('frame by frame each is due once a second', () => {
  for (const frames of framesOf(32, 30)) expect(frames).toHaveLength(10);
});

test.each([
  [2, 1],
  [8, 1],
  [32, 3],
])('of %d looks no frame has more than %d', (looks, most) => {
  const perFrame = new Map<number, number>();
  for (const frame of framesOf(looks, 30).flat()) perFrame.set(frame, (perFrame.get(frame) ?? 0) + 1);
  expect(Math.max(...perFrame.values())).toBeLessThanOrEqual(most);
});
