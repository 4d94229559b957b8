/** The kiosk's screen is kept on, goes behind another tab, is frozen there by the browser, and comes back. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RawBrowser, type RawTab } from '../faults/bench/raw-browser.ts';
import { watchCardsScript, type Watched } from '../support/falsely-live.ts';
import { startApp, type StartedApp } from '../support/server.ts';
import { until } from '../support/until.ts';

/** Notes what was asked of the real wake lock. */
const noteLocks = `window.locks = [];
  const ask = navigator.wakeLock.request.bind(navigator.wakeLock);
  navigator.wakeLock.request = (kind) => {
    const asked = ask(kind);
    window.locks.push(kind);
    return asked.then((lock) => (window.lastLock = lock));
  };`;
const refuseLock = `navigator.wakeLock.request = () =>
  Promise.reject(new DOMException('Wake Lock permission request denied', 'NotAllowedError'));`;

const app = `document.querySelector('dialect-app').shadowRoot`;
const cards = `[...${app}.querySelector('dialect-kiosk-screen').shadowRoot.querySelectorAll('dialect-gauge-card')]`;
const newest = `Math.max(0, ...${cards}.map((card) => card.view.reading?.ts ?? 0))`;
const notice = `${app}.querySelector('dialect-notice-bar').shadowRoot.textContent`;

let served: StartedApp;
let browser: RawBrowser;
let kiosk: RawTab;
let other: RawTab;

const ask = async <Value>(expression: string, tab = kiosk): Promise<Value> =>
  (await tab.evaluate(expression)) as Value;
const isShown = (tab: RawTab): Promise<boolean> =>
  ask(
    `${cards}.some((card) => card.shadowRoot.querySelector('article').dataset.verdict === 'simulated')`,
    tab,
  )
    .then(Boolean)
    .catch(() => false);
const turnTo = async (tab: RawTab, state: 'hidden' | 'visible'): Promise<void> => {
  await browser.bringToFront(tab);
  await until(async () => (await ask('document.visibilityState')) === state, `the kiosk to be ${state}`);
};

beforeAll(async () => {
  served = await startApp();
  browser = await RawBrowser.start(() => undefined);
  kiosk = await browser.openTab(`${served.origin}/`, `${noteLocks} ${watchCardsScript}`);
  await until(() => isShown(kiosk), 'a value on the kiosk', 120_000);
});

afterAll(async () => {
  await browser?.stop();
  await served?.stop();
});

it('asks the device to keep the screen on', async () => {
  await until(() => ask<boolean>('window.lastLock?.released === false'), 'the lock');
  expect(await ask('window.locks')).toEqual(['screen']);
  expect(await ask(notice)).not.toContain('may go dark');
});

it('reads on behind another tab', async () => {
  other = await browser.openTab('about:blank', '');
  await turnTo(other, 'hidden');
  await until(() => ask<boolean>('window.lastLock.released'), 'the browser to take the lock');
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const hiddenLong = Date.now();
  await until(async () => (await ask<number>(newest)) > hiddenLong, 'a reading of a hidden page');
  expect(await ask('document.visibilityState')).toBe('hidden');
});

it('shows nothing old as live when it comes back, also out of a freeze', async () => {
  await kiosk.ask('Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise((resolve) => setTimeout(resolve, 5000));
  await kiosk.ask('Page.setWebLifecycleState', { state: 'active' });
  await turnTo(kiosk, 'visible');
  await until(() => isShown(kiosk), 'live values again');
  const { falselyLive, looks } = await ask<Watched>('window.watched');
  expect(falselyLive).toEqual([]);
  expect(looks).toBeGreaterThan(20);
});

it('asks for the screen again once it is back', async () => {
  await until(() => ask<boolean>('!window.lastLock.released'), 'the screen to be kept on again');
  expect((await ask<string[]>('window.locks')).length).toBeGreaterThan(1);
});

it('says that the screen may go dark where the device refuses, and reads all the same', async () => {
  const refused = await browser.openTab(`${served.origin}/`, refuseLock);
  await browser.bringToFront(refused);
  await until(() => isShown(refused), 'a value in spite of the refusal', 120_000);
  await expect
    .poll(() => ask<string>(notice, refused), { timeout: 30_000 })
    .toMatch(/This screen may go dark\..*display\s+settings/s);
});
