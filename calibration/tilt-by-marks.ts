/** What the marks of a dial without outline or frame leave possible of its tilt: printed, they lie on a circle about the pivot. */
import { solveLinear } from '../src/base/homography.ts';
import type { Knot } from './scale.ts';

/** One way in which a dial may be tilted, and how probable it is. */
export interface PossibleTilt {
  /** Of the angle between the dial's normal and the line of sight. */
  readonly tangent: number;
  /** Along which the picture shortens the dial, as travel along its scale, rad. To which of two sides it leans stays open. */
  readonly axis: number;
  /** All together are 1. */
  readonly weight: number;
}

/** What is taken for granted of how dials are looked at and tapped; lengths as shares of the scale's radius. */
export interface TiltAssumptions {
  /** Standard deviation of the tilt's tangent, sideways as upwards, before a mark is tapped. */
  readonly usualLean: number;
  /** How far along its tick one mark is tapped against another, standard deviation: whichever of these fits. */
  readonly alongTicks: readonly number[];
  /** Standard uncertainty of a pivot that lies behind a cover. */
  readonly hiddenPivot: number;
  /** Radius by the camera's distance, root mean square: the nearer side is seen larger. */
  readonly nearness: number;
}

const tangents = Array.from({ length: 24 }, (_, k) => 0.075 * (k + 0.5));
const axes = Array.from({ length: 24 }, (_, k) => (k * Math.PI) / 24);
/** Tilts less probable than the most probable one by this are left out. */
const negligible = 1e-3;

/** Logarithm of the distance from the pivot at which a mark is seen that is printed at distance 1; `way` from the axis as seen. */
const logSeen = (way: number, tangent: number): number =>
  -0.5 * Math.log(Math.cos(way) ** 2 * (1 + tangent * tangent) + Math.sin(way) ** 2);

const logOfSum = (logs: readonly number[]): number => {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
};

/** Sums over the marks for a linear fit of three terms: products of the terms, of each with the marks, of these with themselves. */
interface Sums {
  readonly count: number;
  readonly terms: readonly (readonly number[])[];
  readonly right: readonly number[];
  readonly square: number;
}

/**
 * A tilt explained, the logarithms of the marks' distances are left with a common size and, along the axis and across it, with
 * a side that is seen larger, as where the pivot is displaced or the camera near.
 */
const sumsOf = (knots: readonly Knot[], tangent: number, axis: number): Sums => {
  const rows = knots.map(({ travel, radius }) => {
    const way = travel - axis;
    return [1, Math.cos(way), Math.sin(way), Math.log(radius) - logSeen(way, tangent)] as const;
  });
  const product = (i: number, j: number): number => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0);
  return {
    count: rows.length,
    terms: [0, 1, 2].map((i) => [0, 1, 2].map((j) => product(i, j))),
    right: [0, 1, 2].map((i) => product(i, 3)),
    square: product(3, 3),
  };
};

const determinant = ([p, q, r]: readonly (readonly number[])[]): number =>
  p![0]! * (q![1]! * r![2]! - q![2]! * r![1]!) -
  p![1]! * (q![0]! * r![2]! - q![2]! * r![0]!) +
  p![2]! * (q![0]! * r![1]! - q![1]! * r![0]!);

/**
 * Logarithm of the marginal likelihood of the marks' distances, but for a constant (Bishop 2006, §3.5.1).
 * @param sigma of a mark's distance, as a share of the radius
 * @param precisions of the three terms before the marks are known; 0: anything
 */
const logLikelihood = (
  { count, terms, right, square }: Sums,
  sigma: number,
  precisions: readonly [number, number, number],
): number => {
  const variance = sigma * sigma;
  const normal = terms.map((row, i) => row.map((sum, j) => sum / variance + (i === j ? precisions[i]! : 0)));
  const fitted = solveLinear(normal.map((row, i) => [...row, right[i]! / variance])) ?? [0, 0, 0];
  const explained = fitted.reduce((sum, term, i) => sum + term * right[i]!, 0);
  const misfit = (square - explained) / variance;
  return (
    (Math.log(precisions[1] * precisions[2]) - Math.log(determinant(normal)) - misfit) / 2 -
    count * Math.log(sigma)
  );
};

/**
 * Bayes' rule over a grid. Marks on a good circle leave small tilts only; two say next to nothing, and what is usual remains.
 * @param knots in the plane whose tilt is asked for, as seen
 * @param markSigma standard uncertainty of a mark's place, as a share of the scale's radius
 */
export const tiltsByMarks = (
  knots: readonly Knot[],
  markSigma: number,
  { usualLean, alongTicks, hiddenPivot, nearness }: TiltAssumptions,
): PossibleTilt[] => {
  const sigmas = alongTicks.map((along) => Math.hypot(markSigma, along));
  const across = 1 / hiddenPivot ** 2;
  const found = tangents.flatMap((tangent) => {
    const sine = tangent / Math.hypot(1, tangent);
    const along = 1 / (hiddenPivot ** 2 + (nearness * sine) ** 2);
    // Rayleigh's distribution: the lean is normal in both of its directions.
    const logPrior = Math.log(tangent) - tangent ** 2 / (2 * usualLean ** 2);
    return axes.map((axis) => {
      const sums = sumsOf(knots, tangent, axis);
      const logs = sigmas.map((sigma) => logLikelihood(sums, sigma, [0, along, across]));
      return { tangent, axis, log: logPrior + logOfSum(logs) };
    });
  });
  const most = Math.max(...found.map(({ log }) => log));
  const likely = found.filter(({ log }) => log > most + Math.log(negligible));
  const all = logOfSum(likely.map(({ log }) => log));
  return likely.map(({ tangent, axis, log }) => ({ tangent, axis, weight: Math.exp(log - all) }));
};
