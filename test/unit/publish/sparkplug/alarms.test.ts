/** Alarms of an edge node: metrics of their assets' devices, told in births, replayed as history, by the specification's rules. */
import { describe, expect, it } from 'vitest';
import type { AlarmEventReport, AlarmStateReport } from '../../../../src/base/alarm-report.ts';
import type { SeenMetric } from '../../../support/sparkplug/decode-independently.ts';
import { event, state } from './alarm-reports.ts';
import { birth, NodeBench, reading, startMs } from './node-bench.ts';

const propertyOf = (metric: SeenMetric | undefined, key: string): unknown =>
  metric?.properties.find((property) => property.key === key)?.value;

const born = (states: readonly AlarmStateReport[] = [state()]): NodeBench => {
  const bench = new NodeBench();
  bench.gauges([birth('PG-101')]);
  bench.handle({ kind: 'alarms', states, nowMs: bench.nowMs });
  bench.connect();
  return bench;
};

const tell = (bench: NodeBench, one: AlarmEventReport, replayed = false): void => {
  bench.nowMs = Math.max(bench.nowMs, one.ts + 50);
  bench.handle({ kind: 'alarm', event: one, replayed, nowMs: bench.nowMs });
};

const last = (bench: NodeBench): SeenMetric | undefined => bench.messages.at(-1)?.payload.metrics[0];

describe('alarms of an edge node', () => {
  it('stand in the birth of their device with state, priority and limit', () => {
    const [, device] = born([state({ state: 'acknowledged', sinceTs: startMs })]).messages;
    const metric = device!.payload.metrics.find(({ name }) => name === 'Alarms/pg:H');
    expect(metric).toMatchObject({ value: 'acknowledged', datatype: 12 });
    expect(['priority', 'limit', 'engUnit', 'Quality'].map((key) => propertyOf(metric, key))).toEqual([
      ...['high', 8, 'bar', 192],
    ]);
  });

  it('are told as data when something happens, live as current and late as history', () => {
    const bench = born();
    tell(bench, event(0));
    expect(bench.said.at(-1)).toBe('DDATA:PG-101');
    expect(last(bench)).toMatchObject({
      ...{ name: 'Alarms/pg:H', value: 'unacknowledged', isHistorical: false, timestamp: startMs + 500 },
    });
    expect(propertyOf(last(bench), 'id')).toBe('kiosk:alarm:1:0');
    expect(propertyOf(last(bench), 'annunciate')).toBe(true);
    tell(bench, event(1, { what: 'acknowledged', to: 'acknowledged', by: 'B' }), true);
    expect(last(bench)).toMatchObject({ value: 'acknowledged', isHistorical: true });
    expect(propertyOf(last(bench), 'annunciate')).toBe(false);
    expect(bench.check().book.broken).toEqual([]);
  });

  it('are born before they are told where the last birth did not name them', () => {
    const bench = born([]);
    tell(bench, event(0));
    expect(bench.said.slice(2)).toEqual(['NBIRTH', 'DBIRTH:PG-101', 'DDATA:PG-101']);
    const gone = event(1, { asset: 'acme/lyon/boilerhouse/PG-109', alarm: 'old:L' });
    tell(bench, gone, true);
    expect(bench.said.slice(5)).toEqual(['NBIRTH', 'DBIRTH:PG-101', 'DBIRTH:PG-109', 'DDATA:PG-109']);
    bench.nowMs += 100_000;
    bench.send([reading('PG-101', 90)]);
    expect(bench.said).toContain('DDEATH:PG-109');
    expect(bench.check().book.broken).toEqual([]);
  });

  it('that are added, changed or removed make a new birth; another state alone does not', () => {
    const bench = born();
    const announce = (states: readonly AlarmStateReport[]): number => {
      bench.handle({ kind: 'alarms', states, nowMs: bench.nowMs });
      return bench.said.filter((type) => type === 'NBIRTH').length;
    };
    expect(announce([state({ state: 'unacknowledged', active: true })])).toBe(1);
    expect(announce([state({ asset: 'acme/elsewhere/PG-1', alarm: 'far:H' }), state()])).toBe(1);
    expect(announce([state(), state({ alarm: 'pg:HH', kind: 'HH' })])).toBe(2);
    expect(announce([state({ limit: 9 }), state({ alarm: 'pg:HH', kind: 'HH' })])).toBe(3);
    expect(announce([])).toBe(4);
    expect(announce([])).toBe(4);
    expect(bench.check().book.broken).toEqual([]);
  });

  it('never share a name with a measured tag', () => {
    const bench = new NodeBench();
    bench.gauges([birth('PG-101', { tag: 'Alarms/pg:H' })]);
    bench.handle({ kind: 'alarms', states: [state()], nowMs: bench.nowMs });
    bench.connect();
    const names = bench.messages[1]!.payload.metrics.map(({ name }) => name);
    expect(new Set(names).size).toBe(2);
  });

  it('are not told while nobody was born', () => {
    const bench = new NodeBench();
    tell(bench, event(0));
    expect(bench.events).toEqual([]);
  });
});
