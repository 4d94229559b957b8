/**
 * The log of alarms as an outbox: what of it was not yet acknowledged, oldest first. The log itself is durable and
 * keeps what was not delivered, so nothing is written twice; a mark for each epoch says how far the broker has it.
 */
import type { AlarmEventReport, AlarmStateReport } from '../base/alarm-report.ts';
import type { Database } from './database.ts';

const markKey = 'alarms-sent';
const channelName = 'dialect-alarms';

/** Epoch of the board → the last sequence that was acknowledged. */
export type SentMarks = ReadonlyMap<number, number>;

export interface WaitingEvent {
  readonly epoch: number;
  readonly sequence: number;
  readonly event: AlarmEventReport;
}

export const readSentMarks = async (database: Database): Promise<SentMarks> => {
  const stored = await database.get('marks', markKey);
  return stored instanceof Map ? (stored as SentMarks) : new Map();
};

export const writeSentMarks = async (database: Database, marks: SentMarks): Promise<void> => {
  await database.put('marks', new Map(marks), markKey);
};

const beyond = (epoch: number, marks: SentMarks): IDBKeyRange =>
  IDBKeyRange.bound([epoch, (marks.get(epoch) ?? -1) + 1], [epoch, Infinity]);

/**
 * Each epoch and its newest sequence, oldest epoch first. Found by leaps from the newest back: there is one epoch for
 * each lost store.
 */
export const newestOfLog = async (database: Database): Promise<SentMarks> => {
  const found: [number, number][] = [];
  let cursor = await database.transaction('alarmEvents').store.openKeyCursor(null, 'prev');
  while (cursor) {
    const [epoch, sequence] = cursor.key;
    found.unshift([epoch, sequence]);
    cursor = await cursor.continue([epoch, -1]);
  }
  return new Map(found);
};

/** @param most events to read at a time */
export const readWaitingEvents = async (
  database: Database,
  marks: SentMarks,
  most: number,
): Promise<readonly WaitingEvent[]> => {
  const waiting: WaitingEvent[] = [];
  for (const epoch of (await newestOfLog(database)).keys()) {
    const range = beyond(epoch, marks);
    const [keys, events] = await Promise.all([
      database.getAllKeys('alarmEvents', range, most - waiting.length),
      database.getAll('alarmEvents', range, most - waiting.length),
    ]);
    // Written by the keeper of the alarms alone, which parsed what it rests on.
    keys.forEach(([, sequence], index) =>
      waiting.push({ epoch, sequence, event: events[index] as AlarmEventReport }),
    );
    if (waiting.length >= most) break;
  }
  return waiting;
};

export const countWaitingEvents = async (database: Database, marks: SentMarks): Promise<number> => {
  const newest = await newestOfLog(database);
  const ranges = [...newest.keys()].map((epoch) => beyond(epoch, marks));
  const counts = await Promise.all(ranges.map((range) => database.count('alarmEvents', range)));
  return counts.reduce((sum, count) => sum + count, 0);
};

export const readAlarmStates = async (database: Database): Promise<readonly AlarmStateReport[]> => {
  const states = await database.get('alarms', 'states');
  return Array.isArray(states) ? (states as readonly AlarmStateReport[]) : [];
};

/** Tells every tab and worker of this device that there is something new in the store of alarms. */
export const tellAlarmsSaved = (): void => {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(null);
  channel.close();
};

export const onAlarmsSaved = (listen: () => void, signal: AbortSignal): void => {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = listen;
  signal.addEventListener('abort', () => channel.close(), { once: true });
};
