/** Alarms on the screen: a reading raises one, a person acknowledges it by name, a reload and a bad reading change nothing. */
import { deleteDB } from 'idb';
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../src/store/database.ts';
import type { Reason } from '../../../src/base/quality.ts';
import { ExampleDesk } from './example-desk.ts';
import { exampleReading, exampleRecord } from './example-gauges.ts';
import { findAll, findOne, settled, showApp, textOf } from './show-app.ts';

const record = exampleRecord(0);
const name = 'dialect-alarms-test';
let database: Database;
let desk: ExampleDesk;

/** As after a reload: what is in the storage, and nothing else. */
const openAgain = async (): Promise<void> => {
  await desk?.alarms.close();
  desk = new ExampleDesk([record]);
  await desk.alarms.open(database, 'kiosk-test');
};

const hear = (value: number, reasons: readonly Reason[] = []): void =>
  desk.alarms.hear(record.id, exampleReading(record, value, reasons, 0));

/** An alarm at 8, at once, without delays. */
const setUp = async (part: { latching?: boolean } = {}): Promise<void> => {
  const proposed = desk.alarms.propose(record.id, 'H')!;
  const definition = { ...proposed, limit: 8, onDelayMs: 0, offDelayMs: 0, ...part } as typeof proposed;
  expect(await desk.alarms.save(definition, 'A. Person')).toEqual({ ok: true, value: null });
};

const press = async (words: RegExp): Promise<void> => {
  const button = findAll('button').find((each) => words.test(textOf(each)));
  if (!button) throw new Error(`no button ${String(words)}`);
  button.click();
  await settled(400);
};

const entry = (): string => textOf(findOne('dialect-alarm-entry'));
const badge = (): string => textOf(findOne('a', findOne('dialect-alarm-badge').shadowRoot!));

beforeEach(async () => {
  await deleteDB(name);
  database = await openDatabase(name);
  await openAgain();
});

afterEach(async () => {
  await desk.alarms.close();
  database.close();
});

it('raises an alarm, in words, shape and colour, and says so on every screen', async () => {
  await setUp();
  hear(9);
  await showApp(desk, 'kiosk');
  expect(badge()).toBe('1 alarm, 1 new');
  await showApp(desk, 'alarms');
  expect(entry()).toMatch(/PG-101.* high \(H\) Medium, unacknowledged.*at or above 8 bar/);
  const mark = findOne<SVGElement>('.alarm-mark', findOne('dialect-alarm-entry').shadowRoot!);
  expect(mark.dataset['colour']).toBe('alarm-medium');
});

it('keeps an acknowledgement with name and comment over a reload', async () => {
  await setUp();
  hear(9);
  await showApp(desk, 'alarms');
  await press(/^Acknowledge$/);
  const dialog = findOne('dialog[open]');
  await userEvent.fill(findOne<HTMLInputElement>('input[name=by]', dialog), 'B. Operator');
  await userEvent.fill(findOne<HTMLTextAreaElement>('textarea', dialog), 'Valve is stuck');
  dialog.querySelector<HTMLButtonElement>('button.primary')!.click();
  await settled();
  expect(entry()).toMatch(/Medium, acknowledged/);
  await openAgain();
  await showApp(desk, 'alarms');
  expect(entry()).toMatch(/Medium, acknowledged/);
  await showApp(desk, 'alarms/history');
  expect(textOf(findOne('dialect-alarm-history'))).toMatch(
    /acknowledged.*B\. Operator: Valve is stuck.*raised/,
  );
});

it('keeps an alarm that waits, and its event, over a reload', async () => {
  await setUp();
  hear(9);
  await settled(100);
  await openAgain();
  await showApp(desk, 'alarms');
  expect(badge()).toBe('1 alarm, 1 new');
  expect(desk.live.alarms!.log.filter(({ what }) => what === 'raised')).toHaveLength(1);
});

it('does not clear by a bad reading, and says that it is not judged', async () => {
  await setUp();
  hear(9);
  hear(1, ['covered']);
  await showApp(desk, 'alarms');
  expect(entry()).toMatch(/Medium, unacknowledged.*Not judged now/);
  hear(1);
  await settled();
  expect(entry()).toMatch(/gone, unacknowledged/);
});

it('shelves for a chosen time with a reason, and brings back', async () => {
  await setUp();
  hear(9);
  await showApp(desk, 'alarms');
  await press(/^Shelve$/);
  const dialog = findOne('dialog[open]');
  await userEvent.fill(findOne<HTMLInputElement>('input[name=by]', dialog), 'B. Operator');
  await userEvent.fill(findOne<HTMLTextAreaElement>('textarea', dialog), 'Pump in repair');
  await userEvent.selectOptions(findOne<HTMLSelectElement>('select', dialog), String(3_600_000));
  dialog.querySelector<HTMLButtonElement>('button.primary')!.click();
  await settled();
  expect(badge()).toBe('No alarm');
  expect(entry()).toMatch(/shelved.*By B\. Operator: Pump in repair, until/);
  const [row] = desk.live.alarms!.rows;
  expect(row!.alarm.state.shelf!.untilTs - Date.now()).toBeGreaterThan(3_500_000);
  await press(/^Unshelve$/);
  findOne('dialog[open]').querySelector<HTMLButtonElement>('button.primary')!.click();
  await settled();
  expect(badge()).toBe('1 alarm, 1 new');
});

it('offers reset for a latched alarm once it was acknowledged', async () => {
  await setUp({ latching: true });
  hear(9);
  hear(1);
  await showApp(desk, 'alarms');
  expect(findAll('button').map(textOf)).not.toContain('Reset');
  const given = {
    ts: Date.now(),
    by: 'B',
    alarm: desk.live.alarms!.rows[0]!.alarm.definition.id,
    comment: '',
  };
  await desk.alarms.command({ ...given, kind: 'acknowledge' });
  await settled();
  await press(/^Reset$/);
  await userEvent.fill(findOne<HTMLInputElement>('input[name=by]'), 'B. Operator');
  findOne('dialog[open]').querySelector<HTMLButtonElement>('button.primary')!.click();
  await settled();
  expect(badge()).toBe('No alarm');
});

it('sets up an alarm in a form, refuses nonsense in words, and wants a name', async () => {
  await showApp(desk, 'alarms/setup');
  await press(/Add alarm/);
  const field = (of: string): HTMLInputElement => findOne<HTMLInputElement>(`input[name=${of}]`);
  const deadband = Number(field('deadband').value);
  const span = record.marks.at(-1)!.value - record.marks[0]!.value;
  expect(deadband).toBeCloseTo(0.02 * span, 6);
  await userEvent.fill(field('limit'), 'much');
  await press(/^Save alarm$/);
  expect(textOf(findOne('[role=alert].error'))).toMatch(/“Limit, bar” needs a number/);
  await userEvent.fill(field('limit'), '7,5');
  await userEvent.fill(field('by'), '');
  await press(/^Save alarm$/);
  expect(textOf(findOne('[role=alert].error'))).toMatch(/Say who you are/);
  await userEvent.fill(field('by'), 'A. Person');
  await press(/^Save alarm$/);
  await settled();
  expect(findAll('dialog')).toHaveLength(0);
  expect(textOf(findOne('dialect-alarm-setup'))).toMatch(
    /high \(H\) Medium: at or above 7\.5 bar.*cannot be read/,
  );
  await openAgain();
  expect(desk.live.alarms!.rows).toHaveLength(2);
});
