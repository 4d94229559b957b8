/** How fast readings become durable here: by the courier, and one row for each beside it. Runs in the page. */
import { openDB } from 'idb';
import type { CourierClient } from '../../../src/courier/courier-client.ts';
import { sampleReadings } from '../../support/sample-readings.ts';

export interface WriteRate {
  readonly readings: number;
  readonly seconds: number;
  /** ms of each call until it was durable. */
  readonly callMs: readonly number[];
  /** Growth of the origin's database files. */
  readonly bytes: number;
}

const usage = async (): Promise<number> => {
  const { usageDetails } = (await navigator.storage.estimate()) as { usageDetails?: { indexedDB?: number } };
  return usageDetails?.indexedDB ?? 0;
};

const measure = async (
  calls: number,
  perCall: number,
  write: (call: number) => Promise<unknown>,
): Promise<WriteRate> => {
  const before = await usage();
  const callMs: number[] = [];
  const began = performance.now();
  for (let call = 0; call < calls; call += 1) {
    const start = performance.now();
    await write(call);
    callMs.push(performance.now() - start);
  }
  const seconds = (performance.now() - began) / 1000;
  return { readings: calls * perCall, seconds, callMs, bytes: (await usage()) - before };
};

/** @param secondsPerCall 1 is the live rhythm, 60 a minute at once */
export const courierRate = (
  client: CourierClient,
  gauges: number,
  secondsPerCall: number,
  calls: number,
  fromTs: number,
): Promise<WriteRate> =>
  measure(calls, gauges * secondsPerCall, (call) =>
    client.record(sampleReadings(gauges, secondsPerCall, fromTs + call * secondsPerCall * 1000, call)),
  );

/** The same readings, each a row under its own key, one durable transaction for each call. */
export const rowRate = async (gauges: number, calls: number, fromTs: number): Promise<WriteRate> => {
  const database = await openDB('one-row-each', 1, {
    upgrade: (opened) => void opened.createObjectStore('readings'),
  });
  let sequence = 0;
  const rate = await measure(calls, gauges, async (call) => {
    const transaction = database.transaction('readings', 'readwrite', { durability: 'strict' });
    const batch = sampleReadings(gauges, 1, fromTs + call * 1000, call);
    await Promise.all([
      ...batch.map((reading) => transaction.store.add(reading, (sequence += 1))),
      transaction.done,
    ]);
  });
  database.close();
  indexedDB.deleteDatabase('one-row-each');
  return rate;
};
