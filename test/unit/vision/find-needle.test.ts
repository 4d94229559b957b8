/** Reading the network's distributions: peak, doubt, and the scale as a prior that never hides doubt. */
import { expect, test } from 'vitest';
import { findPeak } from '../../../workers/vision/find-needle.ts';

const bins = 320;
const bump = (logits: Float32Array, direction: number, height: number): Float32Array => {
  for (let k = 0; k < bins; k++) {
    const d = Math.abs(((k - (direction / (2 * Math.PI)) * bins + bins * 1.5) % bins) - bins / 2);
    logits[k] = Math.max(logits[k]!, height - d * d * 0.4);
  }
  return logits;
};
const flat = (): Float32Array => new Float32Array(bins).fill(-20);

test.each([0.01, 1.234, 3.5, 6.27])('the peak at %f rad is read between the bins', (direction) => {
  const peak = findPeak(bump(flat(), direction, 10));
  expect(Math.abs(Math.sin(peak.direction - direction))).toBeLessThan(0.002);
  expect(peak.mass).toBeGreaterThan(0.99);
  expect(peak.competing).toBeLessThan(0.01);
});

test('a second needle as likely as the first halves the mass and shows as competing', () => {
  const peak = findPeak(bump(bump(flat(), 1, 10), 4, 10));
  expect(peak.mass).toBeCloseTo(0.5, 1);
  expect(peak.competing).toBeCloseTo(0.5, 1);
});

test('a needle where the scale has no marks is not replaced by a confident other one', () => {
  const logits = bump(bump(flat(), 1, 10), 4, 6);
  const allowed = Array.from({ length: bins }, (_, k) => k > 160);
  const peak = findPeak(logits, allowed);
  expect(peak.direction).toBeCloseTo(4, 1);
  expect(peak.mass).toBeLessThan(0.1);
  expect(peak.competing).toBeGreaterThan(0.9);
});

test('flat logits give no mass worth trusting', () => {
  expect(findPeak(flat()).mass).toBeLessThan(0.05);
});
