/** What an edge node does beyond births and readings: when it speaks, when it is silent, and that no life of it breaks a rule. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birth, born, NodeBench, reading, startMs } from './node-bench.ts';

const withHost = (): NodeBench => {
  const bench = new NodeBench({ groupId: 'Lyon', edgeNodeId: 'kiosk-7', primaryHostId: 'scada' });
  bench.gauges([birth('PG-101')]);
  bench.connect();
  return bench;
};

describe('data of the node', () => {
  it('tck-id-operational-behavior-data-publish-nbirth-change: come with a change only', () => {
    const bench = born();
    for (const count of [3, 3, 3, 4]) bench.handle({ kind: 'lost', count, nowMs: bench.nowMs });
    const data = bench.messages.filter(({ type }) => type === 'NDATA');
    expect(data.map(({ payload }) => payload.metrics[0]?.value)).toEqual([3, 4]);
  });
});

describe('the primary host', () => {
  it('tck-id-message-flow-edge-node-birth-publish-phid-wait: no birth before it is online', () => {
    const bench = withHost();
    expect(bench.actions.at(-1)).toEqual({ kind: 'wait-for-host' });
    bench.host(false, startMs);
    expect(bench.said).toEqual([]);
    bench.host(true, startMs);
    expect(bench.said).toEqual(['NBIRTH', 'DBIRTH:PG-101']);
  });

  it('tck-id-message-flow-edge-node-birth-publish-phid-wait-id: another host does not count', () => {
    const bench = withHost();
    bench.host(true, startMs, 'other');
    expect(bench.said).toEqual([]);
  });

  it('tck-id-message-flow-edge-node-birth-publish-phid-wait-timestamp: an older online does not count', () => {
    const bench = withHost();
    bench.host(false, startMs + 10);
    bench.host(true, startMs + 9);
    expect(bench.said).toEqual([]);
    bench.host(true, startMs + 10);
    expect(bench.said).toHaveLength(2);
  });

  it('tck-id-operational-behavior-edge-node-termination-host-offline-timestamp: an older offline does not end the session', () => {
    const bench = withHost();
    bench.host(true, startMs + 10);
    bench.host(false, startMs + 9);
    expect(bench.node.isBorn).toBe(true);
    bench.host(false, startMs + 10);
    expect(bench.node.isBorn).toBe(false);
    expect(bench.said.at(-1)).toBe('NDEATH');
  });

  it.each(['ONLINE', '{}', '{"online":"true","timestamp":1}', '{"online":true}', '[]', 'null', ''])(
    'is not made online by %j',
    (text) => {
      const bench = withHost();
      bench.deliver('spBv1.0/STATE/scada', new TextEncoder().encode(text));
      expect(bench.said).toEqual([]);
    },
  );

  it('holds the birth until the subscriptions are granted', () => {
    const bench = new NodeBench({ groupId: 'Lyon', edgeNodeId: 'kiosk-7', primaryHostId: 'scada' });
    bench.handle({ kind: 'connected', bdSeq: 0, nowMs: startMs });
    bench.handle({
      ...{ kind: 'message', topic: 'spBv1.0/STATE/scada', nowMs: startMs },
      payload: new TextEncoder().encode(`{"online":true,"timestamp":${startMs}}`),
    });
    expect(bench.node.isBorn).toBe(false);
    bench.handle({ kind: 'subscribed', nowMs: startMs });
    expect(bench.node.isBorn).toBe(true);
  });
});

describe('bdSeq', () => {
  it('tck-id-topics-nbirth-bdseq-increment: wraps from 255 to 0', () => {
    const bench = new NodeBench(undefined, 5, 0);
    for (let connection = 0; connection < 258; connection += 1) {
      bench.connect();
      bench.lose();
    }
    const numbers = bench.messages.map(({ payload }) => payload.metrics[0]?.value);
    expect(numbers.slice(254)).toEqual([254, 255, 0, 1]);
    expect(bench.check().book.broken).toEqual([]);
  });
});

describe('names', () => {
  it('are valid, unique without case, and the same for the same asset', () => {
    const assets = ['a/b', 'A/B', 'a:b', 'a/+/#', 'a/-/-', '\u0000', 'é', 'e\u0301', ''];
    const bench = new NodeBench();
    bench.gauges(assets.map((asset) => birth('', { asset })));
    bench.connect();
    const { book } = bench.check();
    expect(book.broken).toEqual([]);
    expect(bench.said.filter((type) => type.startsWith('DBIRTH'))).toHaveLength(assets.length);
  });
});

describe('any life', () => {
  const step = fc.oneof(
    fc.constant('connect' as const),
    fc.constant('lose' as const),
    fc.constant('stop' as const),
    fc.constant('rebirth' as const),
    fc.record({ gauges: fc.subarray(['PG-1', 'PG-2', 'PG-3']), high: fc.constantFrom(10, 16) }),
    fc.record({
      send: fc.array(
        fc.tuple(
          fc.constantFrom('PG-1', 'PG-2', 'PG-3', 'PG-4'),
          fc.boolean(),
          fc.constantFrom('good', 'out'),
        ),
        { maxLength: 6 },
      ),
    }),
    fc.record({ wait: fc.constantFrom(10, 70_000) }),
    fc.record({ lost: fc.nat({ max: 3 }) }),
  );

  it('breaks no rule', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const bench = new NodeBench();
        let isConnected = false;
        let sequence = 0;
        for (const one of steps) {
          bench.nowMs += 1000;
          if (one === 'connect' && !isConnected) bench.connect();
          if (one === 'lose' && isConnected) bench.lose();
          if (one === 'stop' && isConnected) bench.stop();
          if (one === 'connect') isConnected = true;
          if (one === 'lose' || one === 'stop') isConnected = false;
          if (one === 'rebirth' && isConnected) bench.askForRebirth();
          if (typeof one === 'string') continue;
          if ('gauges' in one) bench.gauges(one.gauges.map((gauge) => birth(gauge, { rangeHigh: one.high })));
          if ('wait' in one) bench.nowMs += one.wait;
          if ('lost' in one) bench.handle({ kind: 'lost', count: one.lost, nowMs: bench.nowMs });
          if ('send' in one && isConnected) {
            bench.send(
              one.send.map(([gauge, historical, state]) => {
                sequence += 1;
                const out = { value: null, quality: 'bad', reasons: ['out-of-service'], u95: null } as const;
                return reading(gauge, sequence, {
                  historical,
                  ts: bench.nowMs - 5,
                  ...(state === 'out' ? out : {}),
                });
              }),
            );
          }
        }
        expect(bench.check().book.broken).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
