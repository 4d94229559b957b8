/** Templates of alarms on the screen: one person saves, applies, renames and removes them; they survive and travel. */
import { deleteDB } from 'idb';
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../src/store/database.ts';
import { ExampleDesk } from './example-desk.ts';
import { exampleReading, exampleRecord } from './example-gauges.ts';
import { findAll, findOne, settled, showApp, textOf } from './show-app.ts';

/** In bar gauge, 0 to 10; in °C; in bar gauge again. */
const records = [0, 2, 1].map(exampleRecord);
const [boiler, other] = records;
const name = 'dialect-templates-test';
let database: Database;
let desk: ExampleDesk;

const openAgain = async (): Promise<void> => {
  await desk?.alarms.close();
  desk = new ExampleDesk(records);
  await desk.alarms.open(database, 'kiosk-test');
  await desk.templates.open(database);
};

const press = async (words: RegExp): Promise<void> => {
  const button = (): HTMLElement | undefined =>
    findAll('button').find((each) => words.test(each.ariaLabel ?? textOf(each)));
  await expect.poll(button, { message: `button ${String(words)}` }).toBeDefined();
  button()!.click();
  await settled(300);
};
const field = (of: string): HTMLInputElement => findOne<HTMLInputElement>(`dialog input[name=${of}]`);
const choose = async (of: string, value: string): Promise<void> => {
  await userEvent.selectOptions(findOne<HTMLSelectElement>(`dialog select[name=${of}]`), value);
  await settled(200);
};
const said = (): string => textOf(findOne('[role=alert].error'));
const list = (): string => textOf(findOne('dialect-template-list'));

/** Saves the alarm of the first gauge as a template. */
const saveTemplate = async (as: string, measure: 'percent' | 'unit'): Promise<void> => {
  await showApp(desk, 'alarms/setup');
  await press(/^Save as template: .*high/);
  await userEvent.fill(field('name'), as);
  await choose('measure', measure);
  await press(/^Save template$/);
};

const addAt = async (gauge: string): Promise<void> => {
  await showApp(desk, 'alarms/setup');
  await press(new RegExp(`^Add an alarm of ${gauge}`));
};

beforeEach(async () => {
  await deleteDB(name);
  database = await openDatabase(name);
  await openAgain();
  const high = desk.alarms.propose(boiler!.id, 'H')!;
  const definition = { ...high, limit: 8, response: 'Open the valve.' } as typeof high;
  expect((await desk.alarms.save(definition, 'A. Person')).ok).toBe(true);
});

afterEach(async () => {
  await desk.alarms.close();
  database.close();
});

it('saves an alarm as a template and makes the same alarm of another gauge by it', async () => {
  await saveTemplate('Steam high', 'percent');
  await expect.poll(() => findAll('dialog')).toHaveLength(0);
  const { marks, gauge } = other!;
  const [low, high] = [marks[0]!.value, marks.at(-1)!.value];
  const share = (8 - boiler!.marks[0]!.value) / (boiler!.marks.at(-1)!.value - boiler!.marks[0]!.value);
  await openAgain();
  await addAt(gauge.asset.split('/').at(-1)!);
  await userEvent.fill(field('by'), 'B. Technician');
  await userEvent.fill(field('limit'), '3');
  await choose('template', 'Steam high');
  // Something happens to an alarm meanwhile, and the screen is drawn anew.
  desk.alarms.hear(boiler!.id, exampleReading(boiler!, 1, ['covered'], 0));
  desk.live.set({ alarms: { ...desk.live.alarms! } });
  await settled();
  // What the template says stands in the fields, whatever was typed there; who it is stays.
  expect(Number(field('limit').value)).toBeCloseTo(low + share * (high - low), 4);
  expect(field('response').value).toBe('Open the valve.');
  expect(field('by').value).toBe('B. Technician');
  await press(/^Save alarm$/);
  const saved = desk.live
    .alarms!.rows.map(({ alarm }) => alarm.definition)
    .find((each) => each.gauge === other!.id && each.kind === 'H')!;
  expect(saved).toMatchObject({ unit: gauge.unit, response: 'Open the valve.' });
  expect(
    desk.live.alarms!.log.some(({ by, what }) => by === 'B. Technician' && what === 'definition-added'),
  ).toBe(true);
});

it('refuses a template of another quantity in words, and leaves the form as it was', async () => {
  await saveTemplate('Eight bar', 'unit');
  await addAt(other!.gauge.asset.split('/').at(-1)!);
  const before = field('limit').value;
  await choose('template', 'Eight bar');
  await expect
    .poll(said)
    .toMatch(/“Eight bar” is in bar gauge, .*different quantities\. Take a template in percent/);
  expect(field('limit').value).toBe(before);
  expect(findOne<HTMLSelectElement>('dialog select[name=template]').value).toBe('');
});

it('offers an alarm that is there only templates of its kind, and keeps its identity', async () => {
  await saveTemplate('Steam high', 'percent');
  const low = desk.alarms.propose(boiler!.id, 'L')!;
  await desk.templates.keep('Low', low, true);
  await showApp(desk, 'alarms/setup');
  await press(/^Change: .*high/);
  const select = findOne<HTMLSelectElement>('dialog select[name=template]');
  expect([...select.options].map(({ value }) => value)).toEqual(['', 'Steam high']);
  await userEvent.fill(field('limit'), '9');
  await choose('template', 'Steam high');
  expect(field('limit').value).toBe('8');
  await expect.poll(() => findAll('dialog select[name=kind]')).toHaveLength(0);
});

it('renames and removes a template, and refuses a name that is taken or none', async () => {
  await saveTemplate('Steam high', 'percent');
  await saveTemplate('steam HIGH', 'percent');
  await expect.poll(said).toMatch(/There is a template “steam HIGH” already/);
  await userEvent.fill(field('name'), ' ');
  await press(/^Save template$/);
  await expect.poll(said).toMatch(/Give the template a name/);
  await press(/^Leave$/);
  await press(/^Rename or remove: Steam high$/);
  await userEvent.fill(field('name'), 'Boiler');
  await press(/^Save name$/);
  await expect.poll(list).toMatch(/Boiler high \(H\), medium: at or above 80 % of span/);
  await openAgain();
  await showApp(desk, 'alarms/setup');
  await press(/^Rename or remove: Boiler$/);
  await press(/^Remove template$/);
  await expect.poll(list).toMatch(/None yet/);
  expect(desk.live.alarms!.rows).toHaveLength(2);
  await openAgain();
  expect(desk.templates.list()).toEqual([]);
});

it('is driven by the keyboard alone', async () => {
  await showApp(desk, 'alarms/setup');
  findAll('button')
    .find((each) => /^Save as template: .*high/.test(each.ariaLabel ?? ''))!
    .focus();
  await userEvent.keyboard('{Enter}');
  await settled(300);
  field('name').focus();
  field('name').select();
  await userEvent.keyboard('By keys{Enter}');
  await settled(300);
  await expect.poll(() => findAll('dialog')).toHaveLength(0);
  await expect.poll(() => desk.templates.list().map((each) => each.name)).toEqual(['By keys']);
});

it('travels with the settings’ file: it joins what is there, and takes the place of its name', async () => {
  await saveTemplate('Steam high', 'percent');
  const file = desk.exportSettings();
  await desk.templates.rename('Steam high', 'Own');
  const definition = desk.alarms.propose(boiler!.id, 'H')!;
  await desk.templates.keep('STEAM high', { ...definition, limit: 5 } as typeof definition, true);
  expect((await desk.importSettings(file)).ok).toBe(true);
  expect(desk.templates.list().map((each) => each.name)).toEqual(['Own', 'Steam high']);
  expect(desk.templates.list()[1]).toMatchObject({ measure: null, rule: { limit: 80 } });
  const broken = file.replace('"kind": "H"', '"kind": "mood"');
  expect(broken).not.toBe(file);
  expect(await desk.importSettings(broken)).toMatchObject({ ok: false });
  const older = JSON.stringify({ ...(JSON.parse(file) as object), alarmTemplates: undefined });
  expect((await desk.importSettings(older)).ok).toBe(true);
  expect(desk.templates.list()).toHaveLength(2);
});

it('keeps what a newer version wrote, and what another tab added', async () => {
  await database.put('alarms', [{ name: 'Of tomorrow', shape: 'unknown' }], 'templates');
  await openAgain();
  const tab = new ExampleDesk(records);
  await tab.templates.open(database);
  const high = desk.alarms.propose(boiler!.id, 'H')!;
  expect((await tab.templates.keep('Theirs', high, true)).ok).toBe(true);
  expect((await desk.templates.keep('Ours', high, true)).ok).toBe(true);
  expect(desk.templates.list().map((each) => each.name)).toEqual(['Ours', 'Theirs']);
  await showApp(desk, 'alarms/setup');
  await expect.poll(list).toMatch(/1 more cannot be read by this version/);
  expect(await database.get('alarms', 'templates')).toContainEqual({ name: 'Of tomorrow', shape: 'unknown' });
});
