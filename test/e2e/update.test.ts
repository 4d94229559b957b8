/** A newer version on the server: the kiosk offers it, goes on reading until somebody says so, and then runs it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildIfStale, builtApp } from '../../scripts/build-if-stale.mjs';
import { attachBroker } from '../../scripts/embedded-broker.mjs';
import { serveFolder } from '../../scripts/serve-folder.mjs';
import { Browser } from '../support/chromium.ts';

let folder: string;
let server: Server;
let broker: { close(): Promise<void> };
let browser: Browser;
let origin: string;
let page: Page;

/** The same app under another title: what a release does to the files, as far as a browser can tell. */
const release = (title: string): void => {
  const change = (file: string, from: RegExp, to: string): void => {
    const before = readFileSync(join(folder, file), 'utf8');
    expect(before, file).toMatch(from);
    writeFileSync(join(folder, file), before.replace(from, to));
  };
  change('index.html', /<title>.*<\/title>/, `<title>${title}</title>`);
  // The worker holds the list of files with their revisions.
  change('service.worker.js', /"revision":"\w+","url":"index.html"/, '"revision":"next","url":"index.html"');
};

beforeAll(async () => {
  buildIfStale();
  folder = mkdtempSync(join(tmpdir(), 'dialect-release-'));
  cpSync(builtApp, folder, { recursive: true });
  server = serveFolder(folder);
  broker = await attachBroker(server);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await Browser.start();
  page = await browser.open(`${origin}/`);
});

afterAll(async () => {
  await browser?.stop();
  await broker?.close();
  server?.closeAllConnections();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const offer = () => page.getByText('A newer version is ready.');
/** Capture time of the newest reading on the screen. */
const newestTs = (): Promise<number> =>
  page.locator('dialect-gauge-card').evaluateAll((cards) => {
    const views = cards as unknown as {
      readonly view: { readonly reading: { readonly ts: number } | null };
    }[];
    return Math.max(0, ...views.map(({ view }) => view.reading?.ts ?? 0));
  });

it('runs what it has while nothing newer is there', async () => {
  await page
    .locator('dialect-gauge-card article[data-verdict=simulated]')
    .first()
    .waitFor({ timeout: 120_000 });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 60_000 });
  expect(await offer().count()).toBe(0);
});

it('offers a newer version, and reads on with the present one until somebody takes it', async () => {
  await page.evaluate(() => Object.assign(window, { isTheFirst: true }));
  release('Dialect of tomorrow');
  // What the app asks the browser once an hour.
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => found?.update()));
  await offer().waitFor({ timeout: 60_000 });
  await new Promise((resolve) => setTimeout(resolve, 4000));
  const waitedUntil = Date.now();
  await expect.poll(newestTs, { timeout: 60_000 }).toBeGreaterThan(waitedUntil);
  expect(await page.evaluate(() => 'isTheFirst' in window)).toBe(true);
  expect(await page.title()).toBe('Dialect');
});

it('opens with the present version still when it is reloaded by hand, and offers the newer one again', async () => {
  await page.reload();
  expect(await page.title()).toBe('Dialect');
  await offer().waitFor({ timeout: 60_000 });
});

it('runs the newer version after one tap, with readings', async () => {
  await page.getByRole('button', { name: 'Reload now' }).click();
  await expect.poll(() => page.title().catch(() => ''), { timeout: 60_000 }).toBe('Dialect of tomorrow');
  await page
    .locator('dialect-gauge-card article[data-verdict=simulated]')
    .first()
    .waitFor({ timeout: 120_000 });
  expect(await offer().count()).toBe(0);
});

it('writes no error to the console', () => expect(browser.errors).toEqual([]));
