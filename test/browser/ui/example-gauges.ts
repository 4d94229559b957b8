/** Records, readings and observations of gauges in every state, for looking at screens without a camera. */
import { demoRecords } from '../../../src/camera/demo-plant/demo-records.ts';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { recordName } from '../../../calibration/record.ts';
import { qualityOf, type Reason } from '../../../src/base/quality.ts';
import type { Reading } from '../../../src/base/reading.ts';

export const exampleRecord = (index: number): CalibrationRecord => demoRecords[index]!;

/** A reading of the record, captured `ageMs` ago. */
export const exampleReading = (
  record: CalibrationRecord,
  value: number,
  reasons: readonly Reason[],
  ageMs: number,
): Reading => {
  const quality = qualityOf(reasons);
  const hasValue = quality !== 'bad';
  return {
    v: 1,
    ts: Date.now() - ageMs,
    asset: record.gauge.asset,
    tag: record.gauge.tag,
    value: hasValue ? value : null,
    unit: record.gauge.unit,
    reference: record.gauge.reference,
    quality,
    reasons,
    u95: hasValue ? 0.02 : null,
    angleDeg: hasValue ? 120 : null,
    raw: hasValue ? value : null,
    peakToPeak: null,
    calibration: recordName(record),
    n: hasValue ? 9 : 0,
  };
};
