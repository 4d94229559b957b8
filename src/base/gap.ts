/** An explicit hole in the record: what was lost, how much and why. */
import type { PressureReference, UnitCode } from './unit.ts';

export type GapCause =
  /** The browser recreated the database, or it was deleted. */
  | 'database-recreated'
  /** The database came back older than it was. */
  | 'database-rolled-back'
  /** An entry could not be decoded; it is kept in quarantine. */
  | 'entry-corrupt'
  /** The encoder or the broker refused a reading; it is kept in quarantine. */
  | 'entry-refused'
  /** The disk was full: the oldest readings were thinned to the summary below. */
  | 'storage-full'
  /** Readings could not be stored for so long that memory ran out. */
  | 'memory-full';

/** What remains of a gauge's thinned readings. Bad readings have no value and count in `n` only. */
export interface ThinnedSeries {
  readonly asset: string;
  readonly tag: string;
  readonly unit: UnitCode;
  readonly reference: PressureReference;
  readonly min: number | null;
  readonly mean: number | null;
  readonly max: number | null;
  /** Readings in the stretch. */
  readonly n: number;
  /** Of these, with a value. */
  readonly valued: number;
}

export interface Gap {
  readonly v: 1;
  /** kiosk : epoch : sequence, from the same count as readings. */
  readonly id: string;
  /** When the loss was noticed, UTC, ms since the epoch. */
  readonly ts: number;
  readonly cause: GapCause;
  /** Readings lost (an upper bound where the cause leaves it open). */
  readonly count: number;
  /** Epoch and first and last sequence between which the lost readings lie; null when unknown. */
  readonly lost: { readonly epoch: number; readonly from: number; readonly to: number } | null;
  /** Capture times of the first and last lost reading; null when unknown. */
  readonly span: { readonly fromTs: number; readonly toTs: number } | null;
  readonly series: readonly ThinnedSeries[];
}
