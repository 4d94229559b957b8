/** Batches of readings → numbered rows, written in one durable transaction with the count. */
import { Fault } from '../../base/fault.ts';
import type { Reading, RecordedReading } from '../../base/reading.ts';
import type { Database } from '../database.ts';
import type { InnerMark, Row, StoredBatch } from '../schema.ts';
import { countKey } from './count-marks.ts';
import type { Count } from './count.ts';
import { isQuotaExceeded, makeRoom, type Stock } from './make-room.ts';

export interface Batch {
  readonly readings: readonly Reading[];
  /** Unique to these readings: a retry with it finds them stored. */
  readonly token: string | null;
}

export interface Appended {
  /** Names the row while it is open; null when a retry found it stored already. */
  readonly row: number | null;
  readonly readings: readonly RecordedReading[];
}

interface Built {
  readonly rows: readonly Row[];
  readonly mark: InnerMark;
  /** One per batch. */
  readonly appended: readonly Appended[];
}

const thinAtOnce = 60;

const buildRows = (count: Count, batches: readonly Batch[]): Built => {
  const { epoch, last } = count.mark;
  const rows: Row[] = [];
  const stored: StoredBatch[] = [];
  let next = last + 1;
  const appended = batches.map(({ readings, token }) => {
    const found =
      token === null ? undefined : (count.find(token) ?? stored.find((one) => one.token === token));
    const first = found?.first ?? next;
    const recorded = readings.map((reading, index) => ({
      ...reading,
      id: count.id(found?.epoch ?? epoch, first + index),
      historical: false,
    }));
    if (found || readings.length === 0) return { row: null, readings: recorded };
    rows.push({ epoch, first, readings });
    if (token !== null) stored.push({ token, epoch, first, count: readings.length });
    next += readings.length;
    return { row: first, readings: recorded };
  });
  return { rows, mark: count.after(next - 1 - last, stored), appended };
};

const writeRows = async (database: Database, { rows, mark }: Built): Promise<void> => {
  if (rows.length === 0) return;
  const transaction = database.transaction(['rows', 'marks'], 'readwrite', { durability: 'strict' });
  await Promise.all([
    ...rows.map((row) => transaction.objectStore('rows').add(row, [row.epoch, row.first])),
    transaction.objectStore('marks').put(mark, countKey),
    transaction.done,
  ]);
};

/** Makes room when the disk is full. Throws Fault `store-full`, `store-broken`. Not to be run beside another writer of the count. */
export const appendRows = async (stock: Stock, batches: readonly Batch[]): Promise<Built> => {
  for (;;) {
    const built = buildRows(stock.count, batches);
    try {
      await writeRows(stock.database, built);
      stock.count.advance(built.mark);
      stock.patience.helped();
      return built;
    } catch (error) {
      if (!isQuotaExceeded(error)) {
        throw new Fault('store-broken', 'A reading could not be stored. Reload the page.', { cause: error });
      }
      const freed =
        stock.patience.mayThin(performance.now()) && (await makeRoom(stock, thinAtOnce).catch(() => false));
      if (!freed) throw new Fault('store-full', 'The disk is full: free some space.', { cause: error });
    }
  }
};
