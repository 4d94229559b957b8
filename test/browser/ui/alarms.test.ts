/** Alarms on the screen: a reading raises one, a person acknowledges it by name, a reload and a bad reading change nothing. */
import { deleteDB } from 'idb';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../src/store/database.ts';
import type { Reason } from '../../../src/base/quality.ts';
import { AlarmSounder } from '../../../src/ui/parts/alarm-sounder.ts';
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
  const button = (): HTMLElement | undefined => findAll('button').find((each) => words.test(textOf(each)));
  await expect.poll(button, { message: `button ${String(words)}` }).toBeDefined();
  button()!.click();
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
  await expect.poll(badge).toBe('1 alarm, 1 new');
  await showApp(desk, 'alarms');
  await expect.poll(entry).toMatch(/PG-101.* high \(H\) Medium, unacknowledged.*at or above 8 bar/);
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
  await expect.poll(entry).toMatch(/Medium, acknowledged/);
  await openAgain();
  await showApp(desk, 'alarms');
  await expect.poll(entry).toMatch(/Medium, acknowledged/);
  await showApp(desk, 'alarms/history');
  await expect
    .poll(() => textOf(findOne('dialect-alarm-history')))
    .toMatch(/acknowledged.*B\. Operator: Valve is stuck.*raised/);
});

it('keeps an alarm that waits, and its event, over a reload', async () => {
  await setUp();
  hear(9);
  await settled(100);
  await openAgain();
  await showApp(desk, 'alarms');
  await expect.poll(badge).toBe('1 alarm, 1 new');
  expect(desk.live.alarms!.log.filter(({ what }) => what === 'raised')).toHaveLength(1);
});

it('does not clear by a bad reading, and says that it is not judged', async () => {
  await setUp();
  hear(9);
  hear(1, ['covered']);
  await showApp(desk, 'alarms');
  await expect.poll(entry).toMatch(/Medium, unacknowledged.*Not judged now/);
  hear(1);
  await settled();
  await expect.poll(entry).toMatch(/gone, unacknowledged/);
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
  await expect.poll(badge).toBe('No alarm');
  await expect.poll(entry).toMatch(/shelved.*By B\. Operator: Pump in repair, until/);
  const [row] = desk.live.alarms!.rows;
  expect(row!.alarm.state.shelf!.untilTs - Date.now()).toBeGreaterThan(3_500_000);
  await press(/^Unshelve$/);
  findOne('dialog[open]').querySelector<HTMLButtonElement>('button.primary')!.click();
  await settled();
  await expect.poll(badge).toBe('1 alarm, 1 new');
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
  await expect.poll(badge).toBe('No alarm');
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
  await expect.poll(() => textOf(findOne('[role=alert].error'))).toMatch(/“Limit, bar” needs a number/);
  await userEvent.fill(field('limit'), '7,5');
  await userEvent.fill(field('by'), '');
  await press(/^Save alarm$/);
  await expect.poll(() => textOf(findOne('[role=alert].error'))).toMatch(/Say who you are/);
  await userEvent.fill(field('by'), 'A. Person');
  await press(/^Save alarm$/);
  await settled();
  await expect.poll(() => findAll('dialog')).toHaveLength(0);
  await expect
    .poll(() => textOf(findOne('dialect-alarm-setup')))
    .toMatch(/high \(H\) Medium: at or above 7\.5 bar.*cannot be read/);
  await openAgain();
  expect(desk.live.alarms!.rows).toHaveLength(2);
});

const silenceButton = (): HTMLElement | undefined =>
  findAll('dialect-alarm-sound').flatMap((sound) => findAll('button', sound.shadowRoot!))[0];

it('sounds until a person silences it, calls anew, and stays mute where it is set so', async () => {
  await setUp();
  hear(9);
  await showApp(desk, 'kiosk');
  const button = silenceButton()!;
  expect(desk.live.alarms!.sound).toMatchObject({ toneHz: 600 });
  await userEvent.click(button);
  await settled();
  await expect.poll(silenceButton).toBeUndefined();
  await expect.poll(badge).toBe('1 alarm, 1 new');
  // The person of an earlier dialog of this visit, where there was one.
  const silencer = expect.stringMatching(/^A\. Person$|^B\. Operator$|^Somebody at kiosk-test$/) as string;
  expect(desk.live.alarms!.log[0]).toMatchObject({ what: 'silenced', by: silencer });
  hear(1);
  hear(9);
  await settled();
  await expect.poll(silenceButton).toBeDefined();
  await showApp(desk, 'alarms');
  await press(/^Mute this device$/);
  await expect.poll(() => desk.settings().alarmSound.isOn).toBe(false);
  await expect.poll(silenceButton).toBeUndefined();
  await expect.poll(() => textOf(findOne('dialect-alarm-sound'))).toMatch(/Muted/);
});

it('gives sound from the first touch on', async () => {
  const sounder = new AlarmSounder(() => undefined);
  const touch = (): void => void sounder.unblock();
  addEventListener('pointerdown', touch);
  sounder.play({ toneHz: 600, pulses: 2, pulseMs: 50, everyMs: 200 }, 0.2);
  await showApp(desk, 'kiosk');
  await userEvent.click(document.body);
  await settled(300);
  await expect.poll(() => sounder.state).toBe('sounding');
  sounder.play(null, 0.2);
  expect(sounder.state).toBe('silent');
  sounder.close();
  removeEventListener('pointerdown', touch);
});

it('suppresses by a state of the plant that the form names and a person declares', async () => {
  await setUp();
  await showApp(desk, 'alarms/setup');
  findAll('button')
    .find((each) => /^Change: .*high/.test(each.ariaLabel ?? ''))!
    .click();
  await settled(300);
  const condition = findOne('dialect-condition-field').shadowRoot!;
  await userEvent.selectOptions(findOne<HTMLSelectElement>('select', condition), 'state');
  await settled(200);
  await userEvent.fill(findOne<HTMLInputElement>('input[name=by]'), 'A. Person');
  await press(/^Save alarm$/);
  await expect.poll(() => textOf(findOne('[role=alert].error'))).toMatch(/needs the name of a state/);
  await userEvent.fill(findOne<HTMLInputElement>('input[name=state]', condition), 'shutdown');
  await userEvent.fill(findOne<HTMLInputElement>('input[name=group]'), 'boiler');
  await press(/^Save alarm$/);
  await settled();
  await expect.poll(() => findAll('dialog')).toHaveLength(0);
  hear(9);
  await showApp(desk, 'alarms');
  await expect.poll(badge).toBe('1 alarm, 1 new');
  await expect.poll(entry).toMatch(/came first/);
  await press(/^shutdown: does not hold$/);
  await settled();
  await expect.poll(badge).toBe('No alarm');
  await expect.poll(entry).toMatch(/suppressed by design/);
  await press(/^shutdown: holds$/);
  await settled();
  await expect.poll(badge).toBe('1 alarm, 1 new');
});

it('takes start values of another quantity, and leaves what was typed', async () => {
  await showApp(desk, 'alarms/setup');
  await press(/Add alarm/);
  const field = (of: string): HTMLInputElement => findOne<HTMLInputElement>(`input[name=${of}]`);
  await userEvent.fill(field('limit'), '7');
  await userEvent.selectOptions(findOne<HTMLSelectElement>('select[name=startValues]'), 'level');
  const span = record.marks.at(-1)!.value - record.marks[0]!.value;
  expect(Number(field('deadband').value)).toBeCloseTo(0.05 * span, 6);
  expect([field('onDelayMs').value, field('offDelayMs').value, field('limit').value]).toEqual([
    '60',
    '60',
    '7',
  ]);
});

it.each([
  [1024, 768],
  [900, 600],
  [768, 1024],
  [600, 960],
  [390, 844],
])('keeps all of the bar on a screen of %i by %i px while an alarm calls', async (width, height) => {
  await page.viewport(width, height);
  await setUp();
  hear(9);
  desk.live.set({ courier: { ...desk.live.courier!, connection: 'connecting' } });
  await showApp(desk, 'alarms');
  const bar = findOne('header.bar');
  const shown = findAll('a, button', bar)
    .map((each) => each.getBoundingClientRect())
    .filter((box) => box.width > 0);
  expect(shown.length).toBeGreaterThan(2);
  expect(shown.filter(({ left, right }) => left < 0 || right > innerWidth + 0.5)).toEqual([]);
  await expect.poll(badge).toBe('1 alarm, 1 new');
  await page.viewport(1280, 800);
});
