/** The edge node on real brokers, by MQTT 5 and 3.1.1, every packet judged: births, losses, rebirth, will, primary host, replay. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import type { BrokerSettings } from '../../../workers/courier/api.ts';
import type { RecordedReading } from '../../../src/base/reading.ts';
import { sampleReadings } from '../../support/sample-readings.ts';
import type { PlantOptions, PlantReport } from '../../support/sparkplug-commands.ts';
import { cleanDevice, idsOf, settingsFor, TestCourier, until } from './courier-bench.ts';

let plant: { id: number; url: string };
let courier: TestCourier;

const group = 'Lyon';
const node = 'kiosk-test';

beforeEach(async () => {
  await cleanDevice();
  courier = new TestCourier();
});

afterEach(async () => {
  await courier.client.close();
  await commands.stopPlant(plant.id);
});

const start = async (options: PlantOptions): Promise<void> => {
  plant = await commands.startPlant(options);
  await courier.client.setGauges([gauge('PG-101'), gauge('PG-102')], { version: '1.2.3', model: 'needle@1' });
  await courier.open(settings(options.primaryHostId));
};

const settings = (primaryHostId = ''): BrokerSettings =>
  settingsFor(plant.url, {
    encoder: 'sparkplug',
    sparkplug: { groupId: group, edgeNodeId: '', primaryHostId },
  });

const gauge = (name: string) => ({
  ...{ asset: `acme/lyon/utilities/boilerhouse/${name}`, tag: 'pressure', unit: 'bar', reference: 'gauge' },
  ...{ rangeLow: 0, rangeHigh: 10, accuracyClass: 1.6, calibration: 'c-0@3', description: 'Boiler' },
});

const report = (): Promise<PlantReport> => commands.reportPlant(plant.id);

const record = (seconds: number, seed: number, fromMs = Date.now()): Promise<readonly RecordedReading[]> =>
  courier.client.record(sampleReadings(2, seconds, fromMs, seed));

/** Ids that came as data, and whether as history. */
const arrived = ({ messages }: PlantReport): { id: string; isHistorical: boolean }[] =>
  messages
    .filter(({ type }) => type === 'DDATA')
    .flatMap(({ metrics }) => metrics)
    .map(({ properties, isHistorical }) => ({
      id: String(properties.find(({ key }) => key === 'id')?.value),
      isHistorical,
    }));

const arrivedAll = async (recorded: readonly RecordedReading[]): Promise<void> => {
  await until(async () => idsOf(arrived(await report())).length >= recorded.length, 'arrival');
  expect(idsOf(arrived(await report()))).toEqual(idsOf(recorded));
};

const typesOf = ({ messages }: PlantReport, connection: number): string[] =>
  messages.filter((message) => message.connection === connection).map(({ type }) => type);

describe('the Sparkplug edge node', { timeout: 90_000 }, () => {
  it.each<PlantOptions>([
    { broker: 'mosquitto' },
    { broker: 'mosquitto', accepts: [4] },
    { broker: 'aedes' },
  ])('is born, sends, is reborn on command and stops in order: $broker $accepts', async (options) => {
    await start(options);
    await courier.online();
    const recorded = [...(await record(3, 1))];
    await courier.drained();
    await commands.askForRebirth(plant.id, group, node);
    const births = async () => (await report()).messages.filter(({ type }) => type === 'NBIRTH').length;
    await until(async () => (await births()) >= 2, 'rebirth');
    recorded.push(...(await record(1, 2)));
    await arrivedAll(recorded);
    await courier.drained();
    await courier.client.close();
    await until(async () => (await report()).messages.at(-1)?.type === 'NDEATH', 'death');
    const { broken, messages, connects } = await report();
    expect(broken).toEqual([]);
    const isOlder = options.broker === 'aedes' || options.accepts !== undefined;
    expect(connects.map(({ version, bdSeq }) => [version, bdSeq])).toEqual(
      isOlder
        ? [
            [5, 0],
            [4, 1],
          ]
        : [[5, 0]],
    );
    const types = messages.map(({ type }) => type);
    expect(types.slice(0, 3)).toEqual(['NBIRTH', 'DBIRTH', 'DBIRTH']);
    expect(messages.slice(0, 3).map(({ seq }) => seq)).toEqual([0, 1, 2]);
    const again = types.lastIndexOf('NBIRTH');
    expect(types.slice(again, again + 3)).toEqual(['NBIRTH', 'DBIRTH', 'DBIRTH']);
  });

  it('counts every connection, across lost lines and restarts of its worker; the broker says its will', async () => {
    await start({ broker: 'mosquitto' });
    await courier.online();
    const recorded = [...(await record(2, 1))];
    await courier.drained();
    await commands.cutLine(plant.id);
    await until(() => courier.status.connection !== 'online', 'loss');
    await courier.online();
    recorded.push(...(await record(2, 2)));
    await courier.drained();
    courier.client.restart();
    recorded.push(...(await record(2, 3)));
    await until(async () => (await report()).connects.length >= 3, 'third connection');
    await until(
      async () =>
        (await report()).messages.some(({ connection, type }) => connection === 3 && type === 'NBIRTH'),
      'third birth',
    );
    await arrivedAll(recorded);
    await until(async () => (await report()).deaths.length >= 2, 'the wills');
    const { broken, connects, deaths } = await report();
    expect(broken).toEqual([]);
    expect(connects.map(({ bdSeq }) => bdSeq)).toEqual([0, 1, 2]);
    expect(deaths.map(({ bdSeq, retain }) => [bdSeq, retain])).toEqual([
      [0, false],
      [1, false],
    ]);
  });

  it('spends no number on a broker that is not there', async () => {
    plant = await commands.startPlant({ broker: 'mosquitto' });
    const nowhere = 'ws://127.0.0.1:9/mqtt';
    await courier.open({ ...settings(), url: nowhere });
    await until(
      () => courier.statuses.filter(({ connection }) => connection === 'offline').length >= 2,
      'tries',
    );
    await courier.client.configure(settings());
    await courier.online();
    expect((await report()).connects[0]?.bdSeq).toBe(0);
  });

  it('is silent while its primary host is away, keeps everything, and replays it as history', async () => {
    await start({ broker: 'mosquitto', primaryHostId: 'scada' });
    await until(() => courier.status.detail.includes('scada'), 'waiting');
    const recorded = [...(await record(3, 1))];
    expect((await report()).messages).toEqual([]);
    await commands.sayState(plant.id, true, 1000);
    await courier.online();
    await arrivedAll(recorded);
    await courier.drained();
    const before = arrived(await report()).length;
    await commands.sayState(plant.id, false, 999);
    recorded.push(...(await record(1, 2)));
    await arrivedAll(recorded);
    expect((await report()).connects).toHaveLength(1);
    await commands.sayState(plant.id, false, 1000);
    await until(async () => (await report()).connects.length === 2, 'reconnection');
    const gone = await record(4, 3);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const away = await report();
    expect(typesOf(away, 1).at(-1)).toBe('NDEATH');
    expect(typesOf(away, 2)).toEqual([]);
    await commands.sayState(plant.id, true, 2000);
    await arrivedAll([...recorded, ...gone]);
    const whole = await report();
    expect(whole.broken).toEqual([]);
    expect(before).toBeGreaterThan(0);
    const late = arrived(whole).filter(({ id }) => gone.some((reading) => reading.id === id));
    expect(late.every(({ isHistorical }) => isHistorical)).toBe(true);
  });

  it('ends a device when its gauge goes, and bears it again when it comes back', async () => {
    await start({ broker: 'mosquitto' });
    await courier.online();
    await record(1, 1);
    await courier.drained();
    const application = { version: '1.2.3', model: 'needle@1' };
    await courier.client.setGauges([gauge('PG-101')], application);
    await courier.client.setGauges([gauge('PG-101'), gauge('PG-102')], application);
    // Two devices each time.
    await until(
      async () => typesOf(await report(), 1).filter((type) => type === 'DBIRTH').length === 4,
      'births',
    );
    const { broken, messages } = await report();
    expect(broken).toEqual([]);
    const tail = messages.slice(-4).map(({ type, device }) => [type, device?.split(':').at(-1)]);
    expect(tail).toEqual([
      ['DDEATH', 'PG-102'],
      ['NBIRTH', undefined],
      ['DBIRTH', 'PG-101'],
      ['DBIRTH', 'PG-102'],
    ]);
  });
});
