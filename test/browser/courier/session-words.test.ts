/** What a person is told about logins and names, over real brokers: tokens, wrong ones, and a second device of the same name. */
import mqtt from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { sampleReadings } from '../../support/sample-readings.ts';
import { cleanDevice, kiosk, settingsFor, TestCourier, until } from './courier-bench.ts';

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

const token = 'ey.a-token.of-one-device';

describe('the session', { timeout: 90_000 }, () => {
  it('logs in by a token, and says in words without it that another is refused', async () => {
    broker = await commands.startMosquitto({ login: { username: kiosk, password: token } });
    const wrong = 'ey.another-token';
    await courier.open(settingsFor(broker.url, { loginBy: 'token', password: wrong }));
    await until(() => courier.status.connection === 'refused', 'refused');
    expect(courier.status.detail).toMatch(/the token/);
    await courier.client.configure(settingsFor(broker.url, { loginBy: 'token', password: token }));
    await courier.online();
    await courier.client.record(sampleReadings(1, 1, Date.now()));
    await courier.drained();
    const said = JSON.stringify(courier.statuses);
    expect(said).not.toContain(wrong);
    expect(said).not.toContain(token);
  });

  const twins = [
    { version: 5, start: () => commands.startMosquitto() },
    { version: 4, start: () => commands.startAedes() },
  ] as const;

  it.each(twins)('says that another device has its name: MQTT $version', async ({ version, start }) => {
    broker = await start();
    await courier.open(settingsFor(broker.url));
    await courier.online();
    const twin = mqtt.connect(broker.url, {
      clientId: kiosk,
      protocolVersion: version,
      reconnectPeriod: 300,
    });
    await until(
      () =>
        courier.statuses.some(({ detail }) =>
          detail.startsWith('Another device connected under this kiosk’s name'),
        ),
      'words',
      30_000,
    );
    twin.end(true);
    await courier.online();
  });
});
