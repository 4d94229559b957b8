/** When a second worker joins and leaves, over minutes of frames. */
import { expect, it } from 'vitest';
import { JoinRule, type JoinVerdict } from '../../../workers/vision/join-rule.ts';

interface Stretch {
  /** Until this time, ms. */
  readonly untilMs: number;
  /** A frame each, of this work; ms. */
  readonly everyMs: number;
  readonly workMs: number;
}

/** Changes of mind with their times. */
const changes = (stretches: readonly Stretch[]): { atMs: number; verdict: JoinVerdict }[] => {
  const rule = new JoinRule(0);
  const all: { atMs: number; verdict: JoinVerdict }[] = [];
  let atMs = 0;
  for (const { untilMs, everyMs, workMs } of stretches)
    while (atMs < untilMs) {
      atMs += everyMs;
      rule.add(workMs);
      const verdict = rule.judge(atMs);
      if (verdict && verdict !== (all.at(-1)?.verdict ?? 'stay')) all.push({ atMs, verdict });
    }
  return all;
};

const minutes = 60_000;

it.each([
  ['four gauges at 30 frames a second', 33, 20],
  ['sixteen gauges once a second', 1000, 135],
  ['sixteen gauges twice a second', 500, 135],
  ['sixteen gauges at ten frames a second', 100, 76],
])('does not ask for a second: %s', (_, everyMs, workMs) => {
  const verdicts = changes([{ untilMs: 10 * minutes, everyMs, workMs }]).map(({ verdict }) => verdict);
  expect(verdicts).not.toContain('join');
});

it('asks for a second once the first has been behind for five seconds, and not sooner', () => {
  const [first, ...others] = changes([{ untilMs: 10 * minutes, everyMs: 78, workMs: 76 }]);
  expect(first?.verdict).toBe('join');
  expect(first?.atMs).toBeGreaterThanOrEqual(5000);
  expect(first?.atMs).toBeLessThan(6500);
  expect(others).toEqual([]);
});

it('is not moved by a few slow frames', () => {
  const stretch = (k: number): Stretch => ({ untilMs: 4000 * k, everyMs: 100, workMs: k % 2 ? 99 : 70 });
  expect(changes(Array.from({ length: 20 }, (_, k) => stretch(k)))).toEqual([]);
});

it('keeps a second that has made the work fit, and lets it go half a minute after the work has gone', () => {
  const [joins, rests, leaves] = changes([
    { untilMs: 20_000, everyMs: 76, workMs: 76 },
    { untilMs: 5 * minutes, everyMs: 40, workMs: 30 }, // of both: alone the first would be at 75 %
    { untilMs: 7 * minutes, everyMs: 500, workMs: 76 },
  ]);
  expect([joins?.verdict, rests?.verdict, leaves?.verdict]).toEqual(['join', 'stay', 'leave']);
  expect(leaves?.atMs).toBeGreaterThanOrEqual(5 * minutes + 29_000);
  expect(leaves?.atMs).toBeLessThan(5 * minutes + 33_000);
});

it('lets it go when no frame comes any more', () => {
  const rule = new JoinRule(0);
  expect(rule.judge(29_000)).toBe('stay');
  expect(rule.judge(31_000)).toBe('leave');
});
