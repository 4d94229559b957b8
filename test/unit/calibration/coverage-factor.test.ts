/** The coverage factor against simulation (JCGM 101, GUM Supplement 1): the interval holds 95 % of what it assumes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageFactor, type Spread } from '../../../calibration/coverage-factor.ts';
import { seededRandom } from '../../../src/camera/demo-plant/random.ts';
import { propertyRuns } from '../../support/property-runs.ts';

const trials = 20_000;
/** Three standard deviations of a share of 95 % of so many trials. */
const noise = 3 * Math.sqrt((0.95 * 0.05) / trials);

/** What is known of a spread in one trial, and how far the quantity is really off. */
const trialOf = (
  spread: Spread,
  random: ReturnType<typeof seededRandom>,
): { known: Spread; error: number } => {
  const { shape, u, degreesOfFreedom } = spread;
  if (shape === 'rectangular') return { known: spread, error: u * Math.sqrt(3) * random.between(-1, 1) };
  const error = u * random.normal();
  if (degreesOfFreedom === undefined) return { known: spread, error };
  // Few observations: their scatter, which `u` is known by, differs from trial to trial.
  let squares = 0;
  for (let k = 0; k < degreesOfFreedom; k++) squares += random.normal() ** 2;
  return { known: { ...spread, u: u * Math.sqrt(squares / degreesOfFreedom) }, error };
};

/** Share of trials whose interval holds what the errors come to. */
const covered = (spreads: readonly Spread[], seed: number): number => {
  const random = seededRandom(seed);
  let inside = 0;
  for (let k = 0; k < trials; k++) {
    const drawn = spreads.map((spread) => trialOf(spread, random));
    const known = drawn.map((each) => each.known);
    const error = drawn.reduce((total, each) => total + each.error, 0);
    if (Math.abs(error) <= coverageFactor(known) * Math.hypot(...known.map(({ u }) => u))) inside++;
  }
  return inside / trials;
};

/** Standard uncertainties over two decades. */
const size = fc.double({ min: -2, max: 0, noNaN: true }).map((power) => 10 ** power);
const exact = fc.record({ shape: fc.constantFrom('normal', 'rectangular'), u: size });
const estimated = fc.record({
  shape: fc.constant('normal'),
  u: size,
  degreesOfFreedom: fc.integer({ min: 4, max: 20 }),
});

describe('the coverage factor', () => {
  it('is the normal distribution’s, the rectangle’s and Student’s where there is nothing else', () => {
    expect(coverageFactor([{ shape: 'normal', u: 3 }])).toBeCloseTo(1.96, 3);
    expect(coverageFactor([{ shape: 'rectangular', u: 0.1 }])).toBeCloseTo(1.65, 2);
    for (const [degreesOfFreedom, t] of [
      [2, 4.303],
      [4, 2.776],
      [10, 2.228],
    ] as const)
      expect(Math.abs(coverageFactor([{ shape: 'normal', u: 1, degreesOfFreedom }]) / t - 1)).toBeLessThan(
        0.01,
      );
  });

  it('gives the interval of EA-4/02 S9: a multimeter at 100 V whose resolution outweighs all else is known to 0.05 V', () => {
    const multimeter: Spread[] = [
      { shape: 'rectangular', u: 0.029 },
      { shape: 'rectangular', u: 0.0064 },
      { shape: 'normal', u: 0.001 },
    ];
    expect(coverageFactor(multimeter) * 0.03).toBeCloseTo(0.05, 2);
  });

  it('does not depend on order or unit', () => {
    fc.assert(
      fc.property(fc.array(exact, { minLength: 1, maxLength: 9 }), (spreads) => {
        const k = coverageFactor(spreads);
        expect(coverageFactor([...spreads].reverse())).toBeCloseTo(k, 9);
        expect(coverageFactor(spreads.map((each) => ({ ...each, u: 1e4 * each.u })))).toBeCloseTo(k, 9);
      }),
    );
  });

  it('is the normal distribution’s where nothing is in doubt', () => {
    expect(coverageFactor([])).toBeCloseTo(1.96, 3);
    expect(coverageFactor([{ shape: 'rectangular', u: 0 }])).toBeCloseTo(1.96, 3);
  });

  it('holds 95 % of any mixture of normal and rectangular doubts, give or take 0.7', () => {
    fc.assert(
      fc.property(fc.array(exact, { minLength: 1, maxLength: 9 }), fc.nat(), (spreads, seed) => {
        const share = covered(spreads, seed);
        expect(share).toBeGreaterThan(0.95 - 0.007 - noise);
        expect(share).toBeLessThan(0.95 + 0.007 + noise);
      }),
      propertyRuns(10),
    );
  });

  it('holds 95 % where one of them was estimated from few observations', () => {
    fc.assert(
      fc.property(
        fc.array(exact, { minLength: 1, maxLength: 4 }),
        estimated,
        fc.nat(),
        (spreads, one, seed) => {
          const share = covered([...spreads, one], seed);
          expect(share).toBeGreaterThan(0.94 - noise);
          expect(share).toBeLessThan(0.965 + noise);
        },
      ),
      propertyRuns(6),
    );
  });
});
