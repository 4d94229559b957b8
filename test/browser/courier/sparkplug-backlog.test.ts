/** A long record through an edge node: sent as history in batches, nothing lost while the line is cut in the middle of it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { sampleReadings } from '../../support/sample-readings.ts';
import { cleanDevice, settingsFor, TestCourier, until } from './courier-bench.ts';

let plant: { id: number; url: string };
let courier: TestCourier;

beforeEach(async () => {
  await cleanDevice();
  courier = new TestCourier();
  plant = await commands.startPlant({ broker: 'mosquitto' });
});

afterEach(async () => {
  await courier.client.close();
  await commands.stopPlant(plant.id);
});

const gauges = 8;
const minutes = 20;

it('loses nothing of twenty minutes while the line is cut twice', { timeout: 90_000 }, async () => {
  const sparkplug = { groupId: 'Lyon', edgeNodeId: '', primaryHostId: '' };
  const settings = settingsFor(plant.url, { encoder: 'sparkplug', sparkplug });
  await courier.open({ ...settings, url: 'ws://127.0.0.1:9/mqtt' });
  const start = Math.floor(Date.now() / 60_000) * 60_000 - minutes * 60_000;
  const expected = new Set<string>();
  for (let minute = 0; minute < minutes; minute += 1) {
    const recorded = await courier.client.record(sampleReadings(gauges, 60, start + minute * 60_000, minute));
    for (const { id } of recorded) expected.add(id);
  }
  await courier.client.configure(settings);
  await courier.online();
  for (const share of [0.3, 0.7]) {
    await until(() => courier.status.waiting < expected.size * (1 - share), `${share} of the backlog`);
    await commands.cutLine(plant.id);
    await until(() => courier.status.connection !== 'online', 'loss');
    await courier.online();
  }
  await courier.drained(60_000);
  const { broken, messages, connects } = await commands.reportPlant(plant.id);
  expect(broken).toEqual([]);
  expect(connects.length).toBeGreaterThan(1);
  const metrics = messages.filter(({ type }) => type === 'DDATA').flatMap((message) => message.metrics);
  const ids = new Set(metrics.map(({ properties }) => properties.find(({ key }) => key === 'id')?.value));
  expect(ids.size).toBe(expected.size);
  expect([...expected].filter((id) => !ids.has(id))).toEqual([]);
  expect(metrics.every(({ isHistorical }) => isHistorical)).toBe(true);
});
