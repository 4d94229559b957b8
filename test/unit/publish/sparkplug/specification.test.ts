/** Every rule that packets show: kept throughout a node's life, and seen by a checker that notices when it is broken. */
import { describe, expect, it } from 'vitest';
import { idsShownByPackets } from './applicable-ids.ts';
import { playNode, playNodeWithHost } from './kept-rules.ts';

const scenes = [playNode(5), playNode(4), playNodeWithHost()].map((bench) => bench.check());

describe('the packets of an edge node', () => {
  it('break no rule of the specification', () => {
    for (const { book } of scenes) expect(book.broken).toEqual([]);
  });

  it.each(idsShownByPackets)('tck-id-%s', (id) => {
    expect(scenes.some(({ book }) => book.kept.includes(id))).toBe(true);
    expect(scenes.flatMap(({ book }) => book.brokenIds)).not.toContain(id);
  });
});
