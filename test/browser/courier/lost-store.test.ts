/** A store that is lost, older, damaged or full is said aloud: received and gaps together are all that was recorded. */
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import type { Reading } from '../../../src/base/reading.ts';
import { sampleReadings } from '../../support/sample-readings.ts';
import {
  cleanDevice,
  deleteDatabase,
  idsOf,
  seenGaps,
  seenReadings,
  settingsFor,
  TestCourier,
  until,
} from './courier-bench.ts';

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

const nowhere = settingsFor('ws://127.0.0.1:9/mqtt');
const recordOffline = (readings: readonly Reading[]) => courier.client.record(readings);
const epochOf = (id: string): number => Number(id.split(':')[1]);

describe('a lost store', { timeout: 90_000 }, () => {
  it('starts a new epoch and a gap with the exact count when the database was deleted under a stopped worker', async () => {
    await courier.open(nowhere);
    const lost = await recordOffline(sampleReadings(4, 10, Date.now()));
    courier.restart();
    await deleteDatabase();
    await courier.client.configure(settingsFor(broker.url));
    const after = await recordOffline(sampleReadings(4, 1, Date.now(), 2));
    await until(async () => (await seenGaps(broker.id)).length > 0, 'gap');
    const [gap] = await seenGaps(broker.id);
    expect(gap).toMatchObject({
      cause: 'database-recreated',
      count: 40,
      lost: { epoch: epochOf(lost[0]!.id), from: 1, to: 40 },
    });
    expect(epochOf(after[0]!.id)).toBeGreaterThan(epochOf(lost[0]!.id));
    await until(async () => (await seenReadings(broker.id)).length >= 4, 'arrival');
    expect(idsOf(await seenReadings(broker.id))).toEqual(idsOf(after));
    await until(() => courier.status.lost === 40, 'count of what was lost');
  });

  it('goes on in a new epoch when the database is deleted under a running worker', async () => {
    await courier.open(nowhere);
    const lost = await recordOffline(sampleReadings(4, 10, Date.now()));
    await deleteDatabase();
    const after = await recordOffline(sampleReadings(4, 1, Date.now(), 2));
    expect(epochOf(after[0]!.id)).toBeGreaterThan(epochOf(lost[0]!.id));
    await until(() => Promise.resolve(courier.status.lost === 40), 'count of what was lost');
    await courier.client.configure(settingsFor(broker.url));
    await until(async () => (await seenGaps(broker.id)).length > 0, 'gap');
    expect((await seenGaps(broker.id))[0]).toMatchObject({ cause: 'database-recreated', count: 40 });
  });

  it('sets a damaged block aside, says what it held, and sends the others', async () => {
    await courier.open(nowhere);
    const start = Math.floor(Date.now() / 60_000) * 60_000 - 600_000;
    const batches = [0, 1, 2, 3].map((minute) => sampleReadings(2, 30, start + minute * 60_000, minute + 1));
    const recorded = [];
    for (const batch of batches) recorded.push(await recordOffline(batch));
    courier.restart();
    await recordOffline([]);
    await damageBlock(1);
    courier.restart();
    await courier.client.configure(settingsFor(broker.url));
    await courier.online();
    await courier.drained();
    await until(async () => (await seenGaps(broker.id)).length > 0, 'gap');
    expect((await seenGaps(broker.id))[0]).toMatchObject({ cause: 'entry-corrupt', count: 60 });
    const sound = [...recorded[0]!, ...recorded[2]!, ...recorded[3]!];
    await until(async () => idsOf(await seenReadings(broker.id)).length >= sound.length, 'arrival');
    expect(idsOf(await seenReadings(broker.id))).toEqual(idsOf(sound));
    expect(await quarantined()).toHaveLength(1);
  });

  it('tells of readings that were given up before they came here', async () => {
    await courier.open(settingsFor(broker.url));
    await courier.client.lose(7, { fromTs: 1000, toTs: 2000 });
    await until(async () => (await seenGaps(broker.id)).length > 0, 'gap');
    expect((await seenGaps(broker.id))[0]).toMatchObject({
      ...{ cause: 'memory-full', count: 7, lost: null },
      span: { fromTs: 1000, toTs: 2000 },
    });
    await until(() => Promise.resolve(courier.status.lost === 7), 'count of what was lost');
  });

  it('sets a poisoned reading aside, says so, and sends the others', async () => {
    await courier.open(settingsFor(broker.url));
    await courier.online();
    const readings = sampleReadings(1, 5, Date.now());
    readings[2] = { ...readings[2]!, asset: 'acme/+/#' };
    const recorded = await courier.client.record(readings);
    await courier.drained();
    await until(async () => (await seenGaps(broker.id)).length > 0, 'gap');
    expect((await seenGaps(broker.id))[0]).toMatchObject({ cause: 'entry-refused', count: 1 });
    await until(async () => idsOf(await seenReadings(broker.id)).length >= 4, 'arrival');
    expect(idsOf(await seenReadings(broker.id))).toEqual(idsOf(recorded.toSpliced(2, 1)));
    expect(await quarantined()).toHaveLength(1);
  });
});

const damageBlock = async (which: number): Promise<void> => {
  const database = await openDB('dialect');
  const keys = await database.getAllKeys('blocks');
  const key = keys[which]!;
  const block = (await database.get('blocks', key)) as Blob;
  const bytes = new Uint8Array(await block.arrayBuffer());
  bytes[bytes.length >> 1]! ^= 0xff;
  await database.put('blocks', new Blob([bytes]), key);
  database.close();
};

const quarantined = async (): Promise<unknown[]> => {
  const database = await openDB('dialect');
  const entries = await database.getAll('quarantine');
  database.close();
  return entries;
};
