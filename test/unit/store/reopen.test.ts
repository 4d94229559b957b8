/** An outbox that is opened again after a crash: what lay in rows waits on, under its own ids, and what is gone is counted. */
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { RecordedReading } from '../../../src/base/reading.ts';
import { openDatabase, type Database } from '../../../src/store/database.ts';
import type { OuterMarkKeeper } from '../../../src/store/outbox/ledger.ts';
import { Outbox } from '../../../src/store/outbox/outbox.ts';
import type { OuterMark } from '../../../src/store/outbox/reconcile-marks.ts';
import { sampleReadings } from '../../support/sample-readings.ts';

/** As the file that outlives a crash. */
class Marks implements OuterMarkKeeper {
  found: OuterMark | null = null;

  write(mark: OuterMark): void {
    this.found = mark;
  }
}

const minuteMs = 60_000;
let stores = 0;

/** Two gauges for one second a batch, all of one minute: every batch is a row of two readings. */
const crashed = async (
  marks: Marks | null,
): Promise<{ database: Database; recorded: readonly RecordedReading[] }> => {
  const database = await openDatabase(`reopen-${(stores += 1)}`);
  const outbox = await Outbox.open(database, marks, 'k');
  const recorded: RecordedReading[] = [];
  for (let second = 0; second < 5; second += 1) {
    const { readings } = await outbox.append(sampleReadings(2, 1, 100 * minuteMs + second * 1000));
    recorded.push(...readings);
  }
  return { database, recorded };
};

const drain = async (outbox: Outbox): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let taken = await outbox.takeOldest(); taken; taken = await outbox.takeOldest()) {
    ids.push(...taken.readings.map(({ id }) => id));
    await taken.done();
  }
  return ids;
};

it('waits with all that lay in rows, and sends it before what comes after, each under its id', async () => {
  const { database, recorded } = await crashed(new Marks());
  const outbox = await Outbox.open(database, null, 'k');
  expect(outbox.counts).toMatchObject({ waiting: 10, lost: 0 });
  expect(outbox.counts.oldestTs).toBe(recorded[0]!.ts);
  const after = await outbox.append(sampleReadings(2, 1, 101 * minuteMs));
  expect(await drain(outbox)).toEqual([...recorded, ...after.readings].map(({ id }) => id));
  expect(outbox.counts.waiting).toBe(0);
  expect(await database.count('rows')).toBe(0);
});

it('keeps in the mark whose epoch the rows are, so that one crash after the other counts nothing as lost', async () => {
  const marks = new Marks();
  const { database, recorded } = await crashed(marks);
  const [, epoch] = recorded[0]!.id.split(':').map(Number);
  for (let crash = 0; crash < 3; crash += 1) {
    const outbox = await Outbox.open(database, marks, 'k');
    expect(outbox.counts).toMatchObject({ waiting: 10, lost: 0 });
    expect(marks.found).toMatchObject({ last: 10, acknowledged: 10, waiting: 0 });
    expect(marks.found?.older).toEqual([{ epoch, from: 1, to: 10, count: 10 }]);
  }
});

it('keeps what a renamed device recorded before under its earlier epoch', async () => {
  const marks = new Marks();
  const { database } = await crashed(marks);
  const outbox = await Outbox.open(database, marks, 'k');
  await outbox.append(sampleReadings(2, 1, 102 * minuteMs));
  await outbox.rename('other');
  await outbox.append(sampleReadings(2, 1, 102 * minuteMs + 1000));
  const again = await Outbox.open(database, marks, 'other');
  expect(again.counts).toMatchObject({ waiting: 14, lost: 0 });
});

it('says exactly which row is gone', async () => {
  const marks = new Marks();
  const { database, recorded } = await crashed(marks);
  const [, epoch] = recorded[0]!.id.split(':').map(Number) as [number, number];
  await database.delete('rows', [epoch, 9]);
  const outbox = await Outbox.open(database, marks, 'k');
  expect(outbox.counts).toMatchObject({ waiting: 8, lost: 2 });
  expect(outbox.waitingGaps()).toMatchObject([
    { cause: 'entry-corrupt', count: 2, lost: { epoch, from: 9, to: 10 } },
  ]);
});

it('says so past sequences that are no readings', async () => {
  const marks = new Marks();
  const database = await openDatabase('holes');
  const before = await Outbox.open(database, marks, 'k');
  const [odd] = (await before.append(sampleReadings(1, 1, 100 * minuteMs))).readings;
  await before.refuse(odd!, 'odd');
  await before.append(sampleReadings(2, 1, 100 * minuteMs + 1000));
  const gone = await before.append(sampleReadings(2, 1, 100 * minuteMs + 2000));
  const [, epoch, from] = gone.readings[0]!.id.split(':').map(Number) as [number, number, number];
  // After the odd one, the gap’s own number, and two.
  expect(from).toBe(5);
  await database.delete('rows', [epoch, from]);
  const outbox = await Outbox.open(database, marks, 'k');
  const lost = outbox.waitingGaps().filter(({ cause }) => cause === 'entry-corrupt');
  expect(lost).toMatchObject([{ count: 2, lost: { epoch, from, to: from + 1 } }]);
});

it('sets aside what is no row or lies under the key of another, and says so with and without a mark', async () => {
  for (const marks of [new Marks(), null]) {
    const { database, recorded } = await crashed(marks);
    const [, epoch] = recorded[0]!.id.split(':').map(Number) as [number, number];
    await database.put('rows', 'a word' as never, [epoch, 3]);
    await database.put('rows', (await database.get('rows', [epoch, 5]))!, [epoch, 7]);
    const outbox = await Outbox.open(database, marks, 'k');
    expect(outbox.counts.waiting).toBe(6);
    expect(outbox.waitingGaps().every(({ cause }) => cause === 'entry-corrupt')).toBe(true);
    expect(outbox.counts.lost).toBe(marks ? 4 : 2);
    expect(await database.count('quarantine')).toBe(2);
    expect((await drain(outbox)).map((id) => Number(id.split(':')[2]))).toEqual([1, 2, 5, 6, 9, 10]);
  }
});
