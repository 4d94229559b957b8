/** F11: the files of IndexedDB are damaged in five ways, one after another, each on a device that has readings to send. */
import {
  closeSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import type { FaultRow } from '../bench/fault-row.ts';
import { databaseFiles } from '../bench/profile-files.ts';

type Mutate = (profile: string) => void;

const newest = (profile: string, ending: string): string => {
  const file = databaseFiles(profile, ending).at(-1);
  if (!file) throw new Error(`no file ${ending}`);
  return file;
};

const largestTable = (profile: string): string => {
  const tables = [...databaseFiles(profile, '.ldb'), ...databaseFiles(profile, '.log')];
  return tables.sort((a, b) => statSync(a).size - statSync(b).size).at(-1)!;
};

const zero = (file: string, from: number, length: number): void => {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(length), 0, length, from);
  closeSync(handle);
};

const mutations: ReadonlyMap<string, Mutate> = new Map<string, Mutate>([
  [
    'the log cut in half',
    (profile) => {
      const log = newest(profile, '.log');
      truncateSync(log, statSync(log).size >> 1);
    },
  ],
  [
    'a page of zeros in the largest file',
    (profile) => {
      const table = largestTable(profile);
      zero(table, statSync(table).size >> 2, 4096);
    },
  ],
  ['the manifest emptied', (profile) => truncateSync(newest(profile, 'MANIFEST-'), 0)],
  ['CURRENT removed', (profile) => rmSync(newest(profile, 'CURRENT'))],
  [
    'every hundredth byte of the log inverted',
    (profile) => {
      const log = newest(profile, '.log');
      const bytes = readFileSync(log);
      for (let at = 50; at < bytes.length; at += 100) bytes[at]! ^= 0xff;
      writeFileSync(log, bytes);
    },
  ],
]);

export const corruptDatabase: FaultRow = {
  id: 'F11',
  fault: 'corrupt IndexedDB',
  injection: `browser killed, then its LevelDB damaged: ${[...mutations.keys()].join('; ')}`,
  demand: 'after each the device records and sends again; what the damage took is in gaps',
  timeoutMs: 300_000,
  run: async (plant) => {
    const kiosk = await plant.addKiosk();
    const losses: number[] = [];
    for (const mutate of mutations.values()) {
      plant.relay.shut();
      await kiosk.open();
      await kiosk.minutes(4, 5);
      await kiosk.stream({ gauges: 4, everyMs: 20 });
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await kiosk.endStream();
      await kiosk.kill();
      mutate(kiosk.browser.profile);
      await kiosk.restart();
      plant.relay.open();
      await kiosk.open();
      await kiosk.online();
      await kiosk.stream({ gauges: 4, everyMs: 50 });
      await new Promise((resolve) => setTimeout(resolve, 500));
      await kiosk.endStream();
      await kiosk.drained();
      losses.push((await kiosk.status()).lost);
      await kiosk.browser.close();
      await kiosk.restart();
    }
    const verdict = await plant.settle();
    if (verdict.gapCount < verdict.inGaps) throw new Error('the gaps count too little');
    return { verdict, notes: `lost so far, by mutation: ${losses.join(', ')}` };
  },
};
