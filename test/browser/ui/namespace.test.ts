/** Names by levels: nothing changes before it is applied, what is wrong is said, and history keeps its names. */
import { userEvent } from 'vitest/browser';
import { beforeEach, expect, it } from 'vitest';
import { birthOf } from '../../../src/composition/birth-of.ts';
import { formerNamesOf } from '../../../src/composition/remember-names.ts';
import { ExampleDesk } from './example-desk.ts';
import { exampleReading, exampleRecord } from './example-gauges.ts';
import { findAll, findOne, settled, showApp, textOf } from './show-app.ts';

let desk: ExampleDesk;
const [first, second] = [exampleRecord(0), exampleRecord(1)];
const lead = first.gauge.asset.split('/').slice(0, 2).join('/');
const rest = first.gauge.asset.split('/').slice(2).join('/');

beforeEach(async () => {
  desk = new ExampleDesk([first, second]);
  await desk.alarms.open(null, 'kiosk-test');
  await showApp(desk, 'settings/namespace');
});

const within = (element: string): ParentNode => findOne(element).shadowRoot!;
const rows = (): string[] => findAll('li', within('dialect-rename-table')).map(textOf);
const button = (words: RegExp): HTMLButtonElement => {
  const found = findAll<HTMLButtonElement>('button').find((each) => words.test(textOf(each)));
  if (!found) throw new Error(`no button ${String(words)}`);
  return found;
};
const replace = async (from: string, to: string): Promise<void> => {
  await userEvent.fill(findOne<HTMLInputElement>('input[name=from]'), from);
  await userEvent.fill(findOne<HTMLInputElement>('input[name=to]'), to);
  button(/^Show what/).click();
  await settled(200);
};

it('shows what a bulk rename changes, then does it, and remembers what gauges were called', async () => {
  await replace(lead, 'globex/metz');
  expect(rows()[0]).toContain(`from ${first.gauge.asset}/${first.gauge.tag}`);
  expect(rows()[0]).toContain(`to globex/metz/${rest}/${first.gauge.tag}`);
  expect(desk.records().find(({ id }) => id === first.id)!.gauge.asset).toBe(first.gauge.asset);
  button(/^Rename 2 gauges$/).click();
  await settled(300);
  const renamed = desk.records().find(({ id }) => id === first.id)!;
  expect(renamed.gauge.asset).toBe(`globex/metz/${rest}`);
  expect(renamed.revision).toBe(first.revision + 1);
  expect(rows()[0]).toContain(`Formerly ${first.gauge.asset}/${first.gauge.tag}`);
  const birth = birthOf(renamed, formerNamesOf(desk.settings().names, first.id));
  expect(birth.formerly).toEqual([`${first.gauge.asset}/${first.gauge.tag}`]);
});

it('has alarms follow in the state that they are in', async () => {
  const high = desk.alarms.propose(first.id, 'H')!;
  await desk.alarms.save({ ...high, limit: 1, onDelayMs: 0 } as typeof high, 'A');
  desk.alarms.hear(first.id, exampleReading(first, 9, [], 0));
  await replace(lead, 'globex/metz');
  button(/^Rename 2 gauges$/).click();
  await settled(300);
  const row = desk.live.alarms!.rows.find(({ alarm }) => alarm.definition.id === high.id)!;
  expect(row.state).toBe('unacknowledged');
  expect(row.alarm.definition.asset).toBe(`globex/metz/${rest}`);
});

it('puts the device’s levels before every name', async () => {
  const [enterprise] = findAll<HTMLInputElement>('input', within('dialect-level-fields'));
  await userEvent.fill(enterprise!, 'Süd');
  await settled(200);
  expect(rows()[1]).toContain(`to Süd/${second.gauge.asset}/${second.gauge.tag}`);
  button(/^Rename 2 gauges$/).click();
  await settled(300);
  expect(desk.settings().broker.topicPrefix).toBe('Süd');
  expect(formerNamesOf(desk.settings().names, second.id)).toEqual([
    `${second.gauge.asset}/${second.gauge.tag}`,
  ]);
});

it('says in words what cannot be, and does not do it', async () => {
  await replace(first.gauge.asset, 'a/+');
  expect(rows()[0]).toMatch(/Asset: “\+” has a \+ or #/);
  expect(button(/^Rename/).disabled).toBe(true);
  button(/^Discard$/).click();
  await settled(200);
  await replace(first.gauge.asset, second.gauge.asset);
  if (first.gauge.tag === second.gauge.tag) expect(rows()[0]).toMatch(/Another gauge of this device/);
  expect(desk.records()).toEqual([first, second]);
});

it('shows that another device announces a name of ours', async () => {
  const { asset, tag } = first.gauge;
  desk.foreign = [{ kiosk: 'kiosk-8', asset, tag, online: false }];
  await expect.poll(() => rows()[0]).toMatch(/kiosk-8 announces this name too, but it is offline/);
  expect(rows()[1]).not.toContain('kiosk-8');
});

it('edits one gauge level by level', async () => {
  findAll<HTMLButtonElement>('button', within('dialect-rename-table'))[1]!.click();
  await settled(200);
  const fields = findAll<HTMLInputElement>('input', within('dialect-name-editor'));
  await userEvent.fill(fields.at(-2)!, 'TI-900');
  await settled(200);
  expect(rows()[1]).toContain('TI-900');
  expect(rows()[0]).not.toContain('TI-900');
});

it('says which encoder leaves a gauge out for its name, and what to do, and lets it be', async () => {
  const { broker } = desk.settings();
  await desk.changeSettings({ ...desk.settings(), broker: { ...broker, alsoEncoders: ['umh'] } });
  await showApp(desk, 'settings/namespace');
  await replace(lead, `Завод/${'Ж'.repeat(90)}/${'Ж'.repeat(60)}`);
  expect(rows()[0]).toMatch(
    /umh leaves this gauge out\. The topic is longer than 1024 bytes\. Shorten the name/,
  );
  expect(button(/^Rename 2 gauges$/).disabled).toBe(false);
  await replace('Завод', 'works');
  expect(rows()[0]).toMatch(/umh leaves this gauge out/);
  await desk.changeSettings({ ...desk.settings(), broker: { ...broker, alsoEncoders: [] } });
  await showApp(desk, 'settings/namespace');
  await replace(lead, 'Ж'.repeat(100));
  expect(rows()[0]).not.toMatch(/leaves/);
});

it('tells on the settings and in the broker’s details what is left out', async () => {
  const [asset, tag] = ['завод/PG-7', 'pressure'];
  const sentence = 'umh leaves this gauge out. The topic is too long. Shorten the name.';
  desk.live.set({
    courier: { ...desk.live.courier!, leftOut: [{ encoder: 'umh', asset, tag, sentence }] },
  });
  await showApp(desk, 'settings');
  expect(findAll('nav a').map(textOf)).toContain('Names (1 left out)');
  expect(textOf(findOne('dialect-broker-section'))).toContain(`PG-7 pressure: ${sentence}`);
  const badge = findOne('dialect-broker-badge').shadowRoot!;
  findOne('button', badge).click();
  await settled(300);
  expect(textOf(findOne('#details', badge))).toMatch(/Left out\s?1 by their names/);
});
