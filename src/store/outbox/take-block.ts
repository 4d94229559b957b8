/** A block's key → its readings under their ids, ready to be sent; or why it is corrupt. */
import type { RecordedReading } from '../../base/reading.ts';
import { ok, refuse, type Result } from '../../base/result.ts';
import { decodeBlock } from '../block/decode-block.ts';
import type { Database } from '../database.ts';
import type { BlockKey } from '../schema.ts';
import type { Count } from './count.ts';

/** The refusal carries what was found, for quarantine. */
export const readBlock = async (
  database: Database,
  count: Count,
  key: BlockKey,
): Promise<Result<readonly RecordedReading[], { readonly reason: string; readonly found: unknown }>> => {
  const found: unknown = await database.get('blocks', key);
  const decoded = decodeBlock(found);
  if (!decoded.ok) return refuse({ reason: decoded.error, found });
  return ok(
    decoded.value.map(({ sequence, reading }) => ({
      ...reading,
      id: count.id(key[0], sequence),
      historical: true,
    })),
  );
};
