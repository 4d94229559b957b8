/** Enrolment by a typed code or an address that was scanned: nothing is asked before a person says so, and words for what goes wrong. */
import { userEvent } from 'vitest/browser';
import { beforeEach, expect, it } from 'vitest';
import { ExampleDesk } from './example-desk.ts';
import { exampleRecord } from './example-gauges.ts';
import { findAll, findOne, settled, showApp, textOf } from './show-app.ts';

const code = '7KQ2-M9XD-0A4F';
let desk: ExampleDesk;

beforeEach(() => {
  desk = new ExampleDesk([exampleRecord(0)]);
});

const page = (): string => textOf(findOne('dialect-enrol-page'));
const press = async (words: string): Promise<void> => {
  findAll<HTMLButtonElement>('button')
    .find((each) => textOf(each) === words)!
    .click();
  await settled(300);
};
const type = async (name: string, text: string): Promise<void> =>
  userEvent.fill(findOne<HTMLInputElement>(`input[name=${name}]`), text);

it('takes a typed code, names whom it is about to ask, and can be left', async () => {
  await showApp(desk, 'settings/enrol');
  await type('code', '7kq2 m9xd oa4f');
  await type('endpoint', 'wss://plant.example/enrol');
  await press('Go on');
  await expect.poll(page).toMatch(/Ask wss:\/\/plant\.example\/enrol for this device’s settings\?/);
  await press('Leave');
  await expect.poll(page).toMatch(/Scan a QR code/);
  expect(desk.settings().broker.url).toBe('');
});

it('refuses what is no code and what is not protected, in words', async () => {
  await showApp(desk, 'settings/enrol');
  await type('code', 'hello');
  await press('Go on');
  await expect.poll(page).toMatch(/This is no enrolment code/);
  await type('code', code);
  await type('endpoint', 'ws://plant.example/enrol');
  await press('Go on');
  await expect.poll(page).toMatch(/not protected/);
});

it('reads the address that a camera app opened, and takes the code out of it', async () => {
  await showApp(desk, `settings/enrol?at=${encodeURIComponent('ws://127.0.0.1:9/enrol')}&code=${code}`);
  await expect.poll(page).toMatch(/Ask ws:\/\/127\.0\.0\.1:9\/enrol/);
  expect(location.href).not.toContain(code);
  await press('Enrol');
  await settled(700);
  await expect.poll(page).toMatch(/No enrolment answers at ws:\/\/127\.0\.0\.1:9\/enrol/);
  expect(desk.settings().broker.kiosk).toBe('kiosk-test');
});
