/** Every rule that packets show: kept throughout a node's life, and seen by a checker that notices when it is broken. */
import { describe, expect, it } from 'vitest';
import { idsShownByPackets } from './applicable-ids.ts';
import { damages } from './damaged-lines.ts';
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

/** These say what was seen to happen; that it did not happen shows as rules never kept. */
const onlyEverSeen = [
  'operational-behavior-edge-node-termination-host-offline',
  'operational-behavior-edge-node-termination-host-offline-reconnect',
  'operational-behavior-primary-application-state-with-multiple-servers-walk',
];

describe('the checker', () => {
  const benches = [playNode(5), playNode(4), playNodeWithHost()];
  const noticed = new Set(
    benches.flatMap((bench) => damages.flatMap((damage) => bench.check(damage(bench.events)).book.brokenIds)),
  );

  it.each(idsShownByPackets.filter((id) => !onlyEverSeen.includes(id)))(
    'notices a breach of tck-id-%s',
    (id) => {
      expect(noticed).toContain(id);
    },
  );

  it('sees a node that stays when its primary host goes', () => {
    const bench = playNodeWithHost();
    const stays = bench.events.filter(({ kind, connection }) => kind !== 'disconnect' || connection > 1);
    const { kept } = bench.check(stays).book;
    for (const id of onlyEverSeen) expect(kept).not.toContain(id);
  });
});
