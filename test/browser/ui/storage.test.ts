/** The storage screen: used, left, for how long, kept or not, what was set aside; and its files. */
import { deleteDB } from 'idb';
import { beforeEach, expect, it } from 'vitest';
import { StorageRoom } from '../../../src/composition/storage-room.ts';
import { openDatabase, type Database } from '../../../src/store/database.ts';
import { quarantine } from '../../../src/store/quarantine.ts';
import { ExampleDesk } from './example-desk.ts';
import { exampleRecord } from './example-gauges.ts';
import { findAll, findOne, showApp, textOf } from './show-app.ts';

let database: Database;
let desk: ExampleDesk;

beforeEach(async () => {
  database?.close();
  await deleteDB('storage-screen');
  database = await openDatabase('storage-screen');
  desk = new ExampleDesk([exampleRecord(0), exampleRecord(1)]);
  desk.storage = new StorageRoom(database, desk.live);
});

const screen = (): string => textOf(findOne('dialect-storage-section'));

it('says how much is used and left, for how long, and what waits', async () => {
  await showApp(desk, 'settings/storage');
  await expect.poll(screen).toMatch(/Used\s?[\d.]+ \w+ of [\d.]+ \w+.*Left\s?[\d.]+ \w+/);
  await expect.poll(screen).toMatch(/Lasts without a broker\s?.*, at 2 readings a second/);
  await expect.poll(screen).toMatch(/Readings waiting\s?132/);
  await expect.poll(screen).toMatch(/Set aside: 0/);
  await expect.poll(() => findAll('button').map(textOf)).toContain('Export what waits');
});

it('shows what was set aside, and gives it out', async () => {
  const entry = { asset: 'a', value: 1 };
  await quarantine(database, {
    at: Date.now(),
    reason: 'The broker does not accept it.',
    id: 'k:1:7',
    entry,
  });
  await showApp(desk, 'settings/storage');
  await expect.poll(screen).toMatch(/Set aside: 1.*k:1:7.*The broker does not accept it\./);
  await expect.poll(() => findAll('button').map(textOf)).toContain('Export what was set aside');
});

it('says how long the log of alarms is and what was taken out of it, and gives it out', async () => {
  const ts = Date.UTC(2026, 2, 4);
  const event = {
    ...{ v: 1, id: 'k:a:5:7', sequence: 7, alarm: 'a', gauge: 'g', asset: 'plant/PG-1', tag: 'p', ts },
    ...{ kind: 'H', priority: 'low', unit: 'bar', reference: 'gauge', limit: 8, what: 'raised' },
  };
  await database.put('alarmEvents', event, [5, 7]);
  await database.put('marks', { events: 12, untilTs: ts - 1 }, 'alarms-trimmed');
  await showApp(desk, 'settings/storage');
  await expect
    .poll(screen)
    .toMatch(
      /Log of alarms\s?1 event since .*2026.*; 12 older ones, all delivered, were taken out.*keeps 90 days and 10 000 events/,
    );
  const lines = (await (await desk.storage.exportAlarmLog()).text()).trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['k:a:5:7']);
});

it('gathers what waits and says how many lines there are', async () => {
  await showApp(desk, 'settings/storage');
  const files: string[] = [];
  const link = HTMLAnchorElement.prototype;
  const click = link.click;
  link.click = function (this: HTMLAnchorElement) {
    files.push(this.download);
  };
  findAll<HTMLButtonElement>('button')
    .find((each) => textOf(each) === 'Export what waits')!
    .click();
  await expect.poll(() => files).toEqual(['dialect-waiting.jsonl']);
  link.click = click;
  await expect.poll(screen).toMatch(/0 lines are in the file\. They still wait for the broker\./);
});
