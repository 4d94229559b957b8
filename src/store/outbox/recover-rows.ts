/** What an earlier run left → the keys of its blocks, and its rows as they lie; a row that is not one goes to quarantine. */
import type { Reading } from '../../base/reading.ts';
import type { Database } from '../database.ts';
import { quarantine } from '../quarantine.ts';
import type { BlockKey, Row } from '../schema.ts';

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

/** A row that lies under another key than its own could never be deleted. */
const isRow = (value: unknown, [epoch, first]: RowKey): value is Row => {
  const row = value as Partial<Row> | null;
  return (
    row?.epoch === epoch &&
    row.first === first &&
    Array.isArray(row.readings) &&
    row.readings.length > 0 &&
    row.readings.every(isReading)
  );
};

type RowKey = [epoch: number, first: number];

export interface Recovered {
  /** Of all blocks, by age. */
  readonly blocks: readonly BlockKey[];
  /** In the order of their sequences; they become blocks later. */
  readonly rows: readonly Row[];
  /** Keys of rows that were set aside. */
  readonly corrupt: readonly RowKey[];
}

/** Reads both stores as they are at one moment: what moves from rows to a block is found in one of them. */
export const recoverRows = async (database: Database): Promise<Recovered> => {
  const transaction = database.transaction(['rows', 'blocks']);
  const stored = transaction.objectStore('rows');
  const [blocks, keys] = await Promise.all([
    transaction.objectStore('blocks').getAllKeys(),
    stored.getAllKeys(),
  ]);
  const found = await Promise.all(
    keys.map(async (key) => ({ key, value: (await stored.get(key)) as unknown })),
  );
  await transaction.done;
  const rows: Row[] = [];
  const corrupt: RowKey[] = [];
  for (const { key, value } of found) {
    if (isRow(value, key)) rows.push(value);
    else {
      const id = key.join(':');
      await quarantine(database, { at: Date.now(), reason: 'This is not a row.', id, entry: value });
      await database.delete('rows', key);
      corrupt.push(key);
    }
  }
  return { blocks, rows: rows.sort((a, b) => a.first - b.first), corrupt };
};
