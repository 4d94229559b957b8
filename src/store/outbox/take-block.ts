/** A block's key → its readings under their ids, ready to be sent; a corrupt block goes to quarantine with a gap. */
import type { RecordedReading } from '../../base/reading.ts';
import { decodeBlock } from '../block/decode-block.ts';
import { readStoredBlock } from '../block/stored-block.ts';
import { quarantine } from '../quarantine.ts';
import type { BlockKey } from '../schema.ts';
import type { Ledger } from './ledger.ts';

/** One block's readings, on their way; `done` when all are acknowledged, `giveBack` lets them wait again. */
export interface Taken {
  readonly readings: readonly RecordedReading[];
  done(): Promise<void>;
  giveBack(): void;
}

export const takeBlock = async (ledger: Ledger, key: BlockKey): Promise<Taken | null> => {
  const { database, count: counter, shelf } = ledger;
  const [epoch, from, to, count] = key;
  // A file that is gone or unreadable is a damaged block.
  const found = await readStoredBlock(database, key).catch((error: unknown) => String(error));
  const decoded = decodeBlock(found);
  if (!decoded.ok) {
    const id = counter.id(epoch, from);
    await quarantine(database, { at: Date.now(), reason: decoded.error, id, entry: found });
    await ledger.recordGap({ cause: 'entry-corrupt', count, lost: { epoch, from, to } });
    await database.delete('blocks', key);
    shelf.remove(key);
    ledger.keepMark();
    return null;
  }
  return {
    // Decoded for this alone: no copy needed.
    readings: decoded.value.map(({ sequence, reading }) =>
      Object.assign(reading, { id: counter.id(epoch, sequence), historical: true }),
    ),
    done: () => {
      shelf.keep(key, performance.now());
      ledger.keepMarkSoon();
      return Promise.resolve();
    },
    giveBack: () => shelf.giveBack(key),
  };
};
