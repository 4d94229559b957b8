/** Consensus over frames: glitches are outvoted, jumps are followed, good readings are never locked out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RememberedFrame } from '../../../src/reading/gauge-memory.ts';
import { steady, type Steadied, type SteadyScale } from '../../../src/reading/steady.ts';

const scale: SteadyScale = { low: 0, span: 10, wraps: false };
const u95 = 0.02;

/** Feeds values every `everyMs`; null = a refused frame. Returns what came of each frame with a value. */
const run = (values: readonly (number | null)[], everyMs = 100, on: SteadyScale = scale): Steadied[] => {
  let frames: readonly RememberedFrame[] = [];
  const results: Steadied[] = [];
  values.forEach((value, k) => {
    const ts = 1e12 + k * everyMs;
    if (value === null) {
      frames = [...frames, { ts, value }];
      return;
    }
    const known = frames.length > 0 ? everyMs : null;
    const result = steady(frames, { ts, value, u95, everyMs: known, single: false }, on);
    frames = result.frames;
    results.push(result);
  });
  return results;
};

const last = (values: readonly (number | null)[], everyMs?: number, on?: SteadyScale): Steadied =>
  run(values, everyMs, on).at(-1)!;

const still = Array.from({ length: 15 }, () => 4);

describe('steady', () => {
  it('lets a single picture through unchanged', () => {
    const alone = steady([], { ts: 1e12, value: 4.2, u95, everyMs: null, single: true }, scale);
    expect(alone).toMatchObject({ value: 4.2, n: 1, peakToPeak: null, reasons: [], contributions: [] });
  });

  it('says few-frames until three agree', () => {
    expect(run([4, 4, 4, 4]).map(({ reasons }) => reasons)).toEqual([['few-frames'], ['few-frames'], [], []]);
  });

  it('asks a slow gauge for no more frames than its window can hold', () => {
    expect(run([4, 4, 4], 5000).map(({ reasons, n }) => [reasons, n])).toEqual([
      [['few-frames'], 1],
      [[], 1],
      [[], 1],
    ]);
  });

  it('outvotes a glitch, and does not call that frame good', () => {
    const glitch = last([...still, 9]);
    expect(glitch.value).toBe(4);
    expect(glitch.reasons).toEqual(['few-frames']);
    const after = last([...still, 9, 4]);
    expect(after).toMatchObject({ value: 4, reasons: [] });
  });

  it('follows a jump within three frames', () => {
    const jumped = run([...still, 8, 8.01, 8]);
    expect(jumped.at(-1)).toMatchObject({ reasons: [] });
    expect(jumped.at(-1)!.value).toBeCloseTo(8, 1);
    expect(jumped.at(-2)!.reasons).toEqual(['few-frames']);
  });

  it('never locks out good frames after any bad history', () => {
    const history = fc.array(fc.option(fc.double({ min: -1, max: 11, noNaN: true })), { maxLength: 40 });
    fc.assert(
      fc.property(history, fc.double({ min: 0, max: 10, noNaN: true }), (bad, truth) => {
        const after = run([...bad, ...Array.from({ length: 23 }, () => truth)]);
        const settled = after.at(-1)!;
        expect(settled.value).toBeCloseTo(truth, 9);
        expect(settled.reasons).toEqual([]);
      }),
    );
  });

  it('follows a needle that moves steadily, and says how far it may lag', () => {
    const ramp = Array.from({ length: 40 }, (_, k) => 1 + 0.15 * k); // 15 % of span a second
    for (const [k, { value, contributions }] of run(ramp).entries()) {
      const lag = Math.abs(ramp[k]! - value);
      expect(lag).toBeLessThan(0.5);
      if (k > 3) expect(2 * Math.hypot(...contributions.map(({ u }) => u)) + u95).toBeGreaterThanOrEqual(lag);
    }
  });

  it('gives a swinging needle its mean and its peak-to-peak', () => {
    const swing = Array.from({ length: 20 }, (_, k) => 5 + 0.15 * Math.sin(k * 2.1));
    const small = last(swing);
    expect(small.value).toBeCloseTo(5, 1);
    expect(small.peakToPeak).toBeGreaterThan(0.25);
    expect(small.peakToPeak).toBeLessThan(0.31);
    expect(small.reasons).toEqual([]);
    const large = last(swing.map((value) => 5 + 4 * (value - 5)));
    expect(large.value).toBeCloseTo(5, 0);
    expect(large.reasons).toEqual(['trembling']);
  });

  it('calls noise within the agreement no trembling', () => {
    const noise = Array.from({ length: 20 }, (_, k) => 5 + 0.02 * Math.sin(k * 2.1));
    expect(last(noise)).toMatchObject({ peakToPeak: null, reasons: [] });
  });

  it('counts refused frames against agreement', () => {
    expect(last([null, null, null, null, null, null, null, 4, 4, 4]).reasons).toEqual(['few-frames']);
    expect(last([null, 4, 4, null, 4, 4]).reasons).toEqual([]);
  });

  it('forgets frames beyond the window', () => {
    expect(last(Array.from({ length: 100 }, () => 4)).n).toBe(20);
    expect(last(Array.from({ length: 100 }, () => 4)).frames).toHaveLength(20);
  });

  it('never invents a value between two that were seen', () => {
    const half = last([2, 8], 1000);
    expect([2, 8]).toContain(half.value);
    expect(half.reasons).toEqual(['few-frames']);
  });

  it('steadies across the seam of a full turn', () => {
    const wind: SteadyScale = { low: 0, span: 360, wraps: true };
    const across = last([359, 1, 359.5, 0.5, 0, 359.8, 0.2], 100, wind);
    const distance = Math.min(across.value, 360 - across.value);
    expect(distance).toBeLessThan(1);
    expect(across.value).toBeGreaterThanOrEqual(0);
    expect(across.value).toBeLessThan(360);
  });
});
