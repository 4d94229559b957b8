/** A courier on a clean device and a broker beside it, for the tests of this folder. */
import { commands } from 'vitest/browser';
import { CourierClient } from '../../../src/courier/courier-client.ts';
import type { BrokerSettings, CourierStatus } from '../../../workers/courier/api.ts';
import type { Gap } from '../../../src/base/gap.ts';
import type { RecordedReading } from '../../../src/base/reading.ts';

export const kiosk = 'kiosk-test';

export const settingsFor = (url: string, change: Partial<BrokerSettings> = {}): BrokerSettings => ({
  url,
  username: '',
  password: '',
  kiosk,
  topicPrefix: 'plant',
  encoder: 'plain',
  ...change,
});

/** Removes what an earlier test stored, the mark outside the database included. */
export const cleanDevice = async (): Promise<void> => {
  await deleteDatabase();
  const folder = await navigator.storage.getDirectory();
  await until(async () => {
    try {
      await folder.removeEntry('outbox-mark');
      return true;
    } catch (error) {
      return (error as DOMException).name === 'NotFoundError';
    }
  }, 'removing the outer mark');
};

export const deleteDatabase = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('dialect');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('not deleted'));
  });

export const until = async (
  condition: () => boolean | Promise<boolean>,
  what: string,
  withinMs = 25_000,
): Promise<void> => {
  for (const start = performance.now(); performance.now() - start < withinMs;) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`${what}: not within ${withinMs} ms`);
};

/** A client and the statuses that it told. */
export class TestCourier {
  readonly client = new CourierClient();
  readonly statuses: CourierStatus[] = [];

  async open(settings: BrokerSettings): Promise<this> {
    await this.client.open(settings, (status) => void this.statuses.push(status));
    return this;
  }

  get status(): CourierStatus {
    const status = this.statuses.at(-1);
    if (!status) throw new Error('no status yet');
    return status;
  }

  /** The worker dies; what it told no longer counts. */
  restart(): void {
    this.statuses.length = 0;
    this.client.restart();
  }

  online(): Promise<void> {
    return until(() => this.statuses.at(-1)?.connection === 'online', 'online');
  }

  /**
   * Nothing waits any more; the counts are told four times a second, by a worker that may be busy: they may still be
   * older than those of now.
   */
  async drained(withinMs?: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await this.client.foreignNames();
    await until(() => this.status.waiting === 0, 'drained', withinMs);
  }
}

/** Every reading that the broker's watcher got, redeliveries included. */
export const seenReadings = async (broker: string): Promise<RecordedReading[]> =>
  (await commands.seenMessages(broker))
    .filter(({ topic }) => topic.endsWith('/pressure') && !topic.includes('/birth/'))
    .map(({ payload }) => JSON.parse(payload) as RecordedReading);

export const seenGaps = async (broker: string): Promise<Gap[]> =>
  (await commands.seenMessages(broker))
    .filter(({ topic }) => topic.endsWith('/gap'))
    .map(({ payload }) => JSON.parse(payload) as Gap);

export const idsOf = (readings: readonly { id: string }[]): string[] =>
  [...new Set(readings.map(({ id }) => id))].sort();
