/** Standard uncertainties by their source → the budget of a reading (JCGM 100:2008, GUM). */
import { coverageFactor, type Spread } from './coverage-factor.ts';

export type ContributionName =
  /** Scatter of the needle's direction, type A. */
  | 'needle-direction'
  /** Scatter of the needle's place across itself, type A. */
  | 'needle-place'
  /** Pixel grid of the frame at the scale. */
  | 'pixel-grid'
  /** Network and sub-pixel fit tell different directions. */
  | 'finder-disagreement'
  /** Where the neighbouring marks were put. */
  | 'mark-placement'
  /** Where the pivot was put. */
  | 'pivot-placement'
  /** What the scale does between its marks. */
  | 'scale-between-marks'
  /** Angles of a tilted dial, taken as the picture shows them. */
  | 'tilted-angles'
  /** The needle stands off the print and is seen at an angle. */
  | 'parallax'
  /** The dial was re-found elsewhere in the frame. */
  | 're-registration'
  /** Scatter of the frames in the window about their median. */
  | 'scatter'
  /** The needle moved while the window was gathered. */
  | 'motion';

export interface Contribution extends Spread {
  readonly name: ContributionName;
  /** GUM 4.2 (from repeated observation) or 4.3 (from other knowledge). */
  readonly type: 'A' | 'B';
}

export interface Budget {
  readonly contributions: readonly Contribution[];
  /** Half-width of the 95 % interval, in the unit of the reading (GUM 6.2). */
  readonly u95: number;
}

/** Half-width of a rectangular distribution → its spread (GUM 4.3.7). */
export const rectangular = (halfWidth: number): Spread => ({
  shape: 'rectangular',
  u: Math.abs(halfWidth) / Math.sqrt(3),
});

/** Half-width of the 95 % interval of uncorrelated spreads, added in quadrature (GUM 5.1.2). */
const expanded = (spreads: readonly Spread[]): number =>
  coverageFactor(spreads) * Math.hypot(...spreads.map(({ u }) => u));

export const combine = (contributions: readonly Contribution[]): Budget => ({
  contributions,
  u95: expanded(contributions),
});

/** Part of the variance that comes of these, 0…1. */
export const shareOf = ({ contributions }: Budget, names: readonly ContributionName[]): number => {
  const variance = (some: readonly Contribution[]): number => some.reduce((sum, { u }) => sum + u * u, 0);
  return variance(contributions.filter(({ name }) => names.includes(name))) / variance(contributions);
};

/**
 * The interval of the measurand: the reading's, widened by what the gauge itself may be wrong.
 * @param accuracyClass EN 837-1, % of span, taken as a rectangular half-width
 * @returns half-width of the 95 % interval in the unit of the reading
 */
export const measurandU95 = (reading: Budget, accuracyClass: number, span: number): number =>
  expanded([...reading.contributions, rectangular((accuracyClass / 100) * span)]);
