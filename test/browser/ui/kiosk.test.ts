/** The kiosk says what it knows: values with unit and interval, and never an old value as a live one. */
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ExampleDesk } from './example-desk.ts';
import { exampleReading, exampleRecord } from './example-gauges.ts';
import { findAll, findOne, settled, showApp, textOf } from './show-app.ts';

const record = exampleRecord(0);
let desk: ExampleDesk;

beforeEach(() => {
  // The time of day stands still: values age as a test says, however long a busy machine takes to show them.
  vi.useFakeTimers({ toFake: ['Date'] });
  desk = new ExampleDesk([record]);
});

afterEach(() => void vi.useRealTimers());

const card = (): HTMLElement => findOne('dialect-gauge-card');

it('shows a value with unit, interval and age, in numerals of at least 64 px', async () => {
  desk.live.take(record.id, exampleReading(record, 4.123, [], 200), null);
  await showApp(desk, 'kiosk');
  expect(textOf(card())).toMatch(/4\.12 bar ?± 0\.02/);
  expect(textOf(card())).toMatch(/Good/);
  expect(textOf(card())).toMatch(/\d\.\d s ago/);
  const digits = findOne('.digits', card().shadowRoot!);
  expect(parseFloat(getComputedStyle(digits).fontSize)).toBeGreaterThanOrEqual(64);
});

it('strikes and names a value that is older than three intervals', async () => {
  desk.live.take(record.id, exampleReading(record, 4.123, [], 1000), null);
  await showApp(desk, 'kiosk');
  expect(findAll('s.digits')).toHaveLength(0);
  vi.setSystemTime(Date.now() + 1900);
  await settled(1500);
  expect(findAll('s.digits')).toHaveLength(0);
  vi.setSystemTime(Date.now() + 200);
  await expect.poll(() => textOf(card())).toMatch(/Stale/);
  expect(textOf(findOne('s.digits'))).toMatch(/not live: ?4\.12/);
  expect(textOf(card())).not.toMatch(/Good/);
  expect(textOf(findOne('dialect-attention-list'))).toMatch(/stale/);
});

it('keeps the last value of a refused reading apart: struck, with its age, and the reason in words', async () => {
  desk.live.take(record.id, exampleReading(record, 4.123, [], 4000), null);
  desk.live.take(record.id, exampleReading(record, 0, ['glare'], 100), null);
  await showApp(desk, 'kiosk');
  expect(textOf(card())).toMatch(/Bad/);
  expect(textOf(card())).toMatch(/glare on the dial/i);
  expect(textOf(findOne('s.digits'))).toMatch(/4\.12/);
  expect(textOf(card())).toMatch(/[45]\.\d s old/);
});

it('says of a dial that does not look as calibrated what it may be, and offers to re-align it', async () => {
  desk.live.take(record.id, exampleReading(record, 4.123, [], 4000), null);
  desk.live.take(record.id, exampleReading(record, 0, ['other-gauge'], 100), null);
  await showApp(desk, 'kiosk');
  expect(textOf(card())).toMatch(/Bad/);
  expect(textOf(card())).toMatch(/not the calibrated dial/i);
  expect(textOf(findOne('s.digits'))).toMatch(/4\.12/);
  expect(textOf(findOne('dialect-realign-button'))).toMatch(/Re-align/);
});

it('shows no number at all for a gauge that never had a value', async () => {
  desk.live.take(record.id, exampleReading(record, 0, ['dark'], 100), null);
  await showApp(desk, 'kiosk');
  expect(textOf(findOne('.value', card().shadowRoot!))).toBe('— bar');
});

it('says plainly that pictures are simulated', async () => {
  await showApp(desk, 'kiosk');
  expect(textOf(findOne('.simulated'))).toBe('Simulated');
});

it('says when the broker is away and how much waits', async () => {
  await showApp(desk, 'kiosk');
  expect(textOf(findOne('dialect-broker-badge'))).toMatch(/Offline 132 waiting/);
});

it('opens the evidence by the keyboard and closes it by Escape', async () => {
  desk.live.take(record.id, exampleReading(record, 4.123, ['partly-hidden'], 100), null);
  await showApp(desk, 'kiosk');
  findOne('h2 button').focus();
  await userEvent.keyboard('{Enter}');
  await settled();
  const dialog = findOne<HTMLDialogElement>('dialog');
  expect(textOf(dialog)).toMatch(/dial partly hidden\. Clear the view of the dial\./i);
  expect(textOf(dialog)).toContain(`${record.id}, revision ${record.revision}`);
  await userEvent.keyboard('{Escape}');
  await settled();
  expect(findAll('dialog')).toHaveLength(0);
});

it('speaks a change of verdict, and not every value', async () => {
  desk.live.take(record.id, exampleReading(record, 4.1, [], 100), null);
  await showApp(desk, 'kiosk');
  const spoken = findOne('p[role=status]');
  expect(textOf(spoken)).toBe('');
  desk.live.take(record.id, exampleReading(record, 4.2, [], 50), null);
  await settled();
  expect(textOf(spoken)).toBe('');
  desk.live.take(record.id, exampleReading(record, 0, ['covered'], 0), null);
  await settled();
  expect(textOf(spoken)).toMatch(/PG-101.*bad, dial covered/i);
});
