/** Situations in which there is no value to publish → a reading that says so. */
import { recordName, type CalibrationRecord } from '../../calibration/record.ts';
import type { BadReason, Reason } from '../base/quality.ts';
import type { Reading } from '../base/reading.ts';

/** Reasons that need no observation. */
export type SilentReason = Extract<
  BadReason,
  | 'camera-refused'
  | 'camera-lost'
  | 'frozen'
  | 'worker-failed'
  | 'waiting'
  | 'not-calibrated'
  | 'out-of-service'
  | 'data-lost'
  | 'clock-unusable'
>;

/** What a reading must name even where nothing was read. */
export type GaugeIdentity = Pick<CalibrationRecord, 'id' | 'revision' | 'gauge'>;

/**
 * A bad reading without a value.
 * @param reasons worst first, at least one of them bad
 * @param ts capture time, UTC, ms; 0 where the clock gave no number
 */
export const refusedReading = (gauge: GaugeIdentity, reasons: readonly Reason[], ts: number): Reading => ({
  v: 1,
  ts: Number.isFinite(ts) ? ts + 0 : 0, // + 0: never −0, which JSON would change
  asset: gauge.gauge.asset,
  tag: gauge.gauge.tag,
  value: null,
  unit: gauge.gauge.unit,
  reference: gauge.gauge.reference,
  quality: 'bad',
  reasons,
  u95: null,
  angleDeg: null,
  raw: null,
  peakToPeak: null,
  calibration: recordName(gauge),
  n: 0,
});

/**
 * The reading of a gauge that was not looked at.
 * @param ts time of the last frame, or of the event where there was none; UTC, ms
 * @param simulated true where the frames come from the demo plant or a replay
 */
export const withoutObservation = (
  gauge: GaugeIdentity,
  reason: SilentReason,
  ts: number,
  simulated = false,
): Reading => refusedReading(gauge, simulated ? [reason, 'simulated'] : [reason], ts);
