/** A password typed into the settings of the built app: after a reload it is there, and on the disk it is not. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Browser } from '../support/chromium.ts';
import { startApp, type StartedApp } from '../support/server.ts';

const secret = 'Oel-Druck-7!Kessel';
const user = 'plant-user-7';
const kiosk = 'werk7-halle3';

let app: StartedApp;
let browser: Browser;

beforeAll(async () => {
  app = await startApp();
  browser = await Browser.start();
});

afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return entry.isFile() ? [path] : [];
  });

/** Files that hold the text, as UTF-8 or UTF-16. */
const filesWith = (text: string): string[] => {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const folder = join(browser.profile, 'Default', 'IndexedDB');
  return filesUnder(folder).filter((file) => {
    const bytes = readFileSync(file);
    return forms.some((form) => bytes.includes(form));
  });
};

it('is kept over a reload and stands in no file of the database', async () => {
  const page = await browser.open(`${app.origin}/#settings`);
  const field = (name: string) => page.locator(`dialect-broker-section input[name=${name}]`);
  await field('username').fill(user);
  await field('password').fill(secret);
  await field('kiosk').fill(kiosk);
  await page.getByRole('button', { name: 'Save and connect' }).click();
  await page.locator('p.message', { hasText: 'Saved.' }).waitFor();
  await page.reload();
  await field('password').waitFor();
  expect(await field('password').inputValue()).toBe(secret);
  await browser.close();
  // What is stored openly beside them is found: the search works.
  expect(filesWith(kiosk).length).toBeGreaterThan(0);
  expect(filesWith(user)).toEqual([]);
  expect(filesWith(secret)).toEqual([]);
});
