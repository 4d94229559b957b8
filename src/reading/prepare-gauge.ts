/** A calibration record → what every reading of its gauge needs, worked out once. */
import { fitScale, type ScaleRefusal } from '../../calibration/fit-scale.ts';
import type { CalibrationRecord } from '../../calibration/record.ts';
import type { ScaleCurve } from '../../calibration/scale.ts';
import type { PossibleTilt } from '../../calibration/tilt-by-marks.ts';
import { ok, type Result } from '../base/result.ts';
import { unknownTiltsOf } from './unknown-tilt.ts';

export interface Prepared {
  readonly record: CalibrationRecord;
  readonly curve: ScaleCurve;
  /** What the marks leave possible of the dial's tilt where nothing else tells it; else empty. */
  readonly unknownTilts: readonly PossibleTilt[];
}

/** Refuses a record whose marks make no scale. */
export const prepareGauge = (record: CalibrationRecord): Result<Prepared, ScaleRefusal> => {
  const fitted = fitScale(record);
  if (!fitted.ok) return fitted;
  const curve = fitted.value;
  return ok({ record, curve, unknownTilts: unknownTiltsOf(record, curve) });
};
