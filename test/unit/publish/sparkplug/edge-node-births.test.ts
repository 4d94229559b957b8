/** What the births of an edge node tell, and when they are given again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birth, born, NodeBench, propertyOf, reading, rebirthCommand, startMs } from './node-bench.ts';

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

  it('tells when a calibration has followed the camera, by whom, and whose scale it keeps', () => {
    const bench = born();
    const aligned = { from: 'c-0@3', ts: startMs, by: 'Ada' };
    bench.gauges([birth('PG-101', { calibration: 'c-0@4', aligned }), birth('PG-102')]);
    expect(bench.said.slice(-3)).toEqual(['NBIRTH', 'DBIRTH:PG-101', 'DBIRTH:PG-102']);
    const [metric] = bench.messages.at(-2)!.payload.metrics;
    expect(propertyOf(metric, 'alignedFrom')).toBe('c-0@3');
    expect(propertyOf(metric, 'alignedBy')).toBe('Ada');
    expect(Number(propertyOf(metric, 'alignedTs'))).toBe(startMs);
    bench.gauges([birth('PG-101', { calibration: 'c-0@4', aligned }), birth('PG-102')]);
    expect(bench.said).toHaveLength(6);
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
