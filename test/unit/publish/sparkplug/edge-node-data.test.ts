/** How an edge node tells readings, and when a device of it dies. */
import { describe, expect, it } from 'vitest';
import { birth, born, NodeBench, propertyOf, reading } from './node-bench.ts';

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
