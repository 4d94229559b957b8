/** A long outage drains completely, and live readings need not wait for it. Rates are printed, and judged by the bench. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { openDatabase } from '../../../src/store/database.ts';
import { compactRows } from '../../../src/store/outbox/compact-rows.ts';
import { numberedOf } from '../../../src/store/outbox/open-minute.ts';
import { roundReading } from '../../../src/store/round-reading.ts';
import { sampleReadings } from '../../support/sample-readings.ts';
import { cleanDevice, kiosk, seenReadings, settingsFor, TestCourier, until } from './courier-bench.ts';

let broker: { id: string; url: string };
let courier: TestCourier;

beforeEach(async () => {
  await cleanDevice();
  broker = await commands.startMosquitto();
  courier = new TestCourier();
});

afterEach(async () => {
  await courier.client.close();
  await commands.stopBroker(broker.id);
});

const gauges = 16;
const epoch = 1000;
const minutes = 20;

/** Stores minutes of an outage as the outbox does, without waiting for them. */
const storeMinutes = async (minutes: number, fromTs: number): Promise<number> => {
  const database = await openDatabase();
  let last = 0;
  for (let minute = 0; minute < minutes; minute += 1) {
    const readings = sampleReadings(gauges, 60, fromTs + minute * 60_000, minute).map(roundReading);
    const row = { epoch, first: last + 1, readings };
    await compactRows(database, [{ row, entries: numberedOf(row) }]);
    last += readings.length;
  }
  await database.put('marks', { kiosk, epoch, last, batches: [] }, 'count');
  database.close();
  return last;
};

const stats = async (label: string, seconds: number, count: number): Promise<void> => {
  await commands.report(
    `${label}: ${count} readings in ${seconds.toFixed(2)} s, ${Math.round(count / seconds)}/s`,
  );
};

describe('drain', { timeout: 90_000 }, () => {
  it('sends an outage of sixteen gauges completely, and live readings overtake it', async () => {
    const from = Math.floor(Date.now() / 60_000) * 60_000 - minutes * 60_000;
    const stored = await storeMinutes(minutes, from);
    const opened = performance.now();
    await courier.open(settingsFor(broker.url));
    await courier.online();
    const start = performance.now();
    const delays: number[] = [];
    const lives: { readonly id: string; readonly after: number }[] = [];
    while (courier.status.waiting > 0 || courier.status.sent === 0) {
      const after = await commands.seenCount(broker.id);
      const [live] = await courier.client.record(sampleReadings(1, 1, Date.now()));
      lives.push({ id: live!.id, after });
      const recordedMs = performance.now();
      await until(async () => (await commands.hasSeen(broker.id, live!.id)) === true, 'live');
      delays.push(performance.now() - recordedMs);
    }
    const seconds = (performance.now() - start) / 1000;
    await stats(
      `drain (opened in ${Math.round(start - opened)} ms, live ≤ ${Math.round(Math.max(...delays))} ms)`,
      seconds,
      stored,
    );
    await until(
      async () => new Set((await seenReadings(broker.id)).map(({ id }) => id)).size >= stored,
      'arrival',
    );
    // By what arrived before it, not by the clock: a busy machine slows both down.
    const seen = await commands.seenMessages(broker.id);
    const placeOf = (id: string): number => seen.findIndex(({ payload }) => payload.includes(`"${id}"`));
    const before = lives.map(({ id, after }) => placeOf(id) - after);
    expect(lives.length).toBeGreaterThan(0);
    expect(Math.max(...before)).toBeLessThan(stored / 3);
  });
});
