/** The page that drives the courier, in a Chromium that nobody watches: every frame told to a debugger costs it time. */
import { defaultSparkplug, type BrokerSettings } from '../../src/base/broker-settings.ts';
import type { CourierStatus } from '../../workers/courier/api.ts';
import { RawBrowser, type BrowserProcess, type RawTab } from '../faults/bench/raw-browser.ts';
import { until } from '../support/until.ts';

export class BareKiosk {
  private constructor(
    private readonly browser: RawBrowser,
    readonly tab: RawTab,
    private readonly settings: BrokerSettings,
  ) {}

  /** Its courier is open and has no broker yet. @param origin where the built app is served */
  static async open(origin: string): Promise<BareKiosk> {
    const browser = await RawBrowser.start(() => undefined);
    const tab = await browser.openTab(`${origin}/measure.html`, '');
    const kiosk = new BareKiosk(browser, tab, {
      ...{ url: 'ws://127.0.0.1:9/mqtt', username: '', password: '', kiosk: 'kiosk-1' },
      ...{ topicPrefix: 'plant', encoder: 'plain', sparkplug: defaultSparkplug },
    });
    await until(async () => (await tab.evaluate(`'measure' in window`)) === true, 'the page', 30_000);
    await kiosk.ask('open', kiosk.settings);
    return kiosk;
  }

  /** Calls the courier's drive of that name in the page. */
  ask(name: string, ...given: readonly unknown[]): Promise<unknown> {
    return this.tab.evaluate(`window.measure.courier.${name}(...${JSON.stringify(given)})`);
  }

  async status(): Promise<CourierStatus> {
    return (await this.ask('status')) as CourierStatus;
  }

  /** Connects it. @param url of the broker */
  async connect(url: string): Promise<void> {
    await this.ask('configure', { ...this.settings, url });
    await until(async () => (await this.status()).connection === 'online', 'a connection', 40_000);
  }

  processes(): Promise<readonly BrowserProcess[]> {
    return this.browser.processes();
  }

  stop(): Promise<void> {
    return this.browser.stop();
  }
}
