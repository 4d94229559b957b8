/** The whole house on the demo plant: readings appear, and what a person sets survives a reload. */
import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dialPose } from '../../../calibration/dial-pose.ts';
import { realignRecord } from '../../../calibration/realign-record.ts';
import { recordName } from '../../../calibration/record.ts';
import { compose, homography } from '../../../src/base/homography.ts';
import { openHouse } from '../../../src/composition/open-house.ts';
import type { House } from '../../../src/composition/house.ts';
import { applicationVersion } from '../../../src/composition/application-version.ts';
import packageText from '../../../package.json?raw';

let house: House;

beforeEach(async () => {
  await deleteDB('dialect');
  house = await openHouse();
});

afterEach(() => house.close());

const until = async (isDone: () => boolean, what: string, deadlineMs = 60_000): Promise<void> => {
  const start = Date.now();
  while (!isDone()) {
    if (Date.now() - start > deadlineMs) throw new Error(`not within ${deadlineMs / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

it('reads the demo plant out of the box and says that it is simulated', async () => {
  const readings = () => [...house.live.gauges.values()].map(({ lastValue }) => lastValue);
  await until(() => readings().filter((reading) => reading !== null).length >= 3, 'three values');
  for (const reading of readings()) if (reading) expect(reading.reasons).toContain('simulated');
}, 120_000);

it('raises an alarm by what it reads, and keeps it over a reload', async () => {
  await until(() => house.live.alarms !== null, 'the alarms are open');
  const [record] = house.records();
  const high = house.alarms.propose(record!.id, 'H')!;
  const always = { ...high, limit: record!.marks[0]!.value, onDelayMs: 0 } as typeof high;
  expect(await house.alarms.save(always, 'A. Person')).toEqual({ ok: true, value: null });
  const raised = () => house.live.alarms?.rows.find(({ calls }) => calls)?.alarm.raisedTs ?? null;
  await until(() => raised() !== null, 'the alarm is raised');
  const before = raised();
  await house.close();
  house = await openHouse();
  await until(() => house.live.alarms !== null, 'the alarms are open again');
  expect(raised()).toBe(before);
}, 120_000);

it('keeps settings and records over a reload', async () => {
  const settings = house.settings();
  await house.changeSettings({
    ...settings,
    theme: 'dark',
    broker: { ...settings.broker, topicPrefix: 'acme' },
  });
  const record = { ...house.records()[0]!, id: 'mine', revision: 4 };
  await house.saveRecord(record, null);
  await house.close();
  house = await openHouse();
  expect(house.settings().theme).toBe('dark');
  expect(house.settings().broker).toMatchObject({ topicPrefix: 'acme', kiosk: settings.broker.kiosk });
  expect(house.records().find(({ id }) => id === 'mine')?.revision).toBe(4);
}, 120_000);

it('follows a camera that was moved far away, and reads on', async () => {
  const [first] = house.records();
  await house.saveRecord({ ...first!, revision: 2 }, await house.grabFrame());
  const known = house.records().find(({ id }) => id === first!.id)!;
  // As if it had been calibrated by a camera that hung elsewhere: smaller, rolled by 20°, a third of the picture aside.
  const [c, s] = [0.8 * Math.cos(0.35), 0.8 * Math.sin(0.35)];
  const { x, y } = known.pivot;
  const elsewhere = [c, -s, x + 420 - c * x + s * y, s, c, y + 250 - s * x - c * y, 0, 0, 1];
  const strayed = realignRecord(known, {
    pose: compose(homography<'reference', 'frame'>(elsewhere), dialPose(known)),
    picture: known.picture,
    by: 'a knock',
    atIso: known.createdAt,
  });
  await house.saveRecord({ ...strayed, print: known.print }, null);
  const view = () => house.live.gauges.get(first!.id);
  const isLost = () => view()?.reading?.reasons.some((reason) => /camera-moved|gauge-absent/.test(reason));
  await until(() => isLost() === true, 'the gauge is lost');

  const lost = view()!.record;
  const found = await house.findAgain(lost, (await house.grabFrame())!, new AbortController().signal);
  if (!found.ok) throw new Error(found.error);
  expect(Math.hypot(found.value.pivot.x - x, found.value.pivot.y - y)).toBeLessThan(0.5);
  expect(found.value.alignedFrom).toBe(recordName(lost));
  await house.saveRecord(found.value, await house.grabFrame());
  await until(() => view()?.lastValue?.calibration === recordName(found.value), 'it reads on');
  expect(view()?.lastValue?.reasons).not.toContain('re-registered');
}, 120_000);

it('refuses a record that breaks the rules and reads on with the old one', async () => {
  const before = house.records();
  const [first] = before;
  await expect(house.saveRecord({ ...first!, marks: [] }, null)).rejects.toMatchObject({
    name: 'bad-settings',
  });
  const imported = await house.importRecord(JSON.stringify({ ...first, pivot: 'here' }));
  expect(imported.ok).toBe(false);
  expect(house.records()).toEqual(before);
});

it('gives an imported record a revision of its own, so that a name means one record', async () => {
  const [first] = house.records();
  const imported = await house.importRecord(JSON.stringify(first));
  expect(imported.ok && imported.value.revision).toBe(first!.revision + 1);
});

it('names the version of the package', () =>
  expect(applicationVersion).toBe((JSON.parse(packageText) as { version: string }).version));
