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
  await live().first().waitFor({ timeout: 120_000 });
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
    .poll(() => video.evaluate((one) => (one as HTMLVideoElement).videoWidth), { timeout: 30_000 })
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

/** A start as slow as on a poor tablet: until it is let go, no worker that starts from now on hears a word. */
const holdNewWorkers = async (): Promise<() => Promise<void>> => {
  await page.evaluate(() => {
    const Plain = window.Worker;
    const held: (() => void)[] = [];
    let isHeld = true;
    class Held extends Plain {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        const post = this.postMessage.bind(this) as (...all: readonly unknown[]) => void;
        this.postMessage = (...all: readonly unknown[]) =>
          void (isHeld ? held.push(() => post(...all)) : post(...all));
      }
    }
    const letGo = (): void => {
      isHeld = false;
      window.Worker = Plain;
      for (const say of held) say();
    };
    Object.assign(window, { Worker: Held, letGo });
  });
  return () => page.evaluate(() => (window as unknown as { letGo(): void }).letGo());
};

it('says that the reader crashed, and reads again by itself', async () => {
  browser.expected.push(/crashed on purpose/);
  const worker = page.workers().find((one) => one.url().includes('vision.worker'));
  // A fast one is back before anything on the screen is old.
  const letGo = await holdNewWorkers();
  await worker!.evaluate(() => {
    setTimeout(() => {
      throw new Error('crashed on purpose');
    });
  });
  const notice = page.locator('dialect-notice-bar').getByText('The reader stopped answering.');
  await notice.waitFor({ timeout: 30_000 });
  await expect.poll(() => live().count(), { timeout: 30_000 }).toBe(0);
  await letGo();
  await live().first().waitFor({ timeout: 120_000 });
  await notice.waitFor({ state: 'detached', timeout: 30_000 });
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
  await picture().getByText('Plug one in').waitFor({ timeout: 30_000 });
  await answer('NotReadableError');
  await picture().getByText('Close that program').waitFor({ timeout: 30_000 });
  // The words stand on a plain ground, not on the last picture.
  const ground = await picture()
    .locator('p')
    .evaluate((words) => getComputedStyle(words).backgroundColor);
  expect(ground).toMatch(/^rgb\(/);
  await answer('');
  await expect.poll(() => picture().locator('p').count(), { timeout: 30_000 }).toBe(0);
  await seesPictures(video);
});

it('writes no other error to the console', () => expect(browser.errors).toEqual([]));
