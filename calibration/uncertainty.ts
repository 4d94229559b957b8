/** Standard uncertainties by their source → the budget of a reading (JCGM 100:2008, GUM). */

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
  /** The needle stands off the print and is seen at an angle. */
  | 'parallax'
  /** The dial was re-found elsewhere in the frame. */
  | 're-registration'
  /** Scatter of the frames in the window about their median. */
  | 'scatter'
  /** The needle moved while the window was gathered. */
  | 'motion';

export interface Contribution {
  readonly name: ContributionName;
  /** GUM 4.2 (from repeated observation) or 4.3 (from other knowledge). */
  readonly type: 'A' | 'B';
  /** Standard uncertainty, in the unit of the reading. */
  readonly u: number;
}

export interface Budget {
  readonly contributions: readonly Contribution[];
  /** Half-width of the 95 % interval, in the unit of the reading: coverage factor 2 (GUM 6.2). */
  readonly u95: number;
}

const coverageFactor = 2;

/** Half-width of a rectangular distribution → standard uncertainty (GUM 4.3.7). */
export const rectangular = (halfWidth: number): number => Math.abs(halfWidth) / Math.sqrt(3);

/** Uncorrelated contributions in quadrature (GUM 5.1.2). */
export const combine = (contributions: readonly Contribution[]): Budget => ({
  contributions,
  u95: coverageFactor * Math.hypot(...contributions.map((each) => each.u)),
});

/**
 * The interval of the measurand: the reading's, widened by what the gauge itself may be wrong.
 * @param accuracyClass EN 837-1, % of span, taken as a rectangular half-width
 * @returns half-width of the 95 % interval in the unit of the reading
 */
export const measurandU95 = (readingU95: number, accuracyClass: number, span: number): number =>
  Math.hypot(readingU95, coverageFactor * rectangular((accuracyClass / 100) * span));
