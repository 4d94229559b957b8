/** Evidence + interpretation → the reasons to trust a reading less, with hysteresis. */
import type { CalibrationRecord } from '../../calibration/record.ts';
import type { NeedleFound, Observation } from '../base/observation.ts';
import { badReasons, uncertainReasons, type Reason } from '../base/quality.ts';
import type { Interpretation } from './interpret.ts';
import { measuresOf, type Measures } from './measures.ts';
import { thresholdId, thresholds, type Threshold } from './thresholds.ts';

export interface Verdict {
  /** Worst first, each once. */
  readonly reasons: readonly Reason[];
  /** Ids of the thresholds that are raised now; goes into the next judgement. */
  readonly raised: readonly string[];
}

/** A measure that is no number is no evidence: it raises. */
const isRaised = ({ when, raise, clear }: Threshold, measured: number | null, before: boolean): boolean => {
  if (measured === null) return false;
  const limit = before ? clear : raise;
  return when === 'below' ? !(measured >= limit) : !(measured <= limit);
};

const severity: readonly Reason[] = [...badReasons, ...uncertainReasons];

/** Each reason once, bad ones first, in the order of the closed lists. */
export const ranked = (reasons: Iterable<Reason>): Reason[] => {
  const present = new Set(reasons);
  return severity.filter((reason) => present.has(reason));
};

/** Reasons that no picture is needed for. `nowMs`: UTC, ms. */
export const standingReasons = (
  { frame }: Pick<Observation, 'frame'>,
  { dueAt }: Pick<CalibrationRecord, 'dueAt'>,
  nowMs: number,
): Reason[] => {
  const reasons: Reason[] = [];
  if (frame.simulated) reasons.push('simulated');
  if (dueAt !== null && !(Date.parse(dueAt) >= nowMs)) reasons.push('calibration-overdue');
  return reasons;
};

/**
 * @param raisedBefore `raised` of this gauge's last verdict; empty for a single picture
 * @param span of the scale, in the record's unit
 */
export const judgeQuality = (
  found: NeedleFound,
  interpretation: Interpretation,
  span: number,
  raisedBefore: readonly string[],
): Verdict => {
  const measures: Measures = measuresOf(found.evidence, interpretation, span);
  const raised = thresholds.filter((threshold) =>
    isRaised(threshold, measures[threshold.measure], raisedBefore.includes(thresholdId(threshold))),
  );
  const told = new Set(raised.filter(({ explains }) => !explains).map(({ reason }) => reason));
  const up = raised.filter(({ explains }) => !explains || explains.some((reason) => told.has(reason)));
  const reasons = up.map((threshold) => threshold.reason);
  if (interpretation.position !== 'on-scale') reasons.push(interpretation.position);
  if (found.evidence.printCorrelation === null) reasons.push('no-reference');
  return { reasons: ranked(reasons), raised: up.map(thresholdId) };
};
