/** Wrong, truncated and hostile files: a clear message, and everything stays as it was. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { importCalibration, importSettings } from '../support/camera-line.ts';
import { Browser } from '../support/chromium.ts';
import { startApp, type StartedApp } from '../support/server.ts';

let app: StartedApp;
let browser: Browser;
let page: Page;
/** One of the app's own records, as it exports it. */
let record: Record<string, unknown>;

const gaugeNames = async (): Promise<string[]> => {
  await page.goto(`${app.origin}/#calibrate`);
  const names = page.locator('dialect-record-list li strong');
  await names.first().waitFor();
  return names.allInnerTexts();
};

beforeAll(async () => {
  app = await startApp();
  browser = await Browser.start();
  page = await browser.open(`${app.origin}/#calibrate`);
  const download = page.waitForEvent('download');
  await page
    .getByRole('button', { name: /^Export / })
    .first()
    .click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  record = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
});

afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

const deeplyNested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const hostile = '<img src=x onerror="window.wasHit=1">';

const files: readonly (readonly [name: string, content: () => unknown])[] = [
  ['no JSON', () => 'this is not JSON'],
  ['empty', () => ''],
  ['truncated', () => JSON.stringify(record).slice(0, 400)],
  ['another kind of file', () => ({ hello: 'world' })],
  ['a newer version', () => ({ ...record, version: 99 })],
  ['no marks', () => ({ ...record, marks: [] })],
  ['marks that are text', () => ({ ...record, marks: 'many' })],
  [
    'numbers that are none',
    () => JSON.stringify(record).replace(/"pivot":\{[^}]*\}/, '"pivot":{"x":1e999,"y":0}'),
  ],
  ['a poisoned prototype', () => `{"__proto__":{"format":"dialect-calibration"},"version":1}`],
  ['deep nesting', () => deeplyNested],
  ['markup in place of values', () => ({ ...record, picture: hostile, format: hostile })],
];

it.each(files)('refuses a calibration: %s', async (_name, content) => {
  const before = await gaugeNames();
  const said = await importCalibration(page, content());
  expect(said).toMatch(/cannot be used; nothing was changed\. \S+/);
  await page.reload();
  expect(await gaugeNames()).toEqual(before);
  expect(before.length).toBeGreaterThan(0);
});

it('never runs what a file carries, also where its name is shown', async () => {
  await importCalibration(page, 'nonsense', `${hostile}.json`);
  const named = { ...record, id: 'named', gauge: { ...(record['gauge'] as object), description: hostile } };
  await importCalibration(page, named);
  await page.goto(`${app.origin}/#kiosk`);
  await page.locator('dialect-gauge-card').first().waitFor();
  expect(await page.evaluate(() => 'wasHit' in window)).toBe(false);
});

it.each([
  ['no JSON', 'nothing of use'],
  ['another kind of file', { format: 'something' }],
  [
    'a broker that is no broker',
    { format: 'dialect-settings', version: 1, settings: { broker: { url: 'javascript:alert(1)' } } },
  ],
])('refuses settings: %s', async (_name, content) => {
  const said = await importSettings(page, content);
  expect(said).toMatch(/cannot be used; nothing was changed\. \S+/);
});

it('writes no error to the console', () => expect(browser.errors).toEqual([]));
