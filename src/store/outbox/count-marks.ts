/** Checks the database's own marks: where the count stands, and whose each epoch is. */
import type { InnerMark } from '../schema.ts';

export const countKey = 'count';
export const kiosksKey = 'kiosks';
/** Tokens of this many newest batches are kept, for retries after a worker's death. */
export const keptBatches = 64;
/** Names of this many newest epochs are kept; what waits from before bears the present name. */
export const keptEpochs = 1000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands under `countKey`; null when there is nothing or it is not usable. */
export const parseInnerMark = (value: unknown): InnerMark | null => {
  if (!isRecord(value)) return null;
  const { kiosk, epoch, last, batches } = value;
  if (typeof kiosk !== 'string' || !Number.isSafeInteger(epoch) || !Number.isSafeInteger(last)) return null;
  return { ...value, batches: Array.isArray(batches) ? batches : [] } as unknown as InnerMark;
};

/** What stands under `kiosksKey`: epoch → kiosk, for the ids of readings stored under an earlier name. */
export const parseKiosks = (value: unknown): Record<number, string> =>
  isRecord(value) ? (value as Record<number, string>) : {};
