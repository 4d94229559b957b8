/** The reader's worker crashes, the camera goes away: the kiosk says so, shows nothing old as live, and recovers. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Browser } from '../support/chromium.ts';
import { watchCardsScript, type Watched } from '../support/falsely-live.ts';
import { startApp, type StartedApp } from '../support/server.ts';

let app: StartedApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  browser = await Browser.start({
    fakeCamera: true,
    prepare: async (context) => void (await context.addInitScript(watchCardsScript)),
  });
  page = await browser.open(`${app.origin}/`);
  await live().first().waitFor({ timeout: 60_000 });
});

afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

const live = () => page.locator('dialect-gauge-card article[data-verdict=simulated]');
const picture = () => page.locator('dialect-live-picture');
/** A camera that was just opened takes a moment until its first picture is there. */
const seesPictures = (video: Locator): Promise<void> =>
  expect
    .poll(() => video.evaluate((one) => (one as HTMLVideoElement).videoWidth), { timeout: 20_000 })
    .toBeGreaterThan(0);
const falselyLive = (): Promise<readonly string[]> =>
  page.evaluate(() => (window as unknown as { watched: Watched }).watched.falselyLive);

it('enters and leaves full screen by the keyboard, and the button says which comes next', async () => {
  const isFull = (): Promise<boolean> => page.evaluate(() => document.fullscreenElement !== null);
  const enter = page.getByRole('button', { name: 'Full screen', exact: true });
  await enter.focus();
  await page.keyboard.press('Enter');
  const leave = page.getByRole('button', { name: 'Leave full screen' });
  await leave.waitFor();
  expect(await isFull()).toBe(true);
  expect(await enter.count()).toBe(0);
  await leave.press('Enter');
  await enter.waitFor();
  expect(await isFull()).toBe(false);
});

it('says that the reader crashed, and reads again by itself', async () => {
  browser.expected.push(/crashed on purpose/);
  const worker = page.workers().find((one) => one.url().includes('vision.worker'));
  await worker!.evaluate(() => {
    setTimeout(() => {
      throw new Error('crashed on purpose');
    });
  });
  const notice = page.locator('dialect-notice-bar').getByText('The reader stopped answering.');
  await notice.waitFor({ timeout: 10_000 });
  await expect.poll(() => live().count(), { timeout: 10_000 }).toBe(0);
  await live().first().waitFor({ timeout: 40_000 });
  expect(await notice.count()).toBe(0);
  expect(await falselyLive()).toEqual([]);
});

it('tells on the kiosk what to do about a camera that is busy or unplugged, and goes on by itself', async () => {
  await page.goto(`${app.origin}/#settings`);
  await page.getByRole('radio', { name: 'Camera' }).click();
  await page.goto(`${app.origin}/#kiosk`);
  const video = page.locator('dialect-live-picture video');
  await seesPictures(video);
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const real = mediaDevices.getUserMedia.bind(mediaDevices);
    const plug = { answer: '' };
    Object.assign(window, { plug });
    mediaDevices.getUserMedia = (wish) =>
      plug.answer ? Promise.reject(new DOMException('', plug.answer)) : real(wish);
  });
  const answer = (name: string): Promise<void> =>
    page.evaluate((given) => {
      (window as unknown as { plug: { answer: string } }).plug.answer = given;
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    }, name);
  await answer('NotFoundError');
  // What the browser does when a device goes: its track ends.
  await video.evaluate((one) => {
    const [track] = ((one as HTMLVideoElement).srcObject as MediaStream).getVideoTracks();
    track!.stop();
    track!.dispatchEvent(new Event('ended'));
  });
  await picture().getByText('Plug one in').waitFor({ timeout: 10_000 });
  await answer('NotReadableError');
  await picture().getByText('Close that program').waitFor({ timeout: 10_000 });
  // The words stand on a plain ground, not on the last picture.
  const ground = await picture()
    .locator('p')
    .evaluate((words) => getComputedStyle(words).backgroundColor);
  expect(ground).toMatch(/^rgb\(/);
  await answer('');
  await expect.poll(() => picture().locator('p').count(), { timeout: 15_000 }).toBe(0);
  await seesPictures(video);
});

it('writes no other error to the console', () => expect(browser.errors).toEqual([]));
