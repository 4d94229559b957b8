/** A full disk → room: what was acknowledged goes first, then the oldest blocks become gaps with minimum, mean and maximum; then gaps are merged. */
import type { Gap } from '../../base/gap.ts';
import { decodeBlock } from '../block/decode-block.ts';
import { readStoredBlock } from '../block/stored-block.ts';
import type { Database } from '../database.ts';
import type { BlockKey } from '../schema.ts';
import type { BlockShelf } from './block-shelf.ts';
import { countKey } from './count-marks.ts';
import type { Count } from './count.ts';
import type { GapShelf } from './gap-shelf.ts';
import { mergeGaps } from './merge-gaps.ts';
import type { Reserve } from './reserve-file.ts';
import { thinReadings } from './thin-readings.ts';
import type { ThinningPatience } from './thinning-patience.ts';

export interface Stock {
  readonly database: Database;
  readonly count: Count;
  readonly shelf: BlockShelf;
  readonly gaps: GapShelf;
  /** Null where the browser has no private file system. */
  readonly reserve: Reserve | null;
  readonly patience: ThinningPatience;
}

export const isQuotaExceeded = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';

const gapOf = async (stock: Stock, key: BlockKey, id: string): Promise<Gap> => {
  const [epoch, from, to, count, minute] = key;
  const decoded = decodeBlock(await readStoredBlock(stock.database, key).catch(() => null));
  const readings = decoded.ok ? decoded.value.map(({ reading }) => reading) : [];
  return {
    v: 1,
    id,
    ts: Date.now(),
    cause: 'storage-full',
    count,
    lost: { epoch, from, to },
    span: { fromTs: readings[0]?.ts ?? minute, toTs: readings.at(-1)?.ts ?? minute },
    series: thinReadings(readings),
  };
};

const thin = async (stock: Stock, keys: readonly BlockKey[]): Promise<void> => {
  const { database, count, shelf, gaps } = stock;
  const mark = count.after(keys.length);
  const made: Gap[] = [];
  for (const key of keys)
    made.push(await gapOf(stock, key, count.id(mark.epoch, count.mark.last + 1 + made.length)));
  const transaction = database.transaction(['blocks', 'gaps', 'marks'], 'readwrite', {
    durability: 'strict',
  });
  await Promise.all([
    ...keys.map((key) => transaction.objectStore('blocks').delete(key)),
    ...made.map((gap) => transaction.objectStore('gaps').put({ gap, acknowledged: 0 }, gap.id)),
    transaction.objectStore('marks').put(mark, countKey),
    transaction.done,
  ]);
  count.advance(mark);
  for (const key of keys) shelf.remove(key);
  for (const gap of made) gaps.add(gap);
};

const merge = async ({ database, gaps }: Stock): Promise<boolean> => {
  const full = gaps.waiting.filter(({ cause }) => cause === 'storage-full');
  const sameEpoch = full.filter(({ lost }) => lost?.epoch === full[0]?.lost?.epoch);
  if (sameEpoch.length < 2) return false;
  const merged = mergeGaps(sameEpoch);
  const transaction = database.transaction('gaps', 'readwrite', { durability: 'strict' });
  await Promise.all([
    ...sameEpoch.slice(1).map(({ id }) => transaction.store.delete(id)),
    transaction.store.put({ gap: merged, acknowledged: 0 }, merged.id),
    transaction.done,
  ]);
  gaps.replace(sameEpoch, merged);
  return true;
};

/** @param blocks how many of the oldest to thin at most. Answers whether anything was freed. */
export const makeRoom = async (stock: Stock, blocks: number): Promise<boolean> => {
  // Gaps and deletions are written too.
  await stock.reserve?.release();
  const acknowledged = stock.shelf.expire(Infinity);
  if (acknowledged.length > 0) {
    const transaction = stock.database.transaction('blocks', 'readwrite');
    await Promise.all([...acknowledged.map((key) => transaction.store.delete(key)), transaction.done]);
    return true;
  }
  const keys = stock.shelf.oldestFree(blocks);
  if (keys.length === 0) return merge(stock);
  await thin(stock, keys);
  return true;
};
