/** Everything that waits, as a file: each line as `plain` would send it, by its own id, and no secret among what was set aside. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { deleteDB } from 'idb';
import { expect, it } from 'vitest';
import alarmSchema from '../../../docs/alarm-event.schema.json?raw';
import plainSchema from '../../../docs/payload-plain.schema.json?raw';
import { daysUntilFull, StorageRoom } from '../../../src/composition/storage-room.ts';
import { saveAlarms } from '../../../src/store/alarms.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { Outbox } from '../../../src/store/outbox/outbox.ts';
import { quarantine } from '../../../src/store/quarantine.ts';
import { bytesPerReading } from '../../../src/store/read-waiting.ts';
import { LiveModel } from '../../../src/ui/live/live-model.ts';
import { until } from '../courier/courier-bench.ts';
import { sampleReadings } from '../../support/sample-readings.ts';
import { event } from '../../unit/publish/sparkplug/alarm-reports.ts';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const isReading = ajv.compile(JSON.parse(plainSchema) as object);
const isAlarm = ajv.compile(JSON.parse(alarmSchema) as object);

const linesOf = async (blob: Blob): Promise<Record<string, unknown>[]> =>
  (await blob.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

it('holds every reading once, from blocks and open minutes, and alarm events, by their schemas', async () => {
  await deleteDB('waiting');
  const database = await openDatabase('waiting');
  const outbox = await Outbox.open(database, null, 'kiosk-7');
  const minuteMs = 60_000;
  const start = Math.floor(Date.now() / minuteMs) * minuteMs - 5 * minuteMs;
  const ids: string[] = [];
  for (let minute = 0; minute < 4; minute += 1) {
    const { readings } = await outbox.append(sampleReadings(3, 10, start + minute * minuteMs, minute + 1));
    ids.push(...readings.map(({ id }) => id));
  }
  await saveAlarms(database, {
    ...{ definitions: [], board: {}, states: [] },
    events: [{ epoch: 1, sequence: 0, event: event(0) }],
  });
  await until(async () => (await database.count('blocks')) > 0, 'blocks');
  expect(await database.count('rows')).toBeGreaterThan(0);

  const told: number[] = [];
  const room = new StorageRoom(database, new LiveModel());
  const lines = await linesOf(await room.exportWaiting((count) => told.push(count)));
  const alarms = lines.filter((line) => 'what' in line);
  const readings = lines.filter((line) => !('what' in line));
  expect(readings).toHaveLength(ids.length);
  expect(new Set(readings.map(({ id }) => id))).toEqual(new Set(ids));
  for (const line of readings) expect(isReading(line), JSON.stringify(isReading.errors)).toBe(true);
  expect(alarms.map(({ id }) => id)).toEqual([event(0).id]);
  for (const line of alarms) expect(isAlarm(line), JSON.stringify(isAlarm.errors)).toBe(true);
  expect(told.at(-1)).toBe(lines.length);
  expect(await bytesPerReading(database)).toBeGreaterThan(2);
  expect(await bytesPerReading(database)).toBeLessThan(200);
});

it('gives out what was set aside without a secret', async () => {
  await deleteDB('aside');
  const database = await openDatabase('aside');
  const secret = 'plant-secret';
  const broker = { url: `wss://u:${secret}@b/?token=${secret}`, password: secret, kiosk: 'k' };
  await quarantine(database, { at: 1, reason: 'theme', id: 'settings', entry: { broker, theme: 'purple' } });
  await quarantine(database, { at: 2, reason: 'damaged', id: 'k:1:7', entry: Uint8Array.of(1, 255) });
  const room = new StorageRoom(database, new LiveModel());
  expect((await room.setAside()).map(({ id, reason }) => [id, reason])).toEqual([
    ['k:1:7', 'damaged'],
    ['settings', 'theme'],
  ]);
  const blob = await room.exportSetAside();
  expect(await blob.text()).not.toContain(secret);
  expect(await linesOf(blob)).toMatchObject([
    { id: 'settings', entry: { theme: 'purple', broker: { url: 'wss://b/', kiosk: 'k' } } },
    { id: 'k:1:7', entry: '01ff' },
  ]);
});

it('says for how long the storage lasts', () => {
  // Seven days of sixteen gauges once a second, at the twelve bytes that a reading takes.
  expect(daysUntilFull(7 * 86_400 * 16 * 12, 16, 12)).toBeCloseTo(7);
  expect(daysUntilFull(-5, 16, 12)).toBe(0);
  expect(daysUntilFull(1e9, 0, 12)).toBeNull();
});
