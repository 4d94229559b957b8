/** What kiosk7 of docs/brokers may and may not do; the same for every broker that can say it. */
import { expect, it } from 'vitest';
import { boilerhouse, compressors, historian, kiosk7, kiosk8, scada, type Login } from './example-plant.ts';
import type { SeenMessage } from './mosquitto.ts';
import { readingsAmong } from './received-readings.ts';
import { enter, RightsTrial } from './rights-trial.ts';
import { sampleReadings } from './sample-readings.ts';
import { kioskSettings, SimulatedKiosk } from './simulated-kiosk.ts';
import { Subscriber } from './subscriber.ts';
import { until } from './until.ts';

export interface TriedBroker {
  readonly url: string;
  readonly tcpPort: number;
}

const everything = ['plant/#', 'umh/#', 'homeassistant/#'];
const sparkplug = ['spBv1.0/#'];

const own = [
  'plant/kiosk7/status',
  `plant/kiosk7/birth/${boilerhouse}/PG-101/pressure`,
  'plant/kiosk7/gap',
  `plant/${boilerhouse}/PG-101/pressure`,
  `plant/${boilerhouse}/PG-101/alarms/high/state`,
  `umh/v1/plant/${boilerhouse}/PG-101/_gauge_v1/pressure`,
  'homeassistant/sensor/kiosk7/PG-101/config',
];
const foreign = [
  'plant/kiosk8/status',
  'plant/kiosk77/status',
  'plant/status',
  `plant/${compressors}/PG-201/pressure`,
  `plant/acme/lyon/utilities/PG-1/pressure`,
  `umh/v1/plant/${compressors}/PG-201/_gauge_v1/pressure`,
  'homeassistant/sensor/kiosk8/PG-201/config',
  'homeassistant/switch/kiosk7/config',
];
const ownSparkplug = [
  ...['NBIRTH', 'NDATA', 'NDEATH'].map((type) => `spBv1.0/Dialect/${type}/kiosk7`),
  ...['DBIRTH', 'DDATA', 'DDEATH'].map((type) => `spBv1.0/Dialect/${type}/kiosk7/PG-101`),
];
const foreignSparkplug = [
  'spBv1.0/Dialect/NBIRTH/kiosk8',
  'spBv1.0/Dialect/NCMD/kiosk7',
  'spBv1.0/Dialect/DDATA/kiosk8/PG-101',
  'spBv1.0/Other/NBIRTH/kiosk7',
  'spBv1.0/STATE/scada',
];

const birth = {
  ...{ asset: `${boilerhouse}/PG-101`, tag: 'pressure', unit: 'bar', reference: 'gauge', rangeLow: 0 },
  ...{ rangeHigh: 10, accuracyClass: 1.6, calibration: 'c-1@1', description: '' },
};

const settled = async (
  kiosk: SimulatedKiosk,
  seen: readonly SeenMessage[],
  ids: readonly string[],
): Promise<void> => {
  await kiosk.drained();
  await until(() => new Set(readingsAmong(seen).map(({ id }) => id)).size >= ids.length, 'the readings');
};

/** @param hasSparkplug whether the broker can carry `spBv1.0`, which has a dot */
export const testKioskRights = (broker: () => TriedBroker, hasSparkplug: boolean): void => {
  it('lets a kiosk publish all that it has to say, and a consumer hear it', async () => {
    const { url, tcpPort } = broker();
    const consumer = await Subscriber.start(tcpPort, historian, everything);
    const homeAssistant = { isOn: true, expireAfterSeconds: 60 };
    const settings = kioskSettings({ url, ...kiosk7, alsoEncoders: ['umh'], homeAssistant });
    const kiosk = await SimulatedKiosk.start(settings, [birth]);
    await kiosk.online();
    const recorded = await kiosk.record(sampleReadings(3, 4, Date.now()));
    await settled(
      kiosk,
      consumer.seen,
      recorded.map(({ id }) => id),
    );
    expect(kiosk.status).toMatchObject({ connection: 'online', waiting: 0, lost: 0 });
    await kiosk.stop();
    await until(() => consumer.seen.some(({ payload }) => payload.includes('"stopped"')), 'the farewell');
    await consumer.stop();
    const topics = new Set(consumer.seen.map(({ topic }) => topic));
    expect([...topics]).toEqual(
      expect.arrayContaining([
        'plant/kiosk7/status',
        `plant/kiosk7/birth/${boilerhouse}/PG-101/pressure`,
        `umh/v1/plant/${boilerhouse}/PG-101/_gauge_v1/pressure`,
        expect.stringMatching(/^homeassistant\/sensor\/kiosk7\/.*\/config$/),
      ]),
    );
    const sent = recorded.map(({ id, value, unit, u95, quality, ts }) => [id, value, unit, u95, quality, ts]);
    const got = readingsAmong(consumer.seen).map(({ id, value, unit, u95, quality, ts }) => [
      ...[id, value, unit, u95, quality, ts],
    ]);
    expect(got).toEqual(expect.arrayContaining(sent));
  });

  it('lets a kiosk publish under its own names only', async () => {
    const trial = new RightsTrial(broker().url);
    expect(await trial.arriving(kiosk7, [...own, ...foreign], historian, everything)).toEqual(own);
  });

  it('lets a kiosk leave a will under its own name only', async () => {
    const trial = new RightsTrial(broker().url);
    expect(await trial.willArrives(kiosk7, 'plant/kiosk7/status', historian, everything)).toBe(true);
    expect(await trial.willArrives(kiosk7, 'plant/kiosk8/status', historian, everything)).toBe(false);
  });

  // docs/decisions/0015: beside Sparkplug, whose will is the first line's, the status has a line of its own.
  it('lets a kiosk hold its status on a second line beside the first', async () => {
    const trial = new RightsTrial(broker().url);
    const first = await enter(broker().url, kiosk7);
    const second = [historian, everything, 'kiosk7-status'] as const;
    expect(await trial.willArrives(kiosk7, 'plant/kiosk7/status', ...second)).toBe(true);
    expect(await trial.willArrives(kiosk7, 'plant/kiosk8/status', ...second)).toBe(false);
    expect(first?.connected).toBe(true);
    await first?.endAsync(true);
  });

  it('lets a kiosk hear of others only who they are and what gauges they have', async () => {
    const trial = new RightsTrial(broker().url);
    const announced = ['plant/kiosk8/status', `plant/kiosk8/birth/${compressors}/PG-201/pressure`];
    const values = [`plant/${compressors}/PG-201/pressure`, 'plant/kiosk8/gap'];
    const sent = [...announced, ...values].map((topic): [Login, string] => [kiosk8, topic]);
    const filters = ['plant/+/status', 'plant/+/birth/#', '#', 'plant/#', `plant/${compressors}/#`];
    expect(await trial.hearing(kiosk7, filters, sent)).toEqual(announced);
    // The trial itself can hear.
    expect(await trial.hearing(historian, ['plant/#'], sent)).toHaveLength(sent.length);
  });

  it('lets a consumer write nothing', async () => {
    const trial = new RightsTrial(broker().url);
    const topics = [`plant/${boilerhouse}/PG-101/pressure`, 'plant/kiosk7/status'];
    expect(await trial.arriving(historian, topics, historian, everything)).toEqual([]);
    expect(await trial.arriving(kiosk7, topics, historian, everything)).toEqual(topics);
  });

  it('keeps out who has no password, a wrong one, or no name', async () => {
    const { url } = broker();
    expect(await enter(url, { username: 'kiosk7', password: 'wrong' })).toBeNull();
    expect(await enter(url, { username: 'nobody', password: kiosk7.password })).toBeNull();
    expect(await enter(url, {}, { clientId: 'kiosk7' })).toBeNull();
    const client = await enter(url, kiosk7);
    expect(client).not.toBeNull();
    await client?.endAsync(true);
  });

  if (!hasSparkplug) return;

  it('lets a kiosk be its own Sparkplug edge node only', async () => {
    const trial = new RightsTrial(broker().url);
    const topics = [...ownSparkplug, ...foreignSparkplug];
    expect(await trial.arriving(kiosk7, topics, scada, sparkplug)).toEqual(ownSparkplug);
  });

  it('lets a kiosk hear its own commands and the state of hosts only', async () => {
    const trial = new RightsTrial(broker().url);
    const sent = [
      ...['NCMD/kiosk7', 'DCMD/kiosk7/PG-101', 'NCMD/kiosk8', 'DCMD/kiosk8/PG-201'].map(
        (end) => `spBv1.0/Dialect/${end}`,
      ),
      'spBv1.0/STATE/scada',
    ].map((topic): [Login, string] => [scada, topic]);
    const filters = [
      ...['spBv1.0/Dialect/NCMD/kiosk7', 'spBv1.0/Dialect/DCMD/kiosk7/+', 'spBv1.0/STATE/scada'],
      ...['spBv1.0/Dialect/NCMD/kiosk8', 'spBv1.0/Dialect/DCMD/kiosk8/+', 'spBv1.0/#'],
    ];
    expect(await trial.hearing(kiosk7, filters, sent)).toEqual([
      ...['spBv1.0/Dialect/NCMD/kiosk7', 'spBv1.0/Dialect/DCMD/kiosk7/PG-101', 'spBv1.0/STATE/scada'],
    ]);
  });

  it('carries the shipped Sparkplug edge node', async () => {
    const { url, tcpPort } = broker();
    const host = await Subscriber.start(tcpPort, scada, sparkplug);
    const kiosk = await SimulatedKiosk.start(kioskSettings({ url, ...kiosk7, encoder: 'sparkplug' }), [
      birth,
    ]);
    await kiosk.online();
    await kiosk.record(sampleReadings(1, 3, Date.now()));
    await kiosk.drained();
    await kiosk.stop();
    const types = (): Set<string | undefined> => new Set(host.seen.map(({ topic }) => topic.split('/')[2]));
    await until(() => types().has('NDEATH'), 'the death of the node');
    await host.stop();
    expect([...types()]).toEqual(expect.arrayContaining(['NBIRTH', 'DBIRTH', 'DDATA', 'NDEATH']));
  });

  it('carries Sparkplug and the own topics together, with the status on its own line', async () => {
    const { url, tcpPort } = broker();
    const consumer = await Subscriber.start(tcpPort, historian, everything);
    const settings = kioskSettings({ url, ...kiosk7, encoder: 'plain', alsoEncoders: ['sparkplug'] });
    const kiosk = await SimulatedKiosk.start(settings, [birth]);
    await kiosk.online();
    const recorded = await kiosk.record(sampleReadings(1, 3, Date.now()));
    const ids = recorded.map(({ id }) => id);
    await settled(kiosk, consumer.seen, ids);
    const before = consumer.seen.length;
    await kiosk.stop();
    // The first line's last word is the edge node's death: this one is the second line's.
    const isFarewell = ({ topic, payload }: SeenMessage): boolean =>
      topic === 'plant/kiosk7/status' && payload.includes('"stopped"');
    await until(() => consumer.seen.slice(before).some(isFarewell), 'the farewell');
    await consumer.stop();
  });
};
