/** What waits for the broker, read beside the courier that sends it: gaps, then stored blocks and the open minute, oldest first. */
import type { Gap } from '../base/gap.ts';
import type { RecordedReading } from '../base/reading.ts';
import { decodeBlock } from './block/decode-block.ts';
import { readStoredBlock } from './block/stored-block.ts';
import type { Database } from './database.ts';
import { countKey, kiosksKey, parseInnerMark, parseKiosks } from './outbox/count-marks.ts';

export const readWaitingGaps = async (database: Database): Promise<readonly Gap[]> =>
  (await database.getAll('gaps')).filter(({ acknowledged }) => acknowledged === 0).map(({ gap }) => gap);

/** A stretch at a time. A block that the courier has sent meanwhile, or that is corrupt, is passed over. */
export async function* readWaitingReadings(
  database: Database,
): AsyncGenerator<readonly RecordedReading[], void> {
  const kiosks = parseKiosks(await database.get('marks', kiosksKey));
  const kiosk = parseInnerMark(await database.get('marks', countKey))?.kiosk ?? '';
  const idOf = (epoch: number, sequence: number): string => `${kiosks[epoch] ?? kiosk}:${epoch}:${sequence}`;
  for (const key of await database.getAllKeys('blocks')) {
    const [epoch] = key;
    const decoded = decodeBlock(await readStoredBlock(database, key).catch(() => null));
    if (decoded.ok)
      yield decoded.value.map(({ sequence, reading }) => ({
        ...reading,
        id: idOf(epoch, sequence),
        historical: true,
      }));
  }
  for (const { epoch, first, readings } of await database.getAll('rows'))
    yield readings.map((reading, index) => ({
      ...reading,
      id: idOf(epoch, first + index),
      historical: true,
    }));
}

/** Bytes that a stored reading takes, by the newest blocks; null where none is stored. */
export const bytesPerReading = async (database: Database, most = 20): Promise<number | null> => {
  let [bytes, count] = [0, 0];
  const transaction = database.transaction('blocks');
  let cursor = await transaction.store.openCursor(null, 'prev');
  for (let seen = 0; cursor && seen < most; seen += 1) {
    const { value } = cursor;
    bytes += value instanceof Blob ? value.size : value.byteLength;
    count += cursor.key[3];
    cursor = await cursor.continue();
  }
  return count > 0 ? bytes / count : null;
};
