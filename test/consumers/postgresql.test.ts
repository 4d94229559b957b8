/** Readings in PostgreSQL: one row per id, whatever is sent twice and whoever dies on the way. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RecordedReading } from '../../src/base/reading.ts';
import { runDocumented } from '../support/consumer-docs.ts';
import { DocumentedMosquitto } from '../support/documented-mosquitto.ts';
import { historian, kiosk7 } from '../support/example-plant.ts';
import { PostgreSql } from '../support/postgresql.ts';
import type { Program } from '../support/programs.ts';
import { readingsAmong } from '../support/received-readings.ts';
import { sampleReadings } from '../support/sample-readings.ts';
import { kioskSettings, SimulatedKiosk } from '../support/simulated-kiosk.ts';
import { Subscriber } from '../support/subscriber.ts';
import { until } from '../support/until.ts';

let broker: DocumentedMosquitto;
let database: PostgreSql;
let kiosk: SimulatedKiosk;
let watcher: Subscriber;
let store: Program;
const recorded: RecordedReading[] = [];

const startStore = async (): Promise<void> => {
  store = runDocumented('store', broker, database.env);
  await until(() => store.said.includes('storing'), 'store_readings.py');
};

beforeAll(async () => {
  [broker, database] = await Promise.all([
    DocumentedMosquitto.start({ users: [kiosk7, historian] }),
    PostgreSql.start(),
  ]);
  const schema = runDocumented('schema', broker, database.env);
  expect([await schema.ended(), schema.said]).toEqual([0, '']);
  await startStore();
  watcher = await Subscriber.start(broker.tcpPort, historian, ['plant/#']);
  kiosk = await SimulatedKiosk.start(kioskSettings({ url: broker.url, ...kiosk7 }));
  await kiosk.online();
});

afterAll(async () => {
  await kiosk?.stop();
  await store?.stop();
  await watcher?.stop();
  await database?.stop();
  await broker?.stop();
});

const record = async (seconds: number, seed: number): Promise<void> => {
  recorded.push(...(await kiosk.record(sampleReadings(4, seconds, Date.now() - seconds * 1000, seed))));
};

const rowCount = (): number => Number(database.query('SELECT count(*) FROM reading')[0]?.['count']);

/** Every row against what was recorded. */
const expectAllRows = async (): Promise<void> => {
  await until(() => rowCount() >= recorded.length, `${recorded.length} rows, of which ${rowCount()} came`);
  const rows = database.query(
    `SELECT id, (extract(epoch FROM ts) * 1000)::bigint AS ts, asset, tag, value, unit, reference, quality, reasons, u95
     FROM reading ORDER BY ts, id`,
  );
  const pick = ({ id, ts, asset, tag, value, unit, reference, quality, reasons, u95 }: RecordedReading) => ({
    ...{ id, ts, asset, tag, value, unit, reference, quality, reasons, u95 },
  });
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  expect((rows as unknown as RecordedReading[]).sort(byId)).toEqual(recorded.map(pick).sort(byId));
};

it('has a row for every reading, bad ones without a value', async () => {
  await record(30, 1);
  await expectAllRows();
  expect(recorded.some(({ quality }) => quality === 'bad')).toBe(true);
});

it('has one row per id when a killed broker makes Dialect send again', async () => {
  await broker.saved();
  await broker.kill();
  await record(10, 2);
  await broker.restart();
  await kiosk.online();
  await kiosk.drained();
  const deliveries = () => readingsAmong(watcher.seen);
  // The first 30 s once more, and 10 s that were recorded meanwhile.
  await until(() => deliveries().length >= 2 * recorded.length - 40, 'the second delivery');
  const ids = (): string[] => [...new Set(deliveries().map(({ id }) => id))];
  await until(() => ids().length >= recorded.length, 'each reading');
  expect(ids().sort()).toEqual(recorded.map(({ id }) => id).sort());
  await expectAllRows();
});

it('misses nothing while the database is away', async () => {
  await database.kill();
  await record(10, 3);
  await kiosk.drained();
  // It ends without acknowledging what it could not store.
  expect(await store.ended()).not.toBe(0);
  await database.restart();
  await startStore();
  await expectAllRows();
});

it('tells the newest reading of each gauge and its age', async () => {
  const newest = runDocumented('newest', broker, database.env);
  expect(await newest.ended()).toBe(0);
  expect(newest.said).toMatch(/\(4 rows\)/);
});
