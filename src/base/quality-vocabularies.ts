/** Each reason → what OPC UA, Sparkplug and NAMUR NE 107 have for it. */
import type { Reason } from './quality.ts';

/** NAMUR NE 107 status signals; `normal` is the absence of one. */
export type Ne107 = 'normal' | 'check-function' | 'maintenance' | 'off-spec' | 'failure';

export interface Vocabulary {
  /** OPC UA Part 4 §7.39 and Part 8, StatusCode. */
  readonly opcUaStatusCode: number;
  /** Its symbolic name. */
  readonly opcUaName: string;
  /** Sparkplug B quality property: 0 bad, 192 good, 500 stale. It has no uncertain. */
  readonly sparkplugQuality: 0 | 192 | 500;
  readonly ne107: Ne107;
}

const codes = (
  opcUaName: string,
  opcUaStatusCode: number,
  sparkplugQuality: Vocabulary['sparkplugQuality'],
  ne107: Ne107,
): Vocabulary => ({ opcUaName, opcUaStatusCode, sparkplugQuality, ne107 });

const sensorFailure = codes('BadSensorFailure', 0x808c0000, 0, 'failure');
const deviceFailure = codes('BadDeviceFailure', 0x808b0000, 0, 'failure');
const notAccurate = codes('UncertainSensorNotAccurate', 0x40930000, 192, 'off-spec');
const subNormal = codes('UncertainSubNormal', 0x40950000, 192, 'off-spec');
const sensorCalibration = codes('UncertainSensorCalibration', 0x420a0000, 192, 'maintenance');

const codesOf: Readonly<Record<Reason, Vocabulary>> = {
  'camera-refused': deviceFailure,
  'camera-lost': deviceFailure,
  frozen: deviceFailure,
  'worker-failed': deviceFailure,
  dark: sensorFailure,
  bright: sensorFailure,
  blurred: sensorFailure,
  'low-contrast': sensorFailure,
  glare: sensorFailure,
  covered: sensorFailure,
  'gauge-absent': sensorFailure,
  'other-gauge': sensorFailure,
  'camera-moved': sensorFailure,
  'out-of-frame': sensorFailure,
  'too-small': sensorFailure,
  'too-tilted': sensorFailure,
  'needle-not-found': sensorFailure,
  'ambiguous-needle': sensorFailure,
  disagreement: sensorFailure,
  'off-scale': sensorFailure,
  waiting: codes('BadWaitingForInitialData', 0x80320000, 0, 'check-function'),
  'not-calibrated': codes('BadConfigurationError', 0x80890000, 0, 'check-function'),
  'out-of-service': codes('BadOutOfService', 0x808d0000, 0, 'check-function'),
  'data-lost': codes('BadDataLost', 0x809d0000, 0, 'failure'),
  'clock-unusable': codes('BadInvalidTimestamp', 0x80230000, 0, 'failure'),
  simulated: codes('UncertainSimulatedValue', 0x42090000, 0, 'check-function'),
  'end-stop': notAccurate,
  'beyond-scale': codes('UncertainEngineeringUnitsExceeded', 0x40940000, 192, 'off-spec'),
  'few-frames': subNormal,
  trembling: subNormal,
  'partly-hidden': { ...notAccurate, ne107: 'maintenance' },
  'low-confidence': notAccurate,
  're-registered': sensorCalibration,
  'no-reference': sensorCalibration,
  'calibration-overdue': sensorCalibration,
  'last-value-held': codes('UncertainLastUsableValue', 0x40900000, 500, 'maintenance'),
  'entered-by-hand': codes('GoodLocalOverride', 0x00960000, 192, 'check-function'),
};

/** A confident reading. */
export const goodVocabulary: Vocabulary = codes('Good', 0, 192, 'normal');

/** One reason in all vocabularies. */
export const vocabularyOfReason = (reason: Reason): Vocabulary => codesOf[reason];

/**
 * A reading's reasons in all vocabularies: that of the first, which is the worst (readings list them so); none is
 * good. A simulated reading says so first of all wherever it has a value.
 */
export const vocabularyOf = (reasons: readonly Reason[]): Vocabulary =>
  reasons[0] === undefined ? goodVocabulary : vocabularyOfReason(reasons[0]);
