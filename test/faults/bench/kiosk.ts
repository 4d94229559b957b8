/** One device: a Chromium with a profile of its own, in it the built app or the page that drives its courier. Runs in Node. */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { defaultSparkplug, type BrokerSettings } from '../../../src/base/broker-settings.ts';
import type { Reading } from '../../../src/base/reading.ts';
import type { CourierStatus } from '../../../workers/courier/api.ts';
import type { StreamOrder } from '../../measure/courier/drive-courier.ts';
import type { LedgerEntry } from '../../measure/courier/ledger-entry.ts';
import { Browser, type BrowserOptions } from '../../support/chromium.ts';
import { until } from '../../support/until.ts';
import type { KioskSurroundings } from './kiosk-surroundings.ts';
import { tapCourier } from './tap-courier.ts';

export interface KioskOptions {
  readonly settings?: Partial<BrokerSettings>;
  readonly browser?: BrowserOptions;
}

export class Kiosk {
  #page: Page | null = null;
  readonly settings: BrokerSettings;

  private constructor(
    readonly plant: KioskSurroundings,
    readonly browser: Browser,
    { settings }: KioskOptions,
  ) {
    const login = { username: '', password: '' };
    this.settings = {
      ...{ url: plant.relay.url, ...login, kiosk: 'kiosk-1', topicPrefix: 'plant', encoder: 'plain' },
      sparkplug: defaultSparkplug,
      ...settings,
    };
  }

  static async start(plant: KioskSurroundings, options: KioskOptions): Promise<Kiosk> {
    const prepare = async (context: BrowserContext): Promise<void> => {
      await context.exposeBinding('tellLedger', (_source, entry: LedgerEntry) => plant.ledger.take(entry));
    };
    return new Kiosk(plant, await Browser.start({ ...options.browser, prepare }), options);
  }

  get page(): Page {
    if (!this.#page) throw new Error('the kiosk has no page');
    return this.#page;
  }

  /** The page that drives the courier. */
  async openPage(): Promise<Page> {
    const page = await this.browser.context.newPage();
    await page.goto(`${this.plant.origin}/measure.html`);
    await page.waitForFunction(() => 'measure' in window, undefined, { timeout: 30_000 });
    this.#page = page;
    return page;
  }

  /** The app itself, on its own origin's broker, its courier's messages told to the ledger. */
  async openApp(): Promise<Page> {
    const page = await this.browser.context.newPage();
    await page.addInitScript(tapCourier);
    await page.goto(`${this.plant.origin}/`);
    this.#page = page;
    return page;
  }

  /** A new page with an open courier. Answers ms until its store was open. */
  async open(change: Partial<BrokerSettings> = {}): Promise<number> {
    await this.openPage();
    return this.openCourier(change);
  }

  openCourier(change: Partial<BrokerSettings> = {}): Promise<number> {
    return this.page.evaluate((settings) => window.measure.courier.open(settings), {
      ...this.settings,
      ...change,
    });
  }

  configure(change: Partial<BrokerSettings> = {}): Promise<void> {
    return this.page.evaluate((settings) => window.measure.courier.configure(settings), {
      ...this.settings,
      ...change,
    });
  }

  async status(): Promise<CourierStatus> {
    const status = await this.page.evaluate(() => window.measure.courier.status());
    if (!status) throw new Error('the courier is not open');
    return status;
  }

  online(patienceMs = 40_000): Promise<void> {
    return until(async () => (await this.status()).connection === 'online', 'a connection', patienceMs);
  }

  /**
   * Nothing waits any more; counts are told four times a second.
   * @param patienceMs without any progress: how fast it goes is the machine's affair
   */
  async drained(patienceMs = 40_000): Promise<void> {
    await pause(300);
    const waiting = async (): Promise<number> => (await this.status()).waiting;
    for (let left = await waiting(); left > 0; left = await waiting()) {
      const before = left;
      await until(async () => (await waiting()) < before, `fewer than ${before} in the outbox`, patienceMs);
    }
  }

  stream(order: Omit<StreamOrder, 'from'> = { gauges: 4, everyMs: 25 }): Promise<void> {
    const from = this.plant.nextNumber();
    return this.page.evaluate((whole) => window.measure.courier.stream(whole), { ...order, from });
  }

  endStream(): Promise<void> {
    return this.page.evaluate(() => window.measure.courier.endStream());
  }

  /** Whole minutes of the past at 1 Hz, up to now. */
  async minutes(gauges: number, minutes: number, perBatch = 1): Promise<void> {
    const fromTs = Math.floor(Date.now() / 60_000 - minutes) * 60_000;
    const from = this.plant.nextNumber();
    await this.page.evaluate((order) => window.measure.courier.minutes(order), {
      ...{ gauges, minutes, fromTs, from, perBatch },
    });
  }

  async record(readings: readonly Reading[]): Promise<void> {
    await this.page.evaluate(async (all) => {
      await window.measure.courier.record(all);
      await window.measure.courier.settled();
    }, readings);
  }

  /** SIGKILL to the whole browser; the profile stays. */
  async kill(): Promise<void> {
    await this.browser.kill();
    this.#page = null;
  }

  restart(): Promise<void> {
    return this.browser.restart();
  }

  stop(): Promise<void> {
    return this.browser.stop();
  }

  /** For a report of what went wrong: what the courier said of itself. */
  lastWords(): Promise<string> {
    const ask = (): string =>
      JSON.stringify([window.measure?.courier.status(), window.measure?.courier.said()]);
    return this.page.evaluate(ask).catch((error: unknown) => String(error));
  }

  /** The browser's own protocol, for this page. */
  protocol(): Promise<CDPSession> {
    return this.browser.context.newCDPSession(this.page);
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
