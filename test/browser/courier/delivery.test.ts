/** Readings reach a real broker: live, complete, in the canonical form, and under faults still complete. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import type { RecordedReading } from '../../../src/base/reading.ts';
import { sampleReading, sampleReadings, seededRandom } from '../../support/sample-readings.ts';
import { cleanDevice, idsOf, seenReadings, settingsFor, TestCourier, until } from './courier-bench.ts';

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

const random = seededRandom(7);

/** Records one reading of four gauges at a time, until told to stop; `recorded` grows meanwhile. */
const recordUntil = (
  stop: AbortSignal,
  pauseMs: number,
  recorded: RecordedReading[] = [],
): Promise<RecordedReading[]> =>
  (async () => {
    while (!stop.aborted) {
      const readings = [0, 1, 2, 3].map((gauge) => sampleReading(gauge, Date.now(), random));
      recorded.push(...(await courier.client.record(readings)));
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    return recorded;
  })();

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('delivery', { timeout: 90_000 }, () => {
  it('publishes live readings by MQTT 5, exactly as recorded', async () => {
    await courier.open(settingsFor(broker.url));
    await courier.online();
    const recorded = await courier.client.record(sampleReadings(4, 5, Date.now()));
    await courier.drained();
    await until(async () => (await seenReadings(broker.id)).length >= 20, 'arrival');
    const seen = await seenReadings(broker.id);
    expect(idsOf(seen)).toEqual(idsOf(recorded));
    expect(seen).toHaveLength(20);
    const first = recorded[0]!;
    const { peakToPeak, ...canonical } = first;
    expect(peakToPeak).toBeNull();
    expect(seen.find(({ id }) => id === first.id)).toEqual(canonical);
    expect(courier.status.protocol).toBe('MQTT 5');
    await until(() => courier.status.sent === 20, 'count of what was sent');
  });

  it('sends what was recorded offline in order and marked historical', async () => {
    await commands.killBroker(broker.id);
    await courier.open(settingsFor(broker.url));
    const recorded = await courier.client.record(sampleReadings(4, 130, Date.now() - 130_000));
    expect(courier.status.sent).toBe(0);
    await commands.restartBroker(broker.id);
    await courier.online();
    await courier.drained();
    await until(async () => idsOf(await seenReadings(broker.id)).length >= recorded.length, 'arrival');
    const seen = await seenReadings(broker.id);
    expect(seen.map(({ id }) => id)).toEqual(recorded.map(({ id }) => id));
    expect(seen.every(({ historical }) => historical)).toBe(true);
    expect(seen.map(({ value }) => value)).toEqual(recorded.map(({ value }) => value));
  });

  it('loses nothing while the broker is killed and comes back mid-stream, twice', async () => {
    await courier.open(settingsFor(broker.url));
    await courier.online();
    const stop = new AbortController();
    const recording = recordUntil(stop.signal, 5);
    for (let round = 0; round < 2; round += 1) {
      await pause(1200);
      await commands.killBroker(broker.id);
      await pause(600);
      await commands.restartBroker(broker.id);
      await courier.online();
    }
    await pause(500);
    stop.abort();
    const recorded = await recording;
    await courier.drained();
    await until(async () => idsOf(await seenReadings(broker.id)).length >= recorded.length, 'arrival');
    expect(idsOf(await seenReadings(broker.id))).toEqual(idsOf(recorded));
    expect(recorded.length).toBeGreaterThan(200);
    expect(courier.status.lost).toBe(0);
  });

  it('loses nothing and numbers nothing twice while its worker dies mid-stream', async () => {
    await courier.open(settingsFor(broker.url));
    await courier.online();
    const stop = new AbortController();
    const recorded: RecordedReading[] = [];
    const recording = recordUntil(stop.signal, 2, recorded);
    for (let round = 0; round <= 4; round += 1) {
      const before = recorded.length;
      await until(() => Promise.resolve(recorded.length >= before + 40), 'recording');
      await pause(7 * round);
      if (round < 4) courier.restart();
    }
    stop.abort();
    await recording;
    await courier.online();
    await courier.drained();
    await until(async () => idsOf(await seenReadings(broker.id)).length >= recorded.length, 'arrival');
    const seen = await seenReadings(broker.id);
    expect(idsOf(seen)).toEqual(idsOf(recorded));
    // A retry of a batch that had been stored would be the same measurement under a second id.
    const moments = new Set(recorded.map(({ asset, ts, value, raw }) => `${asset} ${ts} ${value} ${raw}`));
    const seenMoments = new Map(
      seen.map(({ id, asset, ts, value, raw }) => [id, `${asset} ${ts} ${value} ${raw}`]),
    );
    expect(seenMoments.size).toBe(recorded.length);
    expect(new Set(seenMoments.values())).toEqual(moments);
  });
});
