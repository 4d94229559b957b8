/** One tap lays the calibration on the gauge again; nothing is changed before a person's yes. */
import { userEvent } from 'vitest/browser';
import { beforeEach, expect, it } from 'vitest';
import { realignRecord } from '../../../calibration/realign-record.ts';
import type { Homography } from '../../../src/base/homography.ts';
import { ok, refuse } from '../../../src/base/result.ts';
import { poseOfView } from '../../../src/camera/demo-plant/dial-view.ts';
import type { Reason } from '../../../src/base/quality.ts';
import { ExampleDesk } from './example-desk.ts';
import { exampleReading, exampleRecord } from './example-gauges.ts';
import { findAll, findOne, settled, showApp, textOf } from './show-app.ts';

const record = exampleRecord(0);
const pose = poseOfView({
  x: 800,
  y: 380,
  radius: 150,
  tiltDeg: 10,
  axisDeg: 40,
  rollDeg: 20,
  distance: 10,
}) as Homography<'dial', 'frame'>;
const followed = realignRecord(record, {
  pose,
  picture: record.picture,
  by: '',
  atIso: '2026-05-01T08:30:00.000Z',
});
let desk: ExampleDesk;

const say = (reasons: readonly Reason[]): void =>
  desk.live.take(record.id, exampleReading(record, 4, reasons, 0), null);

const buttonNamed = (words: RegExp): HTMLButtonElement | undefined =>
  findAll<HTMLButtonElement>('button').find((button) => words.test(textOf(button)));

const stored = () => desk.records().find(({ id }) => id === record.id)!;

beforeEach(() => {
  desk = new ExampleDesk([record]);
});

it.each<[Reason, boolean]>([
  ['camera-moved', true],
  ['gauge-absent', true],
  ['re-registered', true],
  ['dark', false],
])('for %s the card offers it: %s', async (reason, isOffered) => {
  say([reason]);
  await showApp(desk, 'kiosk');
  const button = buttonNamed(/Re-align/);
  expect(button !== undefined).toBe(isOffered);
  if (!button) return;
  expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(48);
  expect(button.ariaLabel).toMatch(/Re-align PG-101/);
});

it('shows where it was found, and follows the camera only after a yes', async () => {
  say(['camera-moved']);
  desk.found = ok(followed);
  await showApp(desk, 'kiosk');
  buttonNamed(/Re-align/)!.focus();
  await userEvent.keyboard('{Enter}');
  await settled();
  const dialog = findOne<HTMLDialogElement>('dialog[open]');
  expect(textOf(dialog)).toMatch(/Is this the same gauge, and do the marks lie on its scale\?/);
  expect(findOne('canvas[role=img]', dialog).getBoundingClientRect().height).toBeGreaterThan(150);
  expect(stored()).toEqual(record);
  buttonNamed(/^Cancel$/)!.click();
  await settled();
  expect(findAll('dialog')).toHaveLength(0);
  expect(stored()).toEqual(record);

  buttonNamed(/Re-align/)!.click();
  await settled();
  await userEvent.type(findOne<HTMLInputElement>('input', findOne('dialog')), 'Ada');
  buttonNamed(/Yes, use it/)!.click();
  await settled();
  expect(findAll('dialog')).toHaveLength(0);
  expect(stored()).toMatchObject({
    revision: record.revision + 1,
    author: 'Ada',
    alignedFrom: `${record.id}@${record.revision}`,
    pivot: followed.pivot,
  });
  const spoken = findAll('p[role=status]').map((node) => textOf(node));
  expect(spoken.join(' ')).toMatch(/is aligned again\. Reading goes on with revision 2/);
});

it('says what to do where the gauge was not found, and looks again', async () => {
  say(['gauge-absent']);
  desk.found = refuse('The gauge was not found in this picture. Put the camera back.');
  await showApp(desk, 'kiosk');
  buttonNamed(/Re-align/)!.click();
  await settled();
  expect(textOf(findOne('dialog [role=alert]'))).toMatch(/not found.*Put the camera back/);
  expect(findOne<HTMLAnchorElement>('dialog a.button').hash).toBe(`#calibrate/${record.id}`);
  desk.found = ok(followed);
  buttonNamed(/Look again/)!.click();
  await settled();
  expect(buttonNamed(/Yes, use it/)).toBeTruthy();
});

it('shows that it looks, and ends by Cancel', async () => {
  say(['camera-moved']);
  await showApp(desk, 'kiosk');
  buttonNamed(/Re-align/)!.click();
  await settled();
  expect(findAll('dialog progress')).toHaveLength(1);
  buttonNamed(/^Cancel$/)!.click();
  await settled();
  expect(findAll('dialog')).toHaveLength(0);
  expect(stored()).toEqual(record);
});
