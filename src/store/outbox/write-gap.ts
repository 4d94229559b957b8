/** A loss → a gap record with its own id, durable before anything else happens. */
import type { Gap } from '../../base/gap.ts';
import { countKey } from './count-marks.ts';
import type { Stock } from './make-room.ts';

/** Not to be run beside another writer of the count. */
export const writeGap = async (
  { database, count, gaps }: Stock,
  loss: Pick<Gap, 'cause' | 'count' | 'lost'> & Partial<Pick<Gap, 'span'>>,
): Promise<void> => {
  const mark = count.after(1);
  const id = count.id(mark.epoch, mark.last);
  const gap: Gap = { v: 1, id, ts: Date.now(), span: null, ...loss, series: [] };
  const transaction = database.transaction(['gaps', 'marks'], 'readwrite', { durability: 'strict' });
  await Promise.all([
    transaction.objectStore('gaps').put({ gap, acknowledged: 0 }, id),
    transaction.objectStore('marks').put(mark, countKey),
    transaction.done,
  ]);
  count.advance(mark);
  gaps.add(gap);
};
