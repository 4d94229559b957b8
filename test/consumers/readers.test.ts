/** mosquitto_sub and Python over WebSocket, by the lines of docs/consumers/README.md: what was recorded is what they read. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RecordedReading } from '../../src/base/reading.ts';
import { runDocumented } from '../support/consumer-docs.ts';
import { DocumentedMosquitto } from '../support/documented-mosquitto.ts';
import { boilerhouse, historian, kiosk7 } from '../support/example-plant.ts';
import type { Program } from '../support/programs.ts';
import { sampleReadings } from '../support/sample-readings.ts';
import { kioskSettings, SimulatedKiosk } from '../support/simulated-kiosk.ts';
import { until } from '../support/until.ts';

let broker: DocumentedMosquitto;
let kiosk: SimulatedKiosk;
let recorded: readonly RecordedReading[];
const folder = mkdtempSync(join(tmpdir(), 'dialect-readers-'));
const readers = new Map<string, { program: Program; lines: string[] }>();

const birth = {
  ...{ asset: `${boilerhouse}/PG-101`, tag: 'pressure', unit: 'bar', reference: 'gauge', rangeLow: 0 },
  ...{ rangeHigh: 10, accuracyClass: 1.6, calibration: 'c-1@1', description: '' },
};

/** Of an hour ago, one after another, until each reader has shown one: then it misses nothing. */
const probes: RecordedReading[] = [];
const isProbe = (line: string): boolean => probes.some(({ ts }) => line.includes(String(ts)));
const probe = async (): Promise<void> => {
  probes.push(...(await kiosk.record(sampleReadings(1, 1, Date.now() - 3_600_000, 4))));
};

const linesOf = (name: string): string[] => readers.get(name)!.lines.filter((line) => !isProbe(line));

beforeAll(async () => {
  broker = await DocumentedMosquitto.start({ users: [kiosk7, historian] });
  for (const name of ['watch', 'umh', 'paho']) {
    const program = runDocumented(name, broker);
    const lines: string[] = [];
    program.onLine((line) => lines.push(line));
    readers.set(name, { program, lines });
  }
  const settings = kioskSettings({ url: broker.url, ...kiosk7, alsoEncoders: ['umh'] });
  kiosk = await SimulatedKiosk.start(settings, [birth]);
  await kiosk.online();
  await until(async () => {
    await probe();
    return [...readers.values()].every(({ lines }) => lines.some(isProbe));
  }, 'the readers to listen');
  recorded = await kiosk.record(sampleReadings(4, 30, Date.now() - 30_000));
  await kiosk.drained();
});

afterAll(async () => {
  await kiosk?.stop();
  for (const { program } of readers.values()) await program.stop();
  await broker?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What a consumer must find: all but how the record came to be. */
const gist = ({ id, ts, asset, tag, value, unit, u95, quality, reasons }: RecordedReading) => ({
  ...{ id, ts, asset, tag, value, unit, u95, quality, reasons },
});
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
const recordedGist = () => recorded.map(gist).sort(byId);

it('mosquitto_sub shows every reading with its topic', async () => {
  const readings = () => linesOf('watch').filter((line) => line.startsWith(`plant/${boilerhouse}/`));
  await until(() => readings().length >= recorded.length, 'the readings');
  const seen = readings().map((line) => {
    const [topic = '', ...rest] = line.split(' ');
    const reading = JSON.parse(rest.join(' ')) as RecordedReading;
    expect(topic).toBe(`plant/${reading.asset}/${reading.tag}`);
    return gist(reading);
  });
  expect(seen.sort(byId)).toEqual(recordedGist());
});

it('mosquitto_sub shows the values of umh, and none for a bad reading', async () => {
  const expected = recorded
    .filter(({ value }) => value !== null)
    .map(
      ({ asset, ts, value }) =>
        `umh/v1/plant/${asset}/_gauge_v1/pressure {"timestamp_ms":${ts},"value":${value}}`,
    );
  expect(expected.length).toBeLessThan(recorded.length);
  const values = () => linesOf('umh').filter((line) => line.includes('/_gauge_v1/pressure {'));
  await until(() => values().length >= expected.length, 'the values');
  expect(values().sort()).toEqual(expected.sort());
});

it('mosquitto_sub keeps for its file what came while it was away', async () => {
  const file = join(folder, 'messages.jsonl');
  const keep = (): Program => runDocumented('keep', broker, { FILE: file });
  const ids = (): string[] =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"calibration"') && !line.includes('/birth/'))
      .map((line) => (JSON.parse(line) as { payload: RecordedReading }).payload.id);
  const first = keep();
  await until(() => existsSync(file) && readFileSync(file, 'utf8').includes('/status'), 'the subscription');
  await first.stop();
  const away = await kiosk.record(sampleReadings(4, 5, Date.now() - 5_000, 2));
  await kiosk.drained();
  const second = keep();
  await until(() => ids().length >= away.length, 'what was kept');
  await second.stop();
  expect(ids().sort()).toEqual(away.map(({ id }) => id).sort());
});

it('mosquitto_sub tells who is there', async () => {
  const who = runDocumented('who', broker);
  await who.ended();
  expect(who.said).toMatch(/^plant\/kiosk7\/status \{.*"online":true/m);
  expect(who.said).toMatch(/^plant\/kiosk7\/birth\/.*PG-101\/pressure \{.*"unit":"bar"/m);
});

it('Python reads every id once over WebSocket', async () => {
  const lines = linesOf('paho');
  const seen = () => lines.map((line) => JSON.parse(line) as RecordedReading);
  const known = new Set(recorded.map(({ id }) => id));
  const own = () => seen().filter(({ id }) => known.has(id));
  await until(() => own().length >= recorded.length, 'the readings');
  expect(own().map(gist).sort(byId)).toEqual(recordedGist());
});
