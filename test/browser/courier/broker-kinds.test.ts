/** Different brokers and refusals: the older MQTT, wrong logins, denied topics, nobody there; each in clear words. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { sampleReadings } from '../../support/sample-readings.ts';
import { cleanDevice, idsOf, kiosk, seenReadings, settingsFor, TestCourier, until } from './courier-bench.ts';

let broker: { id: string; url: string };
let courier: TestCourier;

beforeEach(async () => {
  await cleanDevice();
  courier = new TestCourier();
});

afterEach(async () => {
  await courier.client.close();
  await commands.stopBroker(broker.id);
});

const login = { username: 'dialect', password: 'right' };

describe('kinds of brokers', { timeout: 90_000 }, () => {
  it('falls back to MQTT 3.1.1 for the embedded broker, and says what that means', async () => {
    broker = await commands.startAedes();
    await courier.open(settingsFor(broker.url));
    await courier.online();
    expect(courier.status.protocol).toBe('MQTT 3.1.1');
    expect(courier.status.detail).toContain('3.1.1');
    const recorded = await courier.client.record(sampleReadings(4, 3, Date.now()));
    await courier.drained();
    await until(async () => idsOf(await seenReadings(broker.id)).length >= recorded.length, 'arrival');
    expect(idsOf(await seenReadings(broker.id))).toEqual(idsOf(recorded));
  });

  it('says that the login is wrong, and goes on when it is put right', async () => {
    broker = await commands.startMosquitto({ login });
    await courier.open(settingsFor(broker.url, { username: 'dialect', password: 'wrong' }));
    await until(() => courier.status.connection === 'refused', 'refused');
    expect(courier.status.detail).toMatch(/user name and password/);
    const recorded = await courier.client.record(sampleReadings(1, 5, Date.now()));
    await courier.client.configure(settingsFor(broker.url, login));
    await courier.online();
    await courier.drained();
    await until(async () => (await seenReadings(broker.id)).length >= 5, 'arrival');
    expect(idsOf(await seenReadings(broker.id))).toEqual(idsOf(recorded));
  });

  it('keeps what the broker’s rules deny, names the topic, and sends the rest', async () => {
    broker = await commands.startMosquitto({
      login,
      acl: [
        'user dialect',
        `topic write plant/${kiosk}/#`,
        'topic write plant/acme/lyon/utilities/boilerhouse/PG-101/#',
      ],
    });
    await courier.open(settingsFor(broker.url, login));
    await courier.online();
    const recorded = await courier.client.record(sampleReadings(2, 5, Date.now()));
    await until(() => courier.status.connection === 'refused', 'denied');
    expect(courier.status.detail).toContain('PG-102');
    const allowed = recorded.filter(({ asset }) => asset.endsWith('PG-101'));
    await until(async () => idsOf(await seenReadings(broker.id)).length >= allowed.length, 'arrival');
    expect(idsOf(await seenReadings(broker.id))).toEqual(idsOf(allowed));
    await until(() => courier.status.waiting >= recorded.length - allowed.length, 'what was denied waits');
  });

  it('says that nobody answers, and keeps trying', async () => {
    broker = await commands.startMosquitto();
    await commands.stopBroker(broker.id);
    await courier.open(settingsFor(broker.url));
    await until(() => courier.status.connection === 'offline', 'offline');
    expect(courier.status.detail).toContain(broker.url);
    await until(
      () => courier.statuses.filter(({ connection }) => connection === 'connecting').length > 2,
      'retry',
    );
  });

  it('leaves a retained status with last will, births without values, and nothing retained that is a value', async () => {
    broker = await commands.startMosquitto();
    await courier.client.setGauges([birth('PG-101'), birth('PG-102')], {
      version: '1.2.3',
      model: 'needle@1',
    });
    await courier.open(settingsFor(broker.url));
    await courier.online();
    await courier.client.record(sampleReadings(2, 3, Date.now()));
    await courier.drained();
    await courier.client.setGauges([birth('PG-101')], { version: '1.2.3', model: 'needle@1' });
    await until(async () => (await retained()).length === 2, 'clearing the stale birth');
    const [first, status] = await retained();
    expect(first).toMatchObject({ unit: 'bar', rangeHigh: 10, calibration: 'c-0@3' });
    expect(first).not.toHaveProperty('value');
    expect(status).toMatchObject({ online: true, kiosk, application: { version: '1.2.3' } });
    const seen = await commands.seenMessages(broker.id);
    courier.restart();
    await until(async () => {
      const messages = (await commands.seenMessages(broker.id)).slice(seen.length);
      return messages.some(
        ({ topic, payload }) => topic.endsWith('/status') && payload.includes('connection-lost'),
      );
    }, 'the will');
    await courier.online();
    await courier.client.close();
    await until(async () => {
      const [, last] = await retained();
      return last?.['online'] === false && last['cause'] === 'stopped';
    }, 'farewell');
  });
});

const birth = (gauge: string) => ({
  asset: `acme/lyon/utilities/boilerhouse/${gauge}`,
  tag: 'pressure',
  unit: 'bar',
  reference: 'gauge',
  rangeLow: 0,
  rangeHigh: 10,
  accuracyClass: 1.6,
  calibration: 'c-0@3',
  description: '',
});

/** What a newcomer gets, in order of topic. */
const retained = async (): Promise<Record<string, unknown>[]> =>
  (await commands.retainedMessages(broker.id))
    .sort((a, b) => (a.topic < b.topic ? -1 : 1))
    .map(({ payload }) => JSON.parse(payload) as Record<string, unknown>);
