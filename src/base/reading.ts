/** A measured value in its canonical, versioned form. */
import type { Quality, Reason } from './quality.ts';
import type { PressureReference, UnitCode } from './unit.ts';

export interface Reading {
  readonly v: 1;
  /** Capture time, UTC, ms since the epoch: never the time of publication. */
  readonly ts: number;
  /** ISA-95 path of the asset: `enterprise/site/area/line/asset`. */
  readonly asset: string;
  readonly tag: string;
  /** Null exactly when the quality is bad: an error never stands in the value. */
  readonly value: number | null;
  readonly unit: UnitCode;
  readonly reference: PressureReference;
  readonly quality: Quality;
  readonly reasons: readonly Reason[];
  /** Half-width of the 95 % interval of the reading (camera against dial), in `unit`; null with the value. */
  readonly u95: number | null;
  /** Needle direction in the reference picture, degrees from +x clockwise on screen; null with the value. */
  readonly angleDeg: number | null;
  /** Value of the newest single frame, before steadying; null with the value. */
  readonly raw: number | null;
  /** Peak-to-peak over the window, in `unit`, where the needle trembles; else null. */
  readonly peakToPeak: number | null;
  /** `id@revision` of the calibration record. */
  readonly calibration: string;
  /** Number of frames that the value rests on. */
  readonly n: number;
}

/** A reading with its identity, as it waits to be sent. */
export interface RecordedReading extends Reading {
  /** kiosk : epoch : sequence; the idempotency key of every consumer. */
  readonly id: string;
  /** True when it is sent later than live (backfill). */
  readonly historical: boolean;
}
