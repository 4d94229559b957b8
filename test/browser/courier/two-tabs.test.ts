/** Two tabs of one device: one publishes, the other waits and takes over when the first goes, however it goes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { sampleReadings } from '../../support/sample-readings.ts';
import { cleanDevice, idsOf, seenReadings, settingsFor, TestCourier, until } from './courier-bench.ts';

let broker: { id: string; url: string };
let first: TestCourier;
let second: TestCourier;

beforeEach(async () => {
  await cleanDevice();
  broker = await commands.startMosquitto();
  first = new TestCourier();
  second = new TestCourier();
});

afterEach(async () => {
  await first.client.close();
  await second.client.close();
  await commands.stopBroker(broker.id);
});

describe('two tabs', { timeout: 90_000 }, () => {
  it.each(['closed', 'killed'] as const)('the second takes over when the first is %s', async (how) => {
    const settings = settingsFor(broker.url);
    await first.open(settings);
    await first.online();
    await second.open(settings);
    await until(() => second.status.connection === 'standby', 'standby');
    const byFirst = await first.client.record(sampleReadings(2, 5, Date.now()));
    expect(await second.client.record(sampleReadings(2, 5, Date.now(), 2))).toEqual([]);
    await first.drained();
    if (how === 'closed') await first.client.close();
    else first.client.abandon();
    await second.online();
    const bySecond = await second.client.record(sampleReadings(2, 5, Date.now(), 3));
    await second.drained();
    const expected = idsOf([...byFirst, ...bySecond]);
    await until(async () => idsOf(await seenReadings(broker.id)).length >= expected.length, 'arrival');
    expect(idsOf(await seenReadings(broker.id))).toEqual(expected);
    expect(expected).toHaveLength(20);
  });
});
