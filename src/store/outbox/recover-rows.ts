/** Rows left by an earlier run → blocks; a row that is not one goes to quarantine. */
import type { Reading } from '../../base/reading.ts';
import type { Database } from '../database.ts';
import { quarantine } from '../quarantine.ts';
import type { BlockKey, Row } from '../schema.ts';
import { compactRows } from './compact-rows.ts';
import { numberedOf } from './open-minute.ts';

const isReading = (value: unknown): value is Reading => {
  const reading = value as Partial<Reading> | null;
  return (
    typeof reading === 'object' &&
    reading !== null &&
    Number.isSafeInteger(reading.ts) &&
    typeof reading.asset === 'string' &&
    typeof reading.tag === 'string' &&
    (reading.value === null || Number.isFinite(reading.value)) &&
    Array.isArray(reading.reasons)
  );
};

const isRow = (value: unknown): value is Row => {
  const row = value as Partial<Row> | null;
  return (
    Number.isSafeInteger(row?.epoch) &&
    Number.isSafeInteger(row?.first) &&
    Array.isArray(row?.readings) &&
    row.readings.length > 0 &&
    row.readings.every(isReading)
  );
};

export interface Recovered {
  readonly blocks: readonly BlockKey[];
  /** Keys of rows that were set aside. */
  readonly corrupt: readonly [epoch: number, first: number][];
}

export const recoverRows = async (database: Database): Promise<Recovered> => {
  const keys = await database.getAllKeys('rows');
  if (keys.length === 0) return { blocks: [], corrupt: [] };
  const rows: Row[] = [];
  const corrupt: [number, number][] = [];
  for (const key of keys) {
    const value: unknown = await database.get('rows', key);
    if (isRow(value)) rows.push(value);
    else {
      const id = key.join(':');
      await quarantine(database, { at: Date.now(), reason: 'This is not a row.', id, entry: value });
      await database.delete('rows', key);
      corrupt.push(key);
    }
  }
  const blocks = await compactRows(
    database,
    rows.map((row) => ({ row, entries: numberedOf(row) })),
  );
  return { blocks, corrupt };
};
