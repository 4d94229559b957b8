/** A primary host that is offline holds back Sparkplug alone: other encoders have every reading at once, and the host all of them later. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { tellAlarmsSaved } from '../../../src/store/alarm-outbox.ts';
import { openDatabase } from '../../../src/store/database.ts';
import type { RecordedReading } from '../../../src/base/reading.ts';
import { sampleReadings } from '../../support/sample-readings.ts';
import { cleanDevice, settingsFor, TestCourier, until } from './courier-bench.ts';

let plant: { id: number; url: string };
let courier: TestCourier;

beforeEach(async () => {
  await cleanDevice();
  courier = new TestCourier();
  plant = await commands.startPlant({ broker: 'mosquitto', primaryHostId: 'scada' });
});

afterEach(async () => {
  await courier.client.close();
  await commands.stopPlant(plant.id);
});

const open = (): Promise<unknown> =>
  courier.open(
    settingsFor(plant.url, {
      ...{ encoder: 'plain', alsoEncoders: ['sparkplug'] },
      sparkplug: { groupId: 'Lyon', edgeNodeId: '', primaryHostId: 'scada' },
    }),
  );
const waiting = (): Promise<void> =>
  until(
    () => courier.statuses.at(-1)?.detail.includes('The other encoders publish what is new') ?? false,
    'waiting',
  );
const record = (seconds: number, seed: number): Promise<readonly RecordedReading[]> =>
  courier.client.record(sampleReadings(2, seconds, Date.now(), seed));

/** As `plain` had them, in order of arrival, with repetitions. */
const plain = async (): Promise<{ id: string; historical: boolean }[]> =>
  (await commands.plantMessages(plant.id))
    .filter(({ topic }) => /^plant\/acme\/.*\/pressure$/.test(topic))
    .map(({ payload }) => JSON.parse(payload) as { id: string; historical: boolean });
const dataIds = async (): Promise<string[]> =>
  (await commands.reportPlant(plant.id)).messages
    .filter(({ type }) => type === 'DDATA')
    .flatMap(({ metrics }) => metrics)
    .map(({ properties }) => String(properties.find(({ key }) => key === 'id')?.value));
const idsOf = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id).sort();
const arrived = (wanted: readonly RecordedReading[]): Promise<void> =>
  until(async () => new Set(idsOf(await plain())).size >= wanted.length, 'plain');

describe('with an offline primary host', { timeout: 90_000 }, () => {
  it('publishes by the other encoder at once, and to the host when it is back, each reading once', async () => {
    await open();
    await waiting();
    await until(
      async () => (await commands.plantMessages(plant.id)).some(({ topic }) => topic.endsWith('/status')),
      'status',
    );
    const away = [...(await record(3, 1)), ...(await record(2, 2))];
    await arrived(away);
    expect((await plain()).every(({ historical }) => !historical)).toBe(true);
    expect((await commands.reportPlant(plant.id)).messages).toEqual([]);
    // Nothing is acknowledged before the host has it.
    await until(() => courier.status.waiting === away.length, 'the outbox keeps all');
    await commands.sayState(plant.id, true, 1000);
    await courier.online();
    const there = await record(1, 3);
    await courier.drained();
    const all = [...away, ...there];
    await until(async () => (await dataIds()).length >= all.length, 'host');
    expect((await dataIds()).sort()).toEqual(idsOf(all));
    await arrived(all);
    expect(idsOf(await plain())).toEqual(idsOf(all));
    // Births are the first messages of an edge node (tck-id-principles-birth-certificates-order).
    expect((await commands.nodeTopics(plant.id))[0]).toBe('spBv1.0/Lyon/NBIRTH/kiosk-test');
  });

  it('goes on when the host goes away amid a session, and loses nothing over a reload', async () => {
    await commands.sayState(plant.id, true, 1000);
    await open();
    await courier.online();
    const first = await record(2, 1);
    await courier.drained();
    await commands.sayState(plant.id, false, 2000);
    await waiting();
    const away = await record(3, 2);
    await arrived([...first, ...away]);
    courier.restart();
    await waiting();
    const after = await record(2, 3);
    const all = [...first, ...away, ...after];
    await arrived(all);
    expect(new Set(await dataIds()).size).toBe(first.length);
    await commands.sayState(plant.id, true, 3000);
    await courier.online();
    await courier.drained();
    await until(async () => new Set(await dataIds()).size >= all.length, 'host');
    expect([...new Set(await dataIds())].sort()).toEqual(idsOf(all));
    expect([...new Set(idsOf(await plain()))]).toEqual(idsOf(all));
  });

  it('sends again what was acknowledged early on a connection that was then lost', async () => {
    await open();
    await waiting();
    const away = await record(2, 1);
    await arrived(away);
    await commands.cutLine(plant.id);
    await until(() => !courier.status.detail.includes('other encoders'), 'loss');
    await waiting();
    await commands.sayState(plant.id, true, 1000);
    await courier.online();
    await courier.drained();
    await until(async () => (await plain()).length >= 2 * away.length, 'again');
    const again = (await plain()).slice(away.length);
    expect(idsOf(again)).toEqual(idsOf(away));
    expect(again.every(({ historical }) => historical)).toBe(true);
  });

  it('tells the states of alarms meanwhile, takes none back, and says nothing on the node’s connection', async () => {
    const database = await openDatabase();
    const asset = 'acme/lyon/utilities/boilerhouse/PG-101';
    const tell = async (state: string): Promise<void> => {
      const report = {
        ...{ v: 1, alarm: 'a', gauge: 'g', asset, tag: 'pressure', kind: 'H', priority: 'low', unit: 'bar' },
        ...{ reference: 'gauge', limit: 8, state, active: true, sinceTs: 1, raisedTs: 1, firstOut: false },
        ...{ frozen: false, shelvedUntilTs: null, hiddenBy: null, consequence: '', response: '' },
      } as const;
      await database.put('alarms', [report], 'states');
      tellAlarmsSaved();
    };
    const told = async (): Promise<string[]> =>
      (await commands.plantMessages(plant.id))
        .filter(({ topic }) => topic === `plant/${asset}/alarms/a/state`)
        .map(({ payload }) => (payload === '' ? '' : (JSON.parse(payload) as { state: string }).state));
    await tell('unacknowledged');
    await open();
    await record(1, 1);
    await waiting();
    await record(1, 2);
    await until(async () => (await told()).includes('unacknowledged'), 'state');
    await courier.client.setGauges([], { version: '2', model: 'm' });
    await tell('acknowledged');
    await until(async () => {
      await record(1, 3);
      return (await told()).includes('acknowledged');
    }, 'change');
    expect(await told()).not.toContain('');
    expect(await commands.nodeTopics(plant.id)).toEqual([]);
    database.close();
  });
});
