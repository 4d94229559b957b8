/** How fast readings become durable here: by the courier, and one row for each beside it. Runs in the page. */
import { openDB } from 'idb';
import { bytesPerReading } from '../../../src/store/read-waiting.ts';
import type { DialectSchema } from '../../../src/store/schema.ts';
import type { CourierClient } from '../../../src/courier/courier-client.ts';
import { sampleReadings } from '../../support/sample-readings.ts';

export interface WriteRate {
  readonly readings: number;
  readonly seconds: number;
  /** ms of each call until it was durable. */
  readonly callMs: readonly number[];
  /** Of what is stored; null where the next `record` has yet to make a block of it. */
  readonly bytesPerReading: number | null;
}

const usage = async (): Promise<number> => {
  const { usageDetails } = (await navigator.storage.estimate()) as { usageDetails?: { indexedDB?: number } };
  return usageDetails?.indexedDB ?? 0;
};

const measure = async (
  calls: number,
  perCall: number,
  write: (call: number) => Promise<unknown>,
  bytesPerReading: () => Promise<number | null>,
): Promise<WriteRate> => {
  const callMs: number[] = [];
  const began = performance.now();
  for (let call = 0; call < calls; call += 1) {
    const start = performance.now();
    await write(call);
    callMs.push(performance.now() - start);
  }
  const seconds = (performance.now() - began) / 1000;
  return { readings: calls * perCall, seconds, callMs, bytesPerReading: await bytesPerReading() };
};

/** @param secondsPerCall 1 is the live rhythm, 60 a minute at once */
export const courierRate = (
  client: CourierClient,
  gauges: number,
  secondsPerCall: number,
  calls: number,
  fromTs: number,
): Promise<WriteRate> =>
  measure(
    calls,
    gauges * secondsPerCall,
    (call) =>
      client.record(sampleReadings(gauges, secondsPerCall, fromTs + call * secondsPerCall * 1000, call)),
    bytesInBlocks,
  );

const bytesInBlocks = async (): Promise<number | null> => {
  const database = await openDB<DialectSchema>('dialect');
  const bytes = await bytesPerReading(database, Infinity);
  database.close();
  return bytes;
};

/** The same readings, each a row under its own key, one durable transaction for each call. */
export const rowRate = async (gauges: number, calls: number, fromTs: number): Promise<WriteRate> => {
  const database = await openDB('one-row-each', 1, {
    upgrade: (opened) => void opened.createObjectStore('readings'),
  });
  let sequence = 0;
  const before = await usage();
  const rate = await measure(
    calls,
    gauges,
    async (call) => {
      const transaction = database.transaction('readings', 'readwrite', { durability: 'strict' });
      const batch = sampleReadings(gauges, 1, fromTs + call * 1000, call);
      const writes = batch.map((reading) => transaction.store.add(reading, (sequence += 1)));
      await Promise.all([...writes, transaction.done]);
    },
    async () => ((await usage()) - before) / (calls * gauges),
  );
  database.close();
  indexedDB.deleteDatabase('one-row-each');
  return rate;
};
