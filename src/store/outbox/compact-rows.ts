/** Rows → blocks: what waits of each capture minute goes into one record, in one transaction with the rows' end. */
import type { BlockKey, Row } from '../schema.ts';
import type { Database } from '../database.ts';
import { largestBlock } from '../block/block-columns.ts';
import { encodeBlock } from '../block/encode-block.ts';
import { storedBlock } from '../block/stored-block.ts';
import type { Numbered } from '../block/numbered.ts';
import { minuteOf } from './open-minute.ts';

export interface RestingRow {
  readonly row: Row;
  readonly entries: readonly Numbered[];
}

interface Chunk {
  readonly epoch: number;
  readonly minute: number;
  readonly entries: Numbered[];
}

/** Neighbouring rows of one epoch and minute share a chunk; a clock that jumps only makes more chunks. */
const chunksOf = (rows: readonly RestingRow[]): Chunk[] => {
  const chunks: Chunk[] = [];
  for (const { row, entries } of rows) {
    for (const entry of entries) {
      const minute = minuteOf(entry.reading.ts);
      const chunk = chunks.at(-1);
      const fits =
        chunk && chunk.epoch === row.epoch && chunk.minute === minute && chunk.entries.length < largestBlock;
      if (fits) chunk.entries.push(entry);
      else chunks.push({ epoch: row.epoch, minute, entries: [entry] });
    }
  }
  return chunks;
};

const blockKeyOf = (epoch: number, minute: number, entries: readonly Numbered[]): BlockKey => [
  epoch,
  entries[0]!.sequence,
  entries.at(-1)!.sequence,
  entries.length,
  minute,
];

/** Of the blocks that these rows would make. */
export const keysOfRows = (rows: readonly RestingRow[]): BlockKey[] =>
  chunksOf(rows).map(({ epoch, minute, entries }) => blockKeyOf(epoch, minute, entries));

/** Answers the new blocks' keys, in order. Nothing changes when it throws. */
export const compactRows = async (database: Database, rows: readonly RestingRow[]): Promise<BlockKey[]> => {
  const blocks = chunksOf(rows).map(({ epoch, minute, entries }) => ({
    key: blockKeyOf(epoch, minute, entries),
    block: storedBlock(encodeBlock(entries)),
  }));
  const transaction = database.transaction(['rows', 'blocks'], 'readwrite', { durability: 'strict' });
  const writes = [
    ...blocks.map(({ key, block }) => transaction.objectStore('blocks').put(block, key)),
    ...rows.map(({ row }) => transaction.objectStore('rows').delete([row.epoch, row.first])),
    transaction.done,
  ];
  await Promise.all(writes);
  return blocks.map(({ key }) => key);
};
