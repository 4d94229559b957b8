/** Names, units and ranges of gauges as a person reads them. */
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { unitOf, type PressureReference, type UnitCode } from '../../base/unit.ts';

/** Last level of the asset's path. */
export const shortAsset = (asset: string): string => asset.split('/').at(-1) || asset;

type Named = { readonly gauge: Pick<CalibrationRecord['gauge'], 'asset' | 'tag' | 'description'> };

/** What stands beside the asset's name: the tag where it says more than the asset, else the description. */
export const secondName = ({ gauge }: Named): string =>
  gauge.tag === shortAsset(gauge.asset) ? gauge.description : gauge.tag;

/** "PG-101 pressure". */
export const gaugeName = ({ gauge }: Named): string => {
  const asset = shortAsset(gauge.asset);
  return gauge.tag === asset ? asset : `${asset} ${gauge.tag}`;
};

export const unitSymbol = (code: UnitCode): string => unitOf(code).symbol;

/** "bar gauge" where a pressure needs it, else the symbol alone. */
export const unitWithReference = (code: UnitCode, reference: PressureReference): string =>
  reference === 'none' ? unitSymbol(code) : `${unitSymbol(code)} ${reference}`;

/** Values at the ends of the printed scale. */
export const rangeOf = (record: Pick<CalibrationRecord, 'marks'>): { low: number; high: number } => ({
  low: record.marks[0]?.value ?? 0,
  high: record.marks.at(-1)?.value ?? 0,
});
