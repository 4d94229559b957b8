/** Settings: what is typed is checked and previewed; secrets never leave with a file. */
import { userEvent } from 'vitest/browser';
import { beforeEach, expect, it } from 'vitest';
import { ExampleDesk } from './example-desk.ts';
import { exampleRecord } from './example-gauges.ts';
import { findAll, findOne, settled, showApp, textOf } from './show-app.ts';

let desk: ExampleDesk;

beforeEach(async () => {
  desk = new ExampleDesk([exampleRecord(0)]);
  await showApp(desk, 'settings');
});

const type = async (name: string, text: string): Promise<void> => {
  const field = findOne<HTMLInputElement>(`input[name=${name}]`);
  await userEvent.fill(field, text);
};

it('previews the topic while the prefix is typed', async () => {
  await type('topicPrefix', 'acme/lyon');
  await settled(300);
  expect(textOf(findOne('pre'))).toMatch(/^acme\/lyon\//);
});

it('keeps the old settings and says why when a value is not possible', async () => {
  await type('url', 'http://nowhere');
  findOne('form button.primary').click();
  await settled();
  expect(textOf(findOne('dialect-settings-screen'))).toMatch(/Not saved\..*ws:\/\//);
  expect(desk.settings().broker.url).toBe('');
});

it('never writes user or password into a file', async () => {
  await type('username', 'plant-user');
  await type('password', 'plant-secret');
  findOne('form button.primary').click();
  await settled();
  expect(desk.settings().broker.password).toBe('plant-secret');
  expect(desk.exportSettings()).not.toMatch(/plant-user|plant-secret/);
});

it('reaches every control by the keyboard', () => {
  const controls = findAll('button, a[href], input, select');
  expect(controls.length).toBeGreaterThan(15);
  for (const control of controls) expect(control.tabIndex, control.outerHTML).toBeGreaterThanOrEqual(0);
});

it('has targets of at least 48 px for gloves', () => {
  for (const target of findAll('button, a.button, a.tab, select')) {
    const { height } = target.getBoundingClientRect();
    if (height > 0) expect(height, target.outerHTML).toBeGreaterThanOrEqual(48);
  }
});
