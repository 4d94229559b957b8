/** The log of alarms is trimmed by its rule: nothing that is young, undelivered or of a standing alarm goes, and what goes is counted. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { countWaitingEvents, readWaitingEvents, type SentMarks } from '../../../src/store/alarm-outbox.ts';
import { saveAlarms } from '../../../src/store/alarms.ts';
import { openDatabase, type Database } from '../../../src/store/database.ts';
import { readTrimmedLog, trimAlarmLog, type LogRule } from '../../../src/store/trim-alarm-log.ts';
import { Fuzz } from '../../support/fuzz.ts';

const dayMs = 86_400_000;
/** Half a day off, so that no entry is just as old. */
const rule: LogRule = { keepMs: 90.5 * dayMs, keepEvents: 10 };
const never = new AbortController().signal;

interface Entry {
  readonly epoch: number;
  readonly sequence: number;
  readonly days: number;
  readonly alarm?: string;
}

let database: Database;
let number = 0;

beforeEach(async () => {
  database = await openDatabase(`trim-${(number += 1)}`);
});

/** @param standing state of alarms that are not normal */
const fill = (entries: readonly Entry[], standing: Readonly<Record<string, string>> = {}): Promise<void> =>
  saveAlarms(database, {
    definitions: [],
    board: {},
    states: Object.entries({ calm: 'normal', ...standing }).map(([alarm, state]) => ({
      alarm,
      state,
    })) as never,
    events: entries.map(({ epoch, sequence, days, alarm = 'calm' }) => ({
      epoch,
      sequence,
      event: { id: `k:${alarm}:${epoch}:${sequence}`, ts: Date.now() - days * dayMs, alarm },
    })),
  });

/** One a day, the newest of today. */
const daily = (count: number, epoch = 5): Entry[] =>
  Array.from({ length: count }, (_, index) => ({ epoch, sequence: index, days: count - 1 - index }));

const trim = (marks: SentMarks, by = rule): Promise<number> => trimAlarmLog(database, () => marks, never, by);
const keys = (): Promise<[number, number][]> => database.getAllKeys('alarmEvents');

it('takes out what is older than the rule keeps, and says how much and up to when', async () => {
  await fill(daily(100));
  expect(await trim(new Map([[5, 99]]))).toBe(9);
  expect(await keys()).toHaveLength(91);
  const { events, untilTs } = await readTrimmedLog(database);
  expect(events).toBe(9);
  expect((Date.now() - untilTs) / dayMs).toBeCloseTo(91, 1);
  expect(await trim(new Map([[5, 99]]))).toBe(0);
  expect((await readTrimmedLog(database)).events).toBe(9);
});

it('keeps the least number of events, whatever their age', async () => {
  await fill(daily(20).map((entry) => ({ ...entry, days: entry.days + 400 })));
  expect(await trim(new Map([[5, 19]]))).toBe(10);
  expect((await keys())[0]).toEqual([5, 10]);
});

it('keeps what was not delivered, in every epoch', async () => {
  const old = [...daily(30, 1), ...daily(30, 2)].map((entry) => ({ ...entry, days: entry.days + 400 }));
  await fill(old);
  const marks = new Map([[1, 4]]);
  const before = await readWaitingEvents(database, marks, 1000);
  expect(await trim(marks)).toBe(5);
  expect(await readWaitingEvents(database, marks, 1000)).toEqual(before);
  expect(await countWaitingEvents(database, marks)).toBe(55);
  expect(await trim(new Map())).toBe(0);
});

it('keeps every event of an alarm that is not normal, until it is', async () => {
  const entries = daily(40).map((entry) => ({
    ...entry,
    days: entry.days + 400,
    alarm: entry.sequence % 2 === 0 ? 'calm' : 'standing',
  }));
  await fill(entries, { standing: 'shelved' });
  const marks = new Map([[5, 39]]);
  expect(await trim(marks)).toBe(20);
  expect((await keys()).map(([, sequence]) => sequence % 2)).toEqual(Array(20).fill(1));
  await fill([], { standing: 'normal' });
  expect(await trim(marks)).toBe(10);
});

it('is not stopped by an event of the future, as a wrong clock leaves one', async () => {
  await fill([{ epoch: 4, sequence: 0, days: -20_000 }, ...daily(100)]);
  const marks = new Map([
    [4, 0],
    [5, 99],
  ]);
  expect(await trim(marks)).toBe(9);
  expect((await keys())[0]).toEqual([4, 0]);
});

it('works through a long log in slices, and stops when it is told to', async () => {
  await fill(daily(1300).map((entry) => ({ ...entry, days: 400 })));
  const closing = new AbortController();
  let asked = 0;
  const marks = (): SentMarks => {
    asked += 1;
    if (asked === 2) closing.abort();
    return new Map([[5, 1299]]);
  };
  expect(await trimAlarmLog(database, marks, closing.signal, rule)).toBe(1000);
  expect(await trim(new Map([[5, 1299]]))).toBe(290);
  expect(await keys()).toHaveLength(10);
  expect((await readTrimmedLog(database)).events).toBe(1290);
});

it('never takes more than the rule allows, whatever the log looks like', async () => {
  const at = new Fuzz();
  for (let round = 0; round < 30; round += 1) {
    database = await openDatabase(`trim-any-${round}`);
    const alarms = ['calm', 'a', 'b'];
    const entries = [1, 2, 3].flatMap((epoch) =>
      Array.from({ length: at.nat(40) }, (_, sequence) => ({
        epoch,
        sequence,
        days: at.nat(200),
        alarm: at.pick(alarms),
      })),
    );
    await fill(entries, { a: 'unacknowledged', b: at.nat(2) === 0 ? 'normal' : 'out-of-service' });
    const standing = (await database.get('alarms', 'states')) as { alarm: string; state: string }[];
    const marks = new Map([1, 2, 3].map((epoch) => [epoch, at.nat(40) - 1]));
    const keepEvents = at.nat(60);
    const taken = await trim(marks, { ...rule, keepEvents });
    const left = new Set((await keys()).map(String));
    const gone = entries.filter(({ epoch, sequence }) => !left.has(`${epoch},${sequence}`));
    expect(gone).toHaveLength(taken);
    for (const { epoch, sequence, days, alarm } of gone) {
      expect(days).toBeGreaterThan(90);
      expect(sequence).toBeLessThanOrEqual(marks.get(epoch)!);
      expect(standing.find((each) => each.alarm === alarm)?.state).toBe('normal');
    }
    expect(left.size).toBeGreaterThanOrEqual(Math.min(entries.length, keepEvents));
    const may = entries.filter(
      ({ epoch, sequence, days, alarm }) =>
        days > 90 &&
        sequence <= marks.get(epoch)! &&
        standing.find((each) => each.alarm === alarm)?.state === 'normal',
    );
    expect(taken).toBeGreaterThanOrEqual(Math.min(may.length, Math.max(0, entries.length - keepEvents)));
    database.close();
  }
});
