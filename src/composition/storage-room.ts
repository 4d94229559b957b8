/** Answers the screens about storage: how much, how long, what was set aside, and everything that waits as a file. */
import { alarmEventMessage } from '../publish/payloads/alarm-messages.ts';
import { encodePlain } from '../publish/payloads/plain.ts';
import { readSentMarks, readWaitingEvents, type SentMarks } from '../store/alarm-outbox.ts';
import type { Database } from '../store/database.ts';
import { listQuarantine } from '../store/quarantine.ts';
import { bytesPerReading, readWaitingGaps, readWaitingReadings } from '../store/read-waiting.ts';
import { readTrimmedLog } from '../store/trim-alarm-log.ts';
import { withoutSecrets } from '../store/without-secrets.ts';
import type { LiveModel } from '../ui/live/live-model.ts';
import type { AlarmLogView, SetAside, StorageDesk, StorageView } from '../ui/storage-desk.ts';

/** Of a block with few gauges, before there is one to measure. */
const usualBytesPerReading = 20;
/** The courier thins from here on (workers/courier/watch-storage.ts). */
const fullShare = 0.9;
const secondsPerDay = 86_400;
const mostEvents = 1_000_000;

const text = new TextDecoder();

/** Days until `bytes` are used up. */
export const daysUntilFull = (bytes: number, perSecond: number, perReading: number): number | null =>
  perSecond > 0 ? Math.max(0, bytes) / (perSecond * perReading * secondsPerDay) : null;

/** Bytes survive as hexadecimal: a damaged block is set aside whole. */
const readable = (_key: string, value: unknown): unknown =>
  value instanceof Uint8Array ? [...value].map((byte) => byte.toString(16).padStart(2, '0')).join('') : value;

/** @param marks up to where events are left out */
const eventLines = async (database: Database, marks: SentMarks): Promise<readonly string[]> => {
  const events = await readWaitingEvents(database, marks, mostEvents);
  return events.flatMap(({ event }) => {
    const message = alarmEventMessage('plain', '', event, true);
    return message.ok ? [text.decode(message.value.payload)] : [];
  });
};

const alarmLogOf = async (database: Database): Promise<AlarmLogView> => {
  const [events, oldest, { events: trimmed }] = await Promise.all([
    database.count('alarmEvents'),
    database.getAll('alarmEvents', null, 1),
    readTrimmedLog(database),
  ]);
  const [first] = oldest as readonly { readonly ts: number }[];
  return { events, sinceTs: first?.ts ?? null, trimmed };
};

export class StorageRoom implements StorageDesk {
  constructor(
    private readonly database: Database | null,
    private readonly live: LiveModel,
  ) {}

  async measure(): Promise<StorageView> {
    const storage = navigator.storage as StorageManager | undefined;
    const { usage = null, quota = null } = (await storage?.estimate?.()) ?? {};
    const persisted = (await storage?.persisted?.()) ?? false;
    const readingsPerSecond = [...this.live.gauges.values()].reduce(
      (sum, { publishEveryMs, everyMs }) => sum + 1000 / Math.max(publishEveryMs, everyMs),
      0,
    );
    const stored = this.database ? await bytesPerReading(this.database) : null;
    const daysLeft =
      usage === null || quota === null
        ? null
        : daysUntilFull(quota * fullShare - usage, readingsPerSecond, stored ?? usualBytesPerReading);
    const alarmLog = this.database ? await alarmLogOf(this.database) : null;
    return { usage, quota, persisted, readingsPerSecond, daysLeft, alarmLog };
  }

  async persist(): Promise<boolean> {
    return (await navigator.storage?.persist?.()) ?? false;
  }

  async setAside(): Promise<readonly SetAside[]> {
    if (!this.database) return [];
    const all = await listQuarantine(this.database);
    return all.map(({ at, id, reason }) => ({ at, id, reason })).reverse();
  }

  async exportWaiting(onProgress: (lines: number) => void): Promise<Blob> {
    if (!this.database) return new Blob([]);
    const parts: Blob[] = [];
    let lines = 0;
    const add = (payloads: readonly string[]): void => {
      if (payloads.length === 0) return;
      // Blobs may rest on the disk: a week of sixteen gauges does not fit into memory.
      parts.push(new Blob([`${payloads.join('\n')}\n`]));
      lines += payloads.length;
      onProgress(lines);
    };
    add((await readWaitingGaps(this.database)).map((gap) => JSON.stringify(gap)));
    add(await eventLines(this.database, await readSentMarks(this.database)));
    for await (const readings of readWaitingReadings(this.database))
      add(
        readings.flatMap((reading) => {
          const encoded = encodePlain(reading, '');
          return encoded.ok ? encoded.value.map(({ payload }) => text.decode(payload)) : [];
        }),
      );
    return new Blob(parts, { type: 'application/x-ndjson' });
  }

  async exportAlarmLog(): Promise<Blob> {
    const lines = this.database ? await eventLines(this.database, new Map()) : [];
    return new Blob(
      lines.map((line) => `${line}\n`),
      { type: 'application/x-ndjson' },
    );
  }

  async exportSetAside(): Promise<Blob> {
    const all = this.database ? await listQuarantine(this.database) : [];
    const lines = all.map(({ entry, ...rest }) => {
      // Settings are cleaned when they are set aside; here once more, whatever it is.
      const clean = rest.id === 'settings' ? withoutSecrets(entry) : entry;
      return `${JSON.stringify({ ...rest, entry: clean }, readable)}\n`;
    });
    return new Blob(lines, { type: 'application/x-ndjson' });
  }
}
