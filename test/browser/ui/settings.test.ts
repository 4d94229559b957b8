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

const messages = (): ParentNode => findOne('dialect-messages-section').shadowRoot!;
const preview = (encoder: string): string => textOf(findOne(`pre[data-encoder=${encoder}]`));
const tick = async (encoder: string): Promise<void> => {
  await userEvent.click(findOne<HTMLInputElement>(`input[name=encoder-${encoder}]`));
  await settled(300);
};

it('previews every message of a reading for each encoder that is chosen, at once', async () => {
  await tick('umh');
  await tick('sparkplug');
  await userEvent.click(findOne<HTMLInputElement>('input[name=isOn]'));
  await settled(300);
  expect(preview('plain')).toMatch(/"quality": "good"/);
  expect(preview('umh')).toMatch(/^umh\/v1\/.*\/_gauge_v1\/pressure\s.*_unit\s.*_u95\s.*_quality\s/s);
  expect(preview('sparkplug')).toMatch(/^spBv1\.0\/Dialect\/DDATA\/kiosk-test\//);
  expect(preview('home-assistant')).toMatch(/^homeassistant\/.*\(retained\).*"state_topic"/s);
  findOne('button.primary', messages()).click();
  await settled();
  const { encoder, alsoEncoders } = desk.settings().broker;
  expect([encoder, ...alsoEncoders].sort()).toEqual(['plain', 'sparkplug', 'umh']);
});

it('lets litmus take the place of plain, whose topics it uses, and keeps at least one encoder', async () => {
  await tick('litmus');
  expect(findAll('pre').map((each) => each.dataset['encoder'])).toEqual(['litmus']);
  expect(preview('litmus')).toMatch(/"success": true.*"metadata"/s);
  expect(findOne<HTMLInputElement>('input[name=encoder-litmus]').disabled).toBe(true);
  const refused = await desk.changeSettings({
    ...desk.settings(),
    broker: { ...desk.settings().broker, encoder: 'plain', alsoEncoders: ['litmus'] },
  });
  expect(refused).toMatchObject({ ok: false, error: expect.stringMatching(/same topics/) as string });
});

it('keeps the switch for Home Assistant, and hides it where Sparkplug alone speaks', async () => {
  await userEvent.click(findOne<HTMLInputElement>('input[name=isOn]'));
  await settled();
  await type('expireAfterSeconds', '120');
  findOne('button.primary', messages()).click();
  await settled();
  expect(desk.settings().broker.homeAssistant).toEqual({ isOn: true, expireAfterSeconds: 120 });
  await tick('sparkplug');
  await tick('plain');
  expect(findAll('input[name=isOn]')).toHaveLength(0);
});

it('keeps a token in place of a password, and neither in a file', async () => {
  const [, token] = findAll('[role=radiogroup][aria-label=Login] button');
  token!.click();
  await settled(200);
  await type('password', 'ey.plant-secret');
  findOne('form button.primary').click();
  await settled();
  expect(desk.settings().broker).toMatchObject({ loginBy: 'token', password: 'ey.plant-secret' });
  expect(desk.exportSettings()).not.toContain('plant-secret');
});

it('refuses a password in the address, in words that do not repeat it', async () => {
  await type('url', 'wss://plant:plant-secret@broker/mqtt');
  findOne('form button.primary').click();
  await settled();
  const words = textOf(findOne('p.message.wrong'));
  expect(words).toMatch(/Not saved\..*must not carry a user or password/);
  expect(words).not.toContain('plant-secret');
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
