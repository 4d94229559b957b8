/** The log of alarms → the same without what is old, delivered and of no standing alarm; a slice at a time. */
import type { AlarmEventReport, AlarmStateReport } from '../base/alarm-report.ts';
import type { SentMarks } from './alarm-outbox.ts';
import type { Database } from './database.ts';

/** Both must be exceeded before anything goes: a wrong clock alone takes nothing out of a short log. */
export interface LogRule {
  readonly keepMs: number;
  readonly keepEvents: number;
}

/** A quarter, as alarm systems are reviewed; and a week of a plant in trouble, an event a minute. */
export const logRule: LogRule = { keepMs: 90 * 86_400_000, keepEvents: 10_000 };

/** What was taken out, ever. */
export interface TrimmedLog {
  readonly events: number;
  /** Time of the newest of them, UTC ms. */
  readonly untilTs: number;
}

const markKey = 'alarms-trimmed';
/** Few enough that an alarm that is written meanwhile does not wait. */
const sliceOf = 500;

export const readTrimmedLog = async (database: Database): Promise<TrimmedLog> => {
  const stored = (await database.get('marks', markKey)) as Partial<TrimmedLog> | undefined;
  const { events, untilTs } = stored ?? {};
  return typeof events === 'number' && typeof untilTs === 'number'
    ? { events, untilTs }
    : { events: 0, untilTs: 0 };
};

const standingAlarms = (states: unknown): ReadonlySet<string> =>
  new Set(
    (Array.isArray(states) ? (states as readonly AlarmStateReport[]) : [])
      .filter(({ state }) => state !== 'normal')
      .map(({ alarm }) => alarm),
  );

type LogKey = [epoch: number, sequence: number];

interface Slice {
  /** Taken out. */
  readonly events: number;
  /** Where the next slice begins; null when the end was reached. */
  readonly last: LogKey | null;
}

/** States, log and count in one transaction: an alarm that is raised meanwhile is seen or comes after it. */
const trimSlice = async (
  database: Database,
  delivered: SentMarks,
  after: LogKey,
  { keepMs, keepEvents }: LogRule,
  nowMs: number,
): Promise<Slice> => {
  const transaction = database.transaction(['alarms', 'alarmEvents', 'marks'], 'readwrite', {
    durability: 'relaxed',
  });
  const log = transaction.objectStore('alarmEvents');
  const standing = standingAlarms(await transaction.objectStore('alarms').get('states'));
  let surplus = (await log.count()) - keepEvents;
  let [visited, events, untilTs] = [0, 0, 0];
  let last: LogKey | null = null;
  let cursor = surplus > 0 ? await log.openCursor(IDBKeyRange.lowerBound(after, true)) : null;
  while (cursor && surplus > 0) {
    const [epoch, sequence] = cursor.key;
    const mark = delivered.get(epoch) ?? -1;
    if (sequence > mark) {
      // Nothing beyond the mark of an epoch was delivered.
      cursor = await cursor.continue([epoch, Infinity]);
      continue;
    }
    const { ts, alarm } = cursor.value as AlarmEventReport; // written by the keeper of the alarms alone
    if (ts < nowMs - keepMs && !standing.has(alarm)) {
      await cursor.delete();
      surplus -= 1;
      events += 1;
      untilTs = Math.max(untilTs, ts);
    }
    visited += 1;
    if (visited === sliceOf) {
      last = [epoch, sequence];
      break;
    }
    cursor = await cursor.continue();
  }
  if (events > 0) {
    const marks = transaction.objectStore('marks');
    const before = (await marks.get(markKey)) as TrimmedLog | undefined;
    await marks.put(
      {
        events: (before?.events ?? 0) + events,
        untilTs: Math.max(before?.untilTs ?? 0, untilTs),
      } satisfies TrimmedLog,
      markKey,
    );
  }
  await transaction.done;
  return { events, last };
};

/**
 * Takes out of the log what is older than the rule keeps, while more stays than the rule demands; never what was not
 * delivered, nor any event of an alarm that is not normal now.
 * @param delivered epoch → last sequence that is delivered and will not be sent again; asked before each slice
 * @returns how many were taken out
 */
export const trimAlarmLog = async (
  database: Database,
  delivered: () => SentMarks,
  signal: AbortSignal,
  rule: LogRule = logRule,
): Promise<number> => {
  let trimmed = 0;
  let after: LogKey | null = [-Infinity, -Infinity];
  while (after && !signal.aborted) {
    const slice: Slice = await trimSlice(database, delivered(), after, rule, Date.now());
    trimmed += slice.events;
    after = slice.last;
  }
  return trimmed;
};
