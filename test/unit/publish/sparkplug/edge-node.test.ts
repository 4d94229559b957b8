/** What an edge node does beyond single packets: when it speaks, when it is silent, and what its births tell. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeenMetric } from '../../../support/sparkplug/decode-independently.ts';
import { birth, NodeBench, reading, rebirthCommand, startMs } from './node-bench.ts';

const propertyOf = (metric: SeenMetric | undefined, key: string): unknown =>
  metric?.properties.find((property) => property.key === key)?.value;

const born = (): NodeBench => {
  const bench = new NodeBench();
  bench.gauges([birth('PG-101'), birth('PG-102')]);
  bench.connect();
  return bench;
};

const withHost = (): NodeBench => {
  const bench = new NodeBench({ groupId: 'Lyon', edgeNodeId: 'kiosk-7', primaryHostId: 'scada' });
  bench.gauges([birth('PG-101')]);
  bench.connect();
  return bench;
};

describe('birth', () => {
  it('tells unit, range, quality and the newest value of every gauge', () => {
    const bench = new NodeBench();
    bench.gauges([birth('PG-101')]);
    bench.observe([reading('PG-101', 3), reading('PG-101', 2)]);
    bench.connect();
    const [metric] = bench.messages[1]!.payload.metrics;
    expect(metric).toMatchObject({ name: 'pressure', datatype: 10, value: 4.03, timestamp: startMs + 3000 });
    expect(propertyOf(metric, 'engUnit')).toBe('bar');
    expect(propertyOf(metric, 'engLow')).toBe(0);
    expect(propertyOf(metric, 'engHigh')).toBe(10);
    expect(propertyOf(metric, 'Quality')).toBe(192);
    expect(propertyOf(metric, 'u95')).toBe(0.02);
    expect(propertyOf(metric, 'opcUaUnitId')).toBe(4_342_098);
  });

  it('has no value, and says bad, before the first reading', () => {
    const [metric] = born().messages[1]!.payload.metrics;
    expect(metric).toMatchObject({ isNull: true, field: null });
    expect(propertyOf(metric, 'Quality')).toBe(0);
    expect(propertyOf(metric, 'opcUaStatusCode')).toBe(0x80320000);
  });

  it('gives one device per asset with one metric per tag', () => {
    const bench = new NodeBench();
    bench.gauges([birth('PG-101'), birth('PG-101', { tag: 'temperature', unit: 'Cel', reference: 'none' })]);
    bench.connect();
    expect(bench.said).toEqual(['NBIRTH', 'DBIRTH:PG-101']);
    expect(bench.messages[1]!.payload.metrics.map(({ name }) => name)).toEqual(['pressure', 'temperature']);
  });

  it('is whole again, of the same bdSeq, when metadata change', () => {
    const bench = born();
    bench.send([reading('PG-101', 1)]);
    bench.gauges([birth('PG-101', { calibration: 'c-0@4' }), birth('PG-102')]);
    expect(bench.said.slice(-3)).toEqual(['NBIRTH', 'DBIRTH:PG-101', 'DBIRTH:PG-102']);
    expect(propertyOf(bench.messages.at(-2)?.payload.metrics[0], 'calibration')).toBe('c-0@3');
    expect(bench.check().book.broken).toEqual([]);
  });

  it('is not repeated for the same metadata', () => {
    const bench = born();
    bench.gauges([birth('PG-102'), birth('PG-101')]);
    expect(bench.said).toHaveLength(3);
  });
});

describe('rebirth', () => {
  it.each([
    ['false', 'Node Control/Rebirth', false],
    ['another name', 'Node Control/Reboot', true],
  ])('is not given for %s', (_what, name, value) => {
    const bench = born();
    bench.deliver('spBv1.0/Lyon/NCMD/kiosk-7', rebirthCommand(value, name));
    bench.deliver('spBv1.0/Lyon/DCMD/kiosk-7/PG-101', rebirthCommand(true));
    bench.deliver('spBv1.0/Lyon/NCMD/kiosk-8', rebirthCommand(true));
    expect(bench.said).toHaveLength(3);
  });

  it('is given as often as it is asked for, and whole', () => {
    const bench = born();
    for (let asked = 0; asked < 60; asked += 1) {
      bench.nowMs += 1000;
      bench.askForRebirth();
      bench.send([reading('PG-101', asked)]);
    }
    expect(bench.said.filter((type) => type === 'NBIRTH')).toHaveLength(61);
    expect(bench.check().book.broken).toEqual([]);
  });

  it('is given once at once and once a second later, however often it is asked for in between', () => {
    const bench = born();
    const births = (): number => bench.said.filter((type) => type === 'NBIRTH').length - 1;
    bench.nowMs += 5000;
    for (let asked = 0; asked < 100; asked += 1) {
      bench.nowMs += 5;
      bench.askForRebirth();
    }
    expect(births()).toBe(1);
    expect(bench.actions.filter(({ kind }) => kind === 'rest')).toEqual([{ kind: 'rest', ms: 995 }]);
    bench.nowMs += 600;
    bench.handle({ kind: 'rested', nowMs: bench.nowMs });
    bench.handle({ kind: 'rested', nowMs: bench.nowMs });
    expect(births()).toBe(2);
    expect(bench.check().book.broken).toEqual([]);
  });

  it('comes before data that does not wait for it, and is not owed to a later session', () => {
    const bench = born();
    bench.askForRebirth();
    bench.askForRebirth();
    bench.send([reading('PG-101', 1)]);
    expect(bench.said.slice(-4)).toEqual(['NBIRTH', 'DBIRTH:PG-101', 'DBIRTH:PG-102', 'DDATA:PG-101']);
    bench.askForRebirth();
    bench.lose();
    bench.handle({ kind: 'rested', nowMs: bench.nowMs });
    expect(bench.said.slice(-1)).toEqual(['DDATA:PG-101']);
    expect(bench.check().book.broken).toEqual([]);
  });

  it('is not asked for by any bytes that are no request', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const bench = born();
        bench.deliver('spBv1.0/Lyon/NCMD/kiosk-7', bytes);
        expect(bench.said).toHaveLength(3);
      }),
      { numRuns: 200 },
    );
  });
});

describe('data', () => {
  it('put several readings of a device into one message, in order of time', () => {
    const bench = born();
    const late = [5, 3, 4].map((sequence) => reading('PG-101', sequence, { historical: true }));
    bench.send([...late, reading('PG-102', 5)]);
    const data = bench.messages.filter(({ type }) => type === 'DDATA');
    expect(data.map(({ payload }) => payload.metrics.map(({ value }) => value))).toEqual([
      [4.03, 4.04, 4.05],
      [4.05],
    ]);
    expect(data[0]!.payload.metrics.every(({ isHistorical }) => isHistorical)).toBe(true);
    expect(data[1]!.payload.metrics[0]!.isHistorical).toBe(false);
  });

  it('say null, never a text or a number, for a bad reading', () => {
    const bench = born();
    bench.send([reading('PG-101', 1, { value: null, u95: null, quality: 'bad', reasons: ['glare'] })]);
    const [metric] = bench.messages.at(-1)!.payload.metrics;
    expect(metric).toMatchObject({ isNull: true, field: null });
    expect(propertyOf(metric, 'Quality')).toBe(0);
    expect(propertyOf(metric, 'reasons')).toBe('glare');
    expect(propertyOf(metric, 'id')).toBe('kiosk:1:1');
  });

  it('say 500 for a value that is held', () => {
    const bench = born();
    bench.send([reading('PG-101', 1, { quality: 'uncertain', reasons: ['last-value-held'] })]);
    expect(propertyOf(bench.messages.at(-1)!.payload.metrics[0], 'Quality')).toBe(500);
  });

  it('call history what is older than the host was told', () => {
    const bench = born();
    bench.send([reading('PG-101', 9)]);
    bench.send([reading('PG-101', 8)]);
    expect(bench.messages.at(-1)!.payload.metrics[0]!.isHistorical).toBe(true);
  });

  it('carry their own unit where it is not that of the birth', () => {
    const bench = born();
    bench.send([reading('PG-101', 1, { unit: 'psi', historical: true })]);
    expect(propertyOf(bench.messages.at(-1)!.payload.metrics[0], 'engUnit')).toBe('psi');
  });

  it('wait for a birth that knows their gauge', () => {
    const bench = born();
    bench.send([reading('PG-103', 1)]);
    expect(bench.said.slice(3)).toEqual([
      'NBIRTH',
      'DBIRTH:PG-101',
      'DBIRTH:PG-102',
      'DBIRTH:PG-103',
      'DDATA:PG-103',
    ]);
    expect(bench.check().book.broken).toEqual([]);
  });

  it('are split before a message grows too long', () => {
    const bench = born();
    bench.nowMs += 600_000;
    bench.send(Array.from({ length: 500 }, (_, index) => reading('PG-101', index, { historical: true })));
    const data = bench.messages.filter(({ type }) => type === 'DDATA');
    expect(data.length).toBeGreaterThan(1);
    expect(data.flatMap(({ payload }) => payload.metrics)).toHaveLength(500);
    expect(bench.check().book.broken).toEqual([]);
  });

  it('are not sent before birth and not after death', () => {
    const bench = new NodeBench();
    bench.gauges([birth('PG-101')]);
    bench.send([reading('PG-101', 1)]);
    bench.connect();
    bench.stop();
    bench.send([reading('PG-101', 2)]);
    expect(bench.said).toEqual(['NBIRTH', 'DBIRTH:PG-101', 'NDEATH']);
  });
});

describe('data of the node', () => {
  it('tck-id-operational-behavior-data-publish-nbirth-change: come with a change only', () => {
    const bench = born();
    for (const count of [3, 3, 3, 4]) bench.handle({ kind: 'lost', count, nowMs: bench.nowMs });
    const data = bench.messages.filter(({ type }) => type === 'NDATA');
    expect(data.map(({ payload }) => payload.metrics[0]?.value)).toEqual([3, 4]);
  });
});

describe('death of a device', () => {
  it('comes when its gauge is removed; its record is still told, and then it dies again', () => {
    const bench = born();
    bench.gauges([birth('PG-101')]);
    bench.send([reading('PG-102', 1, { historical: true })]);
    bench.nowMs += 61_000;
    bench.send([reading('PG-101', 70)]);
    expect(bench.said.slice(3)).toEqual([
      ...['DDEATH:PG-102', 'NBIRTH', 'DBIRTH:PG-101', 'DBIRTH:PG-102', 'DDATA:PG-102'],
      ...['DDEATH:PG-102', 'DDATA:PG-101'],
    ]);
    expect(bench.check().book.broken).toEqual([]);
  });

  it('comes when a person takes it out of service, once, until it reads again', () => {
    const bench = born();
    const out = { value: null, u95: null, quality: 'bad', reasons: ['out-of-service'] } as const;
    bench.send([reading('PG-101', 1, out)]);
    bench.send([reading('PG-101', 2, out)]);
    bench.send([reading('PG-101', 3)]);
    expect(bench.said.slice(3)).toEqual([
      ...['DDATA:PG-101', 'DDEATH:PG-101'],
      ...['NBIRTH', 'DBIRTH:PG-101', 'DBIRTH:PG-102', 'DDATA:PG-101'],
    ]);
    expect(bench.check().book.broken).toEqual([]);
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
