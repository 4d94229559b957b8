/** A line through most places, whatever the rest say; none where they form none. */
import { describe, expect, it } from 'vitest';
import { fillLine, mostSections, newSectionLine } from '../../../workers/vision/section-line.ts';

const along = Float64Array.from({ length: mostSections }, (_, k) => 0.22 + (0.62 * k) / (mostSections - 1));
const lineThrough = (placeOf: (s: number, k: number) => number, count = mostSections) => {
  const line = newSectionLine();
  const isLine = fillLine(line, along, Float64Array.from(along, placeOf), count);
  return { isLine, ...line };
};
/** Repeatable, −1…1. */
const noise = (k: number): number => 2 * ((Math.sin(k * 127.1) * 43758.5453) % 1);

describe('a line of cross-sections', () => {
  it('is found among as many as a third that lie elsewhere', () => {
    const { isLine, lateral, slope, support } = lineThrough((s, k) => (k % 3 === 0 ? 0.05 : 0.01 - 0.02 * s));
    expect(isLine).toBe(true);
    expect(lateral).toBeCloseTo(0.01, 4);
    expect(slope).toBeCloseTo(-0.02, 4);
    expect(support).toBeCloseTo(2 / 3, 1);
  });

  it('is as doubtful as its places scatter', () => {
    const scattered = (share: number) => lineThrough((_, k) => share * noise(k));
    expect(scattered(0.01).slopeSigma / scattered(0.005).slopeSigma).toBeCloseTo(2, 0);
    expect(scattered(0.01).middleSigma).toBeLessThan(scattered(0.01).scatter / 2);
  });

  it('is none where they scatter widely, or are few', () => {
    expect(lineThrough((_, k) => 0.1 * noise(k)).isLine).toBe(false);
    expect(lineThrough(() => 0, 11).isLine).toBe(false);
    expect(lineThrough(() => 0, 3).isLine).toBe(false);
  });
});
