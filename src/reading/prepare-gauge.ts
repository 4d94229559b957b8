/** A calibration record → what every reading of its gauge needs, worked out once. */
import { fitScale, type ScaleRefusal } from '../../calibration/fit-scale.ts';
import type { CalibrationRecord } from '../../calibration/record.ts';
import type { ScaleCurve } from '../../calibration/scale.ts';
import { ok, type Result } from '../base/result.ts';

export interface Prepared {
  readonly record: CalibrationRecord;
  readonly curve: ScaleCurve;
}

/** Refuses a record whose marks make no scale. */
export const prepareGauge = (record: CalibrationRecord): Result<Prepared, ScaleRefusal> => {
  const fitted = fitScale(record);
  return fitted.ok ? ok({ record, curve: fitted.value }) : fitted;
};
