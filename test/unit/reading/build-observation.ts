/** Observations as the vision worker would make them of a needle that shows a given value exactly. */
import { recordName, type CalibrationRecord } from '../../../calibration/record.ts';
import { radians } from '../../../src/base/angle.ts';
import { project } from '../../../src/base/homography.ts';
import type { Evidence, NeedleLine, Observation, Refusal } from '../../../src/base/observation.ts';
import type { FrameStamp } from '../../../src/base/frame.ts';
import { ok, refuse } from '../../../src/base/result.ts';
import { prepareGauge, type Prepared } from '../../../src/reading/prepare-gauge.ts';
import { exampleRecord } from '../calibration/example-records.ts';

/** 2026-05-01T08:30:00Z. */
export const start = Date.UTC(2026, 4, 1, 8, 30);

export const clearEvidence: Evidence = {
  directionMass: 0.95,
  lineMass: 0.94,
  readable: 0.99,
  competingMass: 0.01,
  fitDisagreement: 0.003,
  fitSupport: 0.9,
  printCorrelation: 0.97,
  glare: 0.01,
  mirrored: 0,
  light: 1,
  hidden: 0.02,
  writing: 0.97,
  sharpness: 0.95,
  brightness: 0.5,
  radiusPx: 200,
  moved: 0.005,
  needleSeen: 0.9,
  tilt: radians(0.01),
  eye: null,
};

export const preparedRecord = (record: CalibrationRecord): Prepared => {
  const prepared = prepareGauge(record);
  if (!prepared.ok) throw new Error(prepared.error);
  return prepared.value;
};

export const preparedExample = (name: string): Prepared => preparedRecord(exampleRecord(name));

/** The line from the pivot through the place where the scale says `value`. */
export const lineAt = ({ curve, record }: Prepared, value: number): NeedleLine => {
  const angle = curve.angleOf(value);
  const radius = curve.radiusAt(angle);
  const tip = project(curve.toReference, {
    x: curve.pivot.x + radius * Math.cos(angle),
    y: curve.pivot.y + radius * Math.sin(angle),
  });
  const direction = radians(Math.atan2(tip.y - record.pivot.y, tip.x - record.pivot.x));
  return { through: record.pivot, direction, directionSigma: radians(0.001), lateralSigma: 0.15 };
};

export interface Seen {
  readonly evidence?: Partial<Evidence>;
  readonly line?: Partial<NeedleLine>;
  readonly frame?: Partial<FrameStamp>;
  readonly calibration?: string;
}

export const observationOf = (prepared: Prepared, value: number, seen: Seen = {}): Observation => ({
  gauge: 'gauge-1',
  calibration: seen.calibration ?? recordName(prepared.record),
  frame: { sequence: 0, capturedAtMs: start, origin: 'still', simulated: false, ...seen.frame },
  outcome: ok({
    line: { ...lineAt(prepared, value), ...seen.line },
    evidence: { ...clearEvidence, ...seen.evidence },
    overlay: { pivot: { x: 0, y: 0 }, tip: { x: 0, y: 0 } },
  }),
  pose: null,
  stageMs: {},
});

export const refusedObservation = (prepared: Prepared, refusal: Refusal, ts = start): Observation => ({
  ...observationOf(prepared, prepared.curve.lowValue, { frame: { capturedAtMs: ts } }),
  outcome: refuse(refusal),
});
