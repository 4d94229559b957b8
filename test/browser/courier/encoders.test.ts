/** Every encoder over a real broker: complete, in its own form, with birth and status as with `plain`. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { openDatabase } from '../../../src/store/database.ts';
import { listQuarantine } from '../../../src/store/quarantine.ts';
import type { GaugeBirth } from '../../../workers/courier/api.ts';
import { sampleReadings } from '../../support/sample-readings.ts';
import { cleanDevice, settingsFor, TestCourier, until } from './courier-bench.ts';

let broker: { id: string; url: string };
let courier: TestCourier;

const start = async (acl?: readonly string[]): Promise<void> => {
  await cleanDevice();
  const login = { username: 'dialect', password: 'right' };
  broker = await commands.startMosquitto(acl ? { acl, login } : {});
  courier = new TestCourier();
};

beforeEach(() => start());
afterEach(async () => {
  await courier.client.close();
  await commands.stopBroker(broker.id);
});

const birthOf = (gauge: number): GaugeBirth => ({
  asset: `acme/lyon/utilities/boilerhouse/PG-${101 + gauge}`,
  ...{ tag: 'pressure', unit: 'bar', reference: 'gauge', rangeLow: 0, rangeHigh: 10 },
  ...{ accuracyClass: 1.6, calibration: `c-${gauge}@3`, description: 'Feed water' },
});
const application = { version: '0.1.0', model: 'abc' };

const seenUnder = async (prefix: string) =>
  (await commands.seenMessages(broker.id)).filter(({ topic }) => topic.startsWith(prefix));
const retainedTopics = async (prefix: string): Promise<string[]> =>
  (await commands.retainedMessages(broker.id))
    .map(({ topic }) => topic)
    .filter((topic) => topic.startsWith(prefix));

describe('encoders over a broker', { timeout: 90_000 }, () => {
  it('umh: every message of live and stored readings arrives; bad ones say their quality alone', async () => {
    await commands.killBroker(broker.id);
    await courier.client.setGauges([birthOf(0)], application);
    await courier.open(settingsFor(broker.url, { encoder: 'umh' }));
    const stored = await courier.client.record(sampleReadings(4, 60, Date.now() - 120_000));
    await commands.restartBroker(broker.id);
    await courier.online();
    const live = await courier.client.record(sampleReadings(4, 2, Date.now(), 9));
    await courier.drained();
    const recorded = [...stored, ...live];
    const good = recorded.filter(({ quality }) => quality !== 'bad');
    expect(good.length).toBeLessThan(recorded.length);
    const expected = [
      ...good.flatMap(({ asset, ts, value, u95, unit, quality }) =>
        Object.entries({ '': value, _unit: unit, _u95: u95, _quality: quality }).map(
          ([part, of]) => `umh/v1/plant/${asset}/_gauge_v1/pressure${part} ${ts} ${of}`,
        ),
      ),
      ...recorded
        .filter(({ quality }) => quality === 'bad')
        .map(({ asset, ts }) => `umh/v1/plant/${asset}/_gauge_v1/pressure_quality ${ts} bad`),
    ].sort();
    await until(async () => (await seenUnder('umh/')).length >= expected.length, 'arrival');
    const seen = (await seenUnder('umh/')).map(({ topic, retain, payload }) => {
      const message = JSON.parse(payload) as { timestamp_ms: number; value: unknown };
      expect(Object.keys(message)).toEqual(['timestamp_ms', 'value']);
      expect(retain).toBe(false);
      return `${topic} ${message.timestamp_ms} ${String(message.value)}`;
    });
    expect([...new Set(seen)].sort()).toEqual(expected);
    await until(() => courier.status.sent === recorded.length, 'count of what was sent');
    expect(courier.status).toMatchObject({ waiting: 0, lost: 0 });
    expect((await retainedTopics('plant/')).sort()).toEqual([
      'plant/kiosk-test/birth/acme/lyon/utilities/boilerhouse/PG-101/pressure',
      'plant/kiosk-test/status',
    ]);
  });

  it('litmus: the record arrives under the plain topic', async () => {
    await courier.open(settingsFor(broker.url, { encoder: 'litmus' }));
    await courier.online();
    const recorded = await courier.client.record(sampleReadings(2, 3, Date.now()));
    await courier.drained();
    await until(async () => (await seenUnder('plant/acme/')).length >= recorded.length, 'arrival');
    const seen = (await seenUnder('plant/acme/')).map(
      ({ payload }) => JSON.parse(payload) as { metadata: { id: string }; value: number },
    );
    expect(seen.map(({ metadata, value }) => [metadata.id, value])).toEqual(
      recorded.map(({ id, value }) => [id, value]),
    );
  });

  it('umh: a reading waits, and is not set aside, while one of its messages is denied', async () => {
    await courier.client.close();
    await commands.stopBroker(broker.id);
    const gauge = 'umh/v1/plant/acme/lyon/utilities/boilerhouse/PG-101/_gauge_v1/pressure';
    await start([
      ...['user dialect', 'topic write plant/#'],
      ...['', '_unit', '_quality'].map((part) => `topic write ${gauge}${part}`),
    ]);
    const login = { username: 'dialect', password: 'right' };
    await courier.open(settingsFor(broker.url, { encoder: 'umh', ...login }));
    await courier.online();
    const [recorded] = await courier.client.record(sampleReadings(1, 1, Date.now(), 4));
    expect(recorded!.quality).toBe('good');
    await until(() => courier.status.connection === 'refused', 'refusal');
    expect(courier.status.detail).toContain(`${gauge}_u95`);
    await until(() => courier.status.waiting === 1, 'it waits');
    expect(courier.status).toMatchObject({ sent: 0, lost: 0 });
    const database = await openDatabase();
    expect(await listQuarantine(database)).toEqual([]);
    database.close();
  });

  it('Home Assistant is told of gauges, and no longer of those that went', async () => {
    const homeAssistant = { isOn: true, expireAfterSeconds: 60 };
    const config = (gauge: number) =>
      `homeassistant/sensor/kiosk-test/acme__lyon__utilities__boilerhouse__PG-${101 + gauge}__pressure/config`;
    const settle = (topics: readonly string[]) =>
      until(async () => {
        const found = await retainedTopics('homeassistant/');
        return JSON.stringify(found.sort()) === JSON.stringify([...topics].sort());
      }, `retained ${topics.length}`);
    await courier.client.setGauges([birthOf(0), birthOf(1)], application);
    await courier.open(settingsFor(broker.url, { homeAssistant }));
    await courier.online();
    await settle([config(0), config(1)]);
    await courier.client.setGauges([birthOf(1)], application);
    await settle([config(1)]);
    await courier.client.configure(settingsFor(broker.url));
    await settle([]);
    await courier.client.configure(settingsFor(broker.url, { homeAssistant, encoder: 'umh' }));
    await settle([config(1)]);
    await courier.client.configure(settingsFor(broker.url, { homeAssistant, encoder: 'sparkplug' }));
    await settle([]);
  });
});
