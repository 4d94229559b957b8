/** Another device that announces a name of ours is noticed on a real broker, and forgotten when it takes the name back. */
import mqtt, { type MqttClient } from 'mqtt';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { cleanDevice, settingsFor, TestCourier, until } from './courier-bench.ts';

let broker: { id: string; url: string };
let courier: TestCourier;
let other: MqttClient;

const gauge = {
  ...{
    asset: 'acme/lyon/PG-101',
    tag: 'pressure',
    unit: 'bar',
    reference: 'gauge',
    rangeLow: 0,
    rangeHigh: 10,
  },
  ...{ accuracyClass: 1.6, calibration: 'c@1', description: '' },
};
const topic = 'plant/kiosk-8/birth/acme/lyon/PG-101/pressure';

beforeEach(async () => {
  await cleanDevice();
  broker = await commands.startMosquitto();
  courier = new TestCourier();
  other = await mqtt.connectAsync(broker.url, { clientId: 'kiosk-8' });
});

afterEach(async () => {
  other.end(true);
  await courier.client.close();
  await commands.stopBroker(broker.id);
});

const retain = (at: string, value: unknown): Promise<unknown> =>
  other.publishAsync(at, value === null ? '' : JSON.stringify(value), { qos: 1, retain: true });

it('tells the conflict with the other device’s name, whether it is online, and its end', async () => {
  await retain(topic, { v: 1, kiosk: 'kiosk-8', asset: gauge.asset, tag: gauge.tag });
  await retain('plant/kiosk-8/birth/acme/lyon/PG-102/pressure', {
    v: 1,
    asset: 'acme/lyon/PG-102',
    tag: 'pressure',
  });
  await courier.client.setGauges([gauge], { version: '1', model: 'm' });
  await courier.open(settingsFor(broker.url));
  await until(() => courier.status.conflicts?.length === 1, 'conflict');
  expect(courier.status.conflicts).toEqual([
    { kiosk: 'kiosk-8', asset: gauge.asset, tag: gauge.tag, online: null },
  ]);
  expect((await courier.client.foreignNames()).map(({ asset }) => asset).sort()).toEqual([
    ...['acme/lyon/PG-101', 'acme/lyon/PG-102'],
  ]);
  await retain('plant/kiosk-8/status', { v: 1, kiosk: 'kiosk-8', online: false });
  await until(() => courier.status.conflicts?.[0]?.online === false, 'offline');
  await retain(topic, null);
  await until(() => courier.status.conflicts?.length === 0, 'end');
});

it('tells renames in births: what the gauge was called', async () => {
  await courier.client.setGauges([{ ...gauge, formerly: ['plant/old/PG-1/pressure'] }], {
    version: '1',
    model: 'm',
  });
  await courier.open(settingsFor(broker.url));
  await courier.online();
  const births = (await commands.retainedMessages(broker.id)).filter(({ topic: at }) =>
    at.includes('/birth/'),
  );
  expect(births.map(({ payload }) => (JSON.parse(payload) as { formerly: unknown }).formerly)).toEqual([
    ['plant/old/PG-1/pressure'],
  ]);
});

it('tells which gauge an encoder leaves out for its name, also after a change, while the others have it', async () => {
  const russian = { ...gauge, asset: `acme/${'Ж'.repeat(160)}/PG-103` };
  await courier.client.setGauges([gauge, russian], { version: '1', model: 'm' });
  await courier.open(settingsFor(broker.url, { encoder: 'plain', alsoEncoders: ['umh'] }));
  await until(() => courier.status.leftOut?.length === 1, 'left out');
  expect(courier.status.leftOut?.[0]).toMatchObject({ encoder: 'umh', asset: russian.asset });
  await courier.client.setGauges([gauge], { version: '1', model: 'm' });
  await until(() => courier.status.leftOut?.length === 0, 'renamed');
});
