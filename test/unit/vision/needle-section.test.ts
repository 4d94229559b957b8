/** A cross-section's middle is the needle's, whatever lies beside it. */
import { describe, expect, it } from 'vitest';
import { needleSection } from '../../../workers/vision/needle-section.ts';

const steps = 53;
const middle = steps >> 1;

/** Heights of soft-edged bands on a face of height 0: the needle has height 1. */
const profileOf = (
  bands: readonly { readonly at: number; readonly half: number; readonly height: number }[],
  blur: number,
): Float32Array =>
  Float32Array.from({ length: steps }, (_, j) =>
    bands.reduce((sum, { at, half, height }) => {
      const rise = (edge: number): number => 1 / (1 + Math.exp((-1.7 * edge) / blur));
      const x = j - middle - at;
      return sum + height * (rise(x + half) - rise(x - half));
    }, 0),
  );

describe('the middle of a cross-section', () => {
  it.each([0, 0.3, -0.45, 4.2])('is where the needle is: %d samples aside', (at) => {
    const section = needleSection(profileOf([{ at, half: 4, height: 1 }], 1), steps)!;
    expect(section.centre).toBeCloseTo(at, 1);
    expect(Math.abs(section.skew)).toBeLessThan(0.1);
  });

  it('hardly moves for a shadow, less than half as dark, close to one side', () => {
    const shadowed = profileOf(
      [
        { at: 0, half: 4, height: 1 },
        { at: 7.5, half: 3, height: 0.48 },
      ],
      0.8,
    );
    const section = needleSection(shadowed, steps)!;
    expect(Math.abs(section.centre)).toBeLessThan(0.3);
  });

  it('says so by its skew where the two merge', () => {
    const needle = { at: 0, half: 3, height: 1 };
    const merged = [needle, { at: 6, half: 3, height: 0.4 }];
    const skewOf = (blur: number): number => needleSection(profileOf(merged, blur), steps)!.skew;
    expect(skewOf(3)).toBeGreaterThan(Math.abs(needleSection(profileOf([needle], 3), steps)!.skew) + 0.5);
  });

  it('lies between its edges, each with the run of its own flank', () => {
    const profile = profileOf([{ at: 1.5, half: 4, height: 1 }], 0.8);
    const { left, right, leftRun, rightRun, centre, softness } = needleSection(profile, steps)!;
    expect(left).toBeCloseTo(1.5 - 4 + 0.4, 0);
    expect(right).toBeCloseTo(1.5 + 4 - 0.4, 0);
    expect(centre).toBeCloseTo((left + right) / 2, 9);
    expect(softness).toBeCloseTo((leftRun + rightRun) / 2, 9);

    const shadowed = [
      { at: 1.5, half: 4, height: 1 },
      { at: 8, half: 3, height: 0.48 },
    ];
    const section = needleSection(profileOf(shadowed, 0.8), steps)!;
    expect(section.leftRun).toBeCloseTo(leftRun, 1);
    expect(section.rightRun).toBeGreaterThan(2 * rightRun);
  });

  it('is not told where nothing stands out', () => {
    expect(needleSection(profileOf([{ at: 0, half: 4, height: 0.2 }], 1), steps)).toBeNull();
    expect(needleSection(new Float32Array(steps), steps)).toBeNull();
  });
});
