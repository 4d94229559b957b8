/** A block's bytes ↔ what lies under its key: a file of its own, so that the disk has it back as soon as it is deleted. */
import type { Database } from '../database.ts';
import type { BlockKey } from '../schema.ts';

/**
 * Chromium keeps small values in LevelDB, where a delete needs room first (measured: 3 MB of values deleted made
 * 8.7 MB) and frees it at some later compaction; a Blob is a file.
 */
export const storedBlock = (bytes: Uint8Array<ArrayBuffer>): Blob => new Blob([bytes]);

/** Anything at all where it is no block; bytes of an earlier version are taken as they are. */
export const readStoredBlock = async (database: Database, key: BlockKey): Promise<unknown> => {
  const found: unknown = await database.get('blocks', key);
  return found instanceof Blob ? new Uint8Array(await found.arrayBuffer()) : found;
};
