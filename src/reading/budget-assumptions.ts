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
  /**
   * Of a dial without outline or frame, before its marks tell more: half of them are seen from within 16°, nineteen of
   * twenty from within 31°. Ticks are a tenth of the radius long and tapped at one end or in their middle, within 0.4 to 1.6 %
   * of it; a pivot behind a cover is known to 2 %; cameras are 5 radii away and more.
   */
  tiltByMarks: { usualLean: 0.25, alongTicks: [0.004, 0.008, 0.016], hiddenPivot: 0.02, nearness: 0.1 },
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
