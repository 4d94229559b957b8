/** Reads and checks the database's own marks: where the count stands, and whose each epoch is. */
import type { Database } from '../database.ts';
import type { InnerMark } from '../schema.ts';

export const countKey = 'count';
export const kiosksKey = 'kiosks';
/** Tokens of this many newest batches are kept, for retries after a worker's death. */
export const keptBatches = 64;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Null when there is none or it is not usable. */
export const readInnerMark = async (database: Database): Promise<InnerMark | null> => {
  const value = await database.get('marks', countKey);
  if (!isRecord(value)) return null;
  const { kiosk, epoch, last, batches } = value;
  if (typeof kiosk !== 'string' || !Number.isSafeInteger(epoch) || !Number.isSafeInteger(last)) return null;
  return { ...value, batches: Array.isArray(batches) ? batches : [] } as unknown as InnerMark;
};

/** Epoch → kiosk, for the ids of readings stored under an earlier name. */
export const readKiosks = async (database: Database): Promise<Record<number, string>> => {
  const value = await database.get('marks', kiosksKey);
  return isRecord(value) ? (value as Record<number, string>) : {};
};
