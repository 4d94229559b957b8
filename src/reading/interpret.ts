/** Observation + calibrated scale → value on the dial with its budget; no verdict yet. */
import { normalizeTurn, radians, toDegrees } from '../base/angle.ts';
import type { Observation } from '../base/observation.ts';
import type { BadReason } from '../base/quality.ts';
import { ok, refuse, type Result } from '../base/result.ts';
import { readLine } from '../../calibration/read-line.ts';
import { measurandU95, type Budget } from '../../calibration/uncertainty.ts';
import { positionOnScale, type ScalePosition } from './position-on-scale.ts';
import { liftedBy } from './parallax.ts';
import type { Prepared } from './prepare-gauge.ts';
import { readingBudget } from './reading-budget.ts';

export interface Interpretation {
  /** In the record's unit; beyond the marks the end's slope goes on. */
  readonly value: number;
  /** Direction of the needle in the reference picture, degrees in [0, 360). */
  readonly angleDeg: number;
  /** 0 at the first mark, 1 at the last. */
  readonly spanFraction: number;
  readonly position: ScalePosition;
  /** Camera against dial. */
  readonly budget: Budget;
  readonly u95: number;
  /** The gauge's own class included; null when the class is unknown. */
  readonly measurandU95: number | null;
  /** How far the needle's line passes the pivot, in arc radii. */
  readonly pivotMiss: number;
}

/**
 * Reads by the line (see `read-line.ts`). A refused observation keeps its reason; a line that does not meet the
 * scale's arc, or is no line, is `needle-not-found`.
 */
export const interpret = (
  observation: Observation,
  prepared: Prepared,
): Result<Interpretation, BadReason> => {
  const { record, curve } = prepared;
  const { outcome } = observation;
  if (!outcome.ok) return refuse(outcome.error.reason);
  const { line, evidence } = outcome.value;
  const at = readLine(curve, line, liftedBy(evidence.eye));
  if (!at) return refuse('needle-not-found');
  const span = curve.highValue - curve.lowValue;
  const value = curve.valueAtTravel(at.travel);
  const budget = readingBudget(prepared, outcome.value, at);
  const { u95 } = budget;
  if (!Number.isFinite(value) || !(u95 > 0) || !Number.isFinite(u95)) return refuse('needle-not-found');
  const { accuracyClass } = record.gauge;
  const spanFraction = (value - curve.lowValue) / span;
  return ok({
    value,
    angleDeg: toDegrees(normalizeTurn(radians(line.direction))),
    spanFraction,
    position: positionOnScale(spanFraction, u95 / span, record.scale),
    budget,
    u95,
    measurandU95: accuracyClass === null ? null : measurandU95(budget, accuracyClass, span),
    pivotMiss: at.pivotMiss,
  });
};
