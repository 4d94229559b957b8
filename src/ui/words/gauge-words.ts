/** Names, units and ranges of gauges as a person reads them. */
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { unitOf, type PressureReference, type UnitCode } from '../../base/unit.ts';

/** Last level of the asset's path. */
export const shortAsset = (asset: string): string => asset.split('/').at(-1) || asset;

/** "PG-101 pressure". */
export const gaugeName = (record: Pick<CalibrationRecord, 'gauge'>): string =>
  `${shortAsset(record.gauge.asset)} ${record.gauge.tag}`.trim();

export const unitSymbol = (code: UnitCode): string => unitOf(code).symbol;

/** "bar gauge" where a pressure needs it, else the symbol alone. */
export const unitWithReference = (code: UnitCode, reference: PressureReference): string =>
  reference === 'none' ? unitSymbol(code) : `${unitSymbol(code)} ${reference}`;

/** Values at the ends of the printed scale. */
export const rangeOf = (record: Pick<CalibrationRecord, 'marks'>): { low: number; high: number } => ({
  low: record.marks[0]?.value ?? 0,
  high: record.marks.at(-1)?.value ?? 0,
});
