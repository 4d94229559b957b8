/** What a block says once per series, and what it says per reading, column by column. */
import type { Reading } from '../../base/reading.ts';

/** What stays the same within a series. */
export type SeriesKey = Pick<Reading, 'asset' | 'tag' | 'unit' | 'reference' | 'calibration'>;
export type Status = Pick<Reading, 'quality' | 'reasons'>;

/** The block's dictionary, as JSON before the columns. */
export interface BlockHeader {
  readonly series: readonly (SeriesKey & { readonly length: number })[];
  readonly statuses: readonly Status[];
}

/** Per reading, in this order, after sequence, capture time and status. */
export const measuredColumns = ['value', 'u95', 'angleDeg', 'raw', 'peakToPeak', 'n'] as const;

export const blockFormat = 1;
/** Readings in one block at most: bounds what one drain step decodes. */
export const largestBlock = 8192;
