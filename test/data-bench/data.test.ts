/** The data plane's figures, on this machine: `npm run bench -- --data` runs this and makes the table. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pause } from '../faults/bench/kiosk.ts';
import { Plant } from '../faults/bench/plant.ts';
import { until } from '../support/until.ts';
import type { WriteRate } from '../measure/courier/write-rates.ts';
import { BareKiosk } from './bare-kiosk.ts';

const gauges = 16;
const liveCalls = 200;
const rowCalls = 200;
/** Of the outage that is drained. */
const minutes = Number(process.env['DIALECT_BENCH_MINUTES'] ?? 120);
const report = process.env['DIALECT_BENCH_REPORT'];

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;

const written = ({ readings, seconds, callMs, bytesPerReading }: WriteRate) => ({
  ...{ readings, perSecond: readings / seconds, bytesPerReading },
  ...{ callMs: { median: quantile(callMs, 0.5), p95: quantile(callMs, 0.95) } },
});

/** Resident bytes of the page's process, and seconds of processor time by kind of process. */
const residentOf = async (kiosk: BareKiosk): Promise<{ resident: number; cpu: Record<string, number> }> => {
  const processes = await kiosk.processes();
  const bytes = processes
    .filter(({ type }) => type === 'renderer')
    .map(
      ({ id }) =>
        Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) * 1024,
    );
  const cpu: Record<string, number> = {};
  for (const { type, cpuTime } of processes) cpu[type] = (cpu[type] ?? 0) + cpuTime;
  return { resident: Math.max(...bytes), cpu };
};

it('writes, drains, and is late by', { timeout: 900_000 }, async () => {
  const lateMs: number[] = [];
  const ids = new Set<string>();
  const onSeen = (topic: string, payload: string): void => {
    if (!topic.endsWith('/pressure') || topic.includes('/birth/')) return;
    const { id, ts, historical } = JSON.parse(payload) as { id: string; ts: number; historical: boolean };
    if (!historical && !ids.has(id)) lateMs.push(Date.now() - ts);
    ids.add(id);
  };
  const plant = await Plant.start({ onSeen });
  try {
    const kiosk = await BareKiosk.open(plant.origin);
    plant.alsoStop(() => kiosk.stop());
    const now = Date.now();
    const rate = (perCall: number, calls: number, fromTs: number): Promise<WriteRate> =>
      kiosk.ask('writeRate', gauges, perCall, calls, fromTs) as Promise<WriteRate>;
    const rows = (await kiosk.ask('rowRate', gauges, rowCalls, now)) as WriteRate;
    const live = await rate(1, liveCalls, now - (minutes + 10) * 60_000);
    const outage = await rate(60, minutes, now - minutes * 60_000);
    const before = await residentOf(kiosk);
    const stored = (await kiosk.status()).waiting;
    await kiosk.connect(plant.broker.url);
    const began = Date.now();
    await kiosk.ask('stream', { gauges: 1, everyMs: 100, from: plant.nextNumber() });
    while ((await kiosk.status()).waiting > 50) await pause(50);
    const seconds = (Date.now() - began) / 1000;
    await kiosk.ask('endStream');
    await until(async () => (await kiosk.status()).waiting === 0, 'an empty outbox', 40_000);
    const after = await residentOf(kiosk);
    const arrived = ids.size;
    const cpuMicroseconds = Object.fromEntries(
      Object.entries(after.cpu).map(([type, total]) => [
        type,
        ((total - (before.cpu[type] ?? 0)) * 1e6) / stored,
      ]),
    );
    const figures = {
      gauges,
      write: { live: written(live), minutes: written(outage), oneRowEach: written(rows) },
      drain: {
        ...{
          readings: stored,
          seconds,
          perSecond: stored / seconds,
          timesRealTime: stored / seconds / gauges,
        },
        liveLateMs: { median: quantile(lateMs, 0.5), p95: quantile(lateMs, 0.95), most: Math.max(...lateMs) },
        cpuMicroseconds,
      },
      residentBytes: { before: before.resident, after: after.resident },
    };
    if (report) writeFileSync(report, JSON.stringify(figures));
    expect(arrived).toBeGreaterThanOrEqual(stored);
  } finally {
    await plant.stop();
  }
});
