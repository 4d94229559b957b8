/** The calibrate screen by keyboard and by file: points move by half pixels, wrong files change nothing. */
import { userEvent } from 'vitest/browser';
import { beforeEach, expect, it } from 'vitest';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { gaugeName } from '../../../src/ui/words/gauge-words.ts';
import { ExampleDesk } from './example-desk.ts';
import { exampleRecord } from './example-gauges.ts';
import { findAll, findOne, settled, showApp, textOf } from './show-app.ts';

const record = exampleRecord(0);
let desk: ExampleDesk;

beforeEach(() => {
  desk = new ExampleDesk([record]);
});

const give = async (name: string, text: string): Promise<void> => {
  const button = findOne('dialect-file-button[label=Import]');
  button.dispatchEvent(new CustomEvent('dialect-files', { detail: [new File([text], name)] }));
  await settled();
};

/** As the house is shown at its start: records are known, the source is not. */
const beforeItsSource = (kept: readonly CalibrationRecord[]): { desk: ExampleDesk; start: () => void } => {
  const cold = new ExampleDesk(kept);
  const { source, sourceState } = cold.live;
  cold.live.set({ source: null, sourceState: { kind: 'idle' } });
  return { desk: cold, start: () => cold.live.set({ source, sourceState }) };
};
const field = (label: string): HTMLInputElement =>
  findAll('label.field')
    .find((one) => textOf(one).startsWith(label))!
    .querySelector('input')!;

it('shows the gauge of a link before there is a picture, and its points once there is one', async () => {
  // Made on a picture half as large as the source's.
  const half = ({ x, y }: { x: number; y: number }): { x: number; y: number } => ({ x: x / 2, y: y / 2 });
  const { picture, pivot, face, marks, perspective } = record;
  const small: CalibrationRecord = {
    ...record,
    picture: { width: picture.width / 2, height: picture.height / 2 },
    pivot: half(pivot),
    face: { ...face!, cx: face!.cx / 2, cy: face!.cy / 2, rx: face!.rx / 2, ry: face!.ry / 2 },
    marks: marks.map(({ value, at }) => ({ value, at: half(at) })),
    perspective: { method: 'ellipse' },
  };
  expect(perspective.method).toBe('points');
  const { desk: cold, start } = beforeItsSource([small]);
  await showApp(cold, `calibrate/${record.id}`);
  expect(textOf(findOne('h1', findOne('dialect-draft-editor').shadowRoot!))).toBe(gaugeName(record));
  expect(field('Asset').value).toBe(record.gauge.asset);
  expect(findAll('input[data-key]')).toHaveLength(marks.length);
  expect(textOf(findOne('dialect-trial-result'))).toMatch(/No picture yet/);
  // What is typed meanwhile stays.
  field('Tag').value = 'steam';
  field('Tag').dispatchEvent(new Event('input'));
  start();
  await expect.poll(() => cold.tried.length).toBeGreaterThan(0);
  expect(cold.tried.at(-1)).toMatchObject({ id: record.id, pivot, face, marks, gauge: { tag: 'steam' } });
  expect(findAll('g.point.mark')).toHaveLength(marks.length);
});

it('takes the first picture by itself on the link to a new gauge', async () => {
  const { desk: cold, start } = beforeItsSource([]);
  await showApp(cold, 'calibrate/new');
  expect(textOf(findOne('dialect-draft-editor'))).toMatch(/New gauge.*No picture yet/);
  start();
  await expect.poll(() => findAll('dialect-calibrate-stage')).toHaveLength(1);
});

it('says that the gauge of a link is not there, and what to do', async () => {
  await showApp(desk, 'calibrate/nobody');
  expect(findAll('dialect-draft-editor')).toEqual([]);
  expect(textOf(findOne('dialect-record-missing'))).toMatch(
    /There is no gauge “nobody” on this device It was removed, .* import the file .*List of gauges/,
  );
  const list = findAll<HTMLAnchorElement>('a').find((link) => textOf(link) === 'List of gauges')!;
  list.click();
  await settled(300);
  expect(findAll('dialect-record-list')).toHaveLength(1);
});

it('says no gauge is missing while the storage is not open', async () => {
  desk.live.raise({ code: 'store-blocked', message: '' });
  await showApp(desk, 'calibrate/nobody');
  expect(textOf(findOne('dialect-record-missing'))).toMatch(/storage does not open/);
  expect(textOf(findOne('dialect-record-missing'))).not.toMatch(/nobody/);
});

it('moves the selected point by half a pixel, and by five with shift', async () => {
  await showApp(desk, `calibrate/${record.id}`);
  const pivot = findOne<SVGGElement>('g[data-name=pivot]');
  pivot.focus();
  await userEvent.keyboard('{ArrowRight}');
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
  await settled();
  expect(desk.tried.at(-1)!.pivot.x - record.pivot.x).toBeCloseTo(0.5, 6);
  expect(desk.tried.at(-1)!.pivot.y - record.pivot.y).toBeCloseTo(5, 6);
});

it('places pivot, edge and marks by the keyboard alone, and says what is missing', async () => {
  await showApp(desk, 'calibrate/new');
  const result = (): string => textOf(findOne('dialect-trial-result'));
  expect(result()).toMatch(/Tap the pivot/);
  const stage = findOne('svg[role=application]');
  for (const expected of ['pivot', 'rim', 'mark-0']) {
    stage.focus();
    await userEvent.keyboard('{Enter}');
    await settled(300);
    expect(findAll(`g[data-name=${expected}]`)).toHaveLength(1);
  }
  expect(result()).toMatch(/two marks/i);
});

it('undoes step by step', async () => {
  await showApp(desk, `calibrate/${record.id}`);
  const count = (): number => findAll('g.point.mark').length;
  const before = count();
  findOne<SVGGElement>('g[data-name=mark-0]').focus();
  await userEvent.keyboard('{Delete}');
  await settled(300);
  expect(count()).toBe(before - 1);
  const undo = findAll('button').find((button) => textOf(button) === 'Undo')!;
  undo.click();
  await settled(300);
  expect(count()).toBe(before);
});

it('saves a change as the next revision', async () => {
  await showApp(desk, `calibrate/${record.id}`);
  findAll('button')
    .find((button) => textOf(button) === 'Save')!
    .click();
  await settled();
  expect(desk.records()[0]!.revision).toBe(record.revision + 1);
});

/** As a careful technician left it: everything that the editor has no field for. */
const careful: CalibrationRecord = {
  ...record,
  gauge: { ...record.gauge, accuracyClass: 1.6, description: 'Behind the pump' },
  markSigmaPx: 0.2,
  needle: { colour: 'red', reach: 0.83 },
  verifications: [{ at: '2026-01-02T03:04:05.000Z', by: 'A. Person', read: 4, shown: 4.02 }],
  dueAt: '2027-01-01',
};

const edit = async (): Promise<CalibrationRecord> => {
  desk = new ExampleDesk([careful]);
  await showApp(desk, `calibrate/${careful.id}`);
  findAll('button')
    .find((button) => textOf(button) === 'Save')!
    .click();
  await settled();
  return desk.records()[0]!;
};

it('keeps what the editor has no field for', async () => {
  expect(careful.perspective.method).toBe('points');
  const { revision } = careful;
  const changes = { revision: revision + 1, createdAt: expect.any(String), author: expect.any(String) };
  expect(await edit()).toEqual({ ...careful, ...changes });
});

it('says no more of a moved mark than a tap is good for', async () => {
  desk = new ExampleDesk([careful]);
  await showApp(desk, `calibrate/${careful.id}`);
  findOne<SVGGElement>('g[data-name=mark-0]').focus();
  await userEvent.keyboard('{ArrowRight}');
  await settled();
  expect(desk.tried.at(-1)).toMatchObject({ markSigmaPx: 0.5, perspective: careful.perspective });
});

it.each([
  ['no JSON', '{"format":'],
  ['another file', '{"hello":1}'],
  ['hostile values', JSON.stringify({ ...record, pivot: { x: '__proto__', y: null }, marks: 'DROP' })],
  ['a script in a name', JSON.stringify({ ...record, marks: [], id: '<img src=x onerror=alert(1)>' })],
])('says what is wrong with %s and keeps what was there', async (_, text) => {
  await showApp(desk, 'calibrate');
  await give('evil.json', text);
  await expect
    .poll(() => textOf(findOne('dialect-record-list')))
    .toMatch(/“evil\.json” cannot be used; nothing was changed\. .{10}/);
  expect(desk.records()).toEqual([record]);
});

it('removes a gauge and brings it back', async () => {
  await showApp(desk, 'calibrate');
  findOne(`button[aria-label^='Remove']`).click();
  await settled();
  expect(desk.records()).toEqual([]);
  findAll('button')
    .find((button) => textOf(button) === 'Undo')!
    .click();
  await settled();
  expect(desk.records()).toEqual([record]);
});

it('asks for more ticks where the numbers alone leave open how the scale runs, until they are tapped', async () => {
  const flow = [0, 1, 2, 3, 4, 5].map(exampleRecord).find(({ gauge }) => gauge.asset.endsWith('FI-401'))!;
  const numbers = flow.marks.filter(({ value }) => value === 0 || value >= 4);
  const said = (): string => textOf(findOne('dialect-open-intervals'));
  await showApp(new ExampleDesk([{ ...flow, marks: numbers }]), `calibrate/${flow.id}`);
  expect(said()).toMatch(/Between 0 and 4 m³\/h .* off\. Tap the ticks nearest to 0/);
  await showApp(new ExampleDesk([flow]), `calibrate/${flow.id}`);
  expect(said()).toBe('');
  await showApp(desk, `calibrate/${record.id}`);
  expect(said()).toBe('');
});
