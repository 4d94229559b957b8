/** What the uncertainty budget assumes where nothing is measured; each number with its ground. */
export const budgetAssumptions = {
  /**
   * Lever of the fit's direction at the arc, in arc radii: the fitted axis turns about the middle of the visible
   * needle (0.22…0.88 of the face's radius), not about the pivot. Without a fit the lever is 1.
   */
  fitLever: 0.4,
  /** Of the 48 cross-sections that a fit is made of, those that share no pixels or print: a third (`measure-angle.ts`). */
  independentSections: 16,
  /** 95th percentile of the network's own error, rad (1.1°): within it, its difference from the fit tells nothing of the fit. */
  networkAlone: 0.02,
  /**
   * Half-width of what the needle's height does per unit of tan(tilt), rad, where the camera's place is not known: heights
   * up to the most, seen from any side, at the arc.
   */
  parallaxUnknown: 0.03,
  /** Added direction error per face radius that registration moved the dial, rad. */
  perRadiusMoved: 0.01,
  /**
   * Half-width of a printed scale's departure from the law, as a share of the interval between two marks, in its
   * middle: most pressure gauges print 0 some 2-5° nearer, so minimum and maximum alone are 1 % off in mid-scale.
   */
  printedDeparture: 0.01,
  /** Half-width of the aspect that a face's ellipse still has wrong after unstretching. */
  ellipseAspectError: 0.01,
} as const;
