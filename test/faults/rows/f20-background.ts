/** F20: the app's tab is behind another one, then frozen by the browser, then in front again. */
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';
import { RawBrowser, type RawTab } from '../bench/raw-browser.ts';
import { tapCourier } from '../bench/tap-courier.ts';
import type { LedgerEntry } from '../../measure/courier/ledger-entry.ts';
import { until } from '../../support/until.ts';

const hiddenMs = 20_000;
const frozenMs = 8000;
const script = `window.tellLedger = (entry) => Promise.resolve(tellScript(JSON.stringify(entry)));
  (${tapCourier.toString()})();`;

const stateOf = (tab: RawTab): Promise<unknown> => tab.evaluate('document.visibilityState');

export const background: FaultRow = {
  id: 'F20',
  fault: 'background throttling',
  injection:
    `the app behind another tab for ${hiddenMs / 1000} s with Chromium’s own throttling (timers once a second), ` +
    `then Page.setWebLifecycleState frozen for ${frozenMs / 1000} s, then in front`,
  demand: 'no gap; behind the other tab it records at least three quarters of what it records in front',
  timeoutMs: 150_000,
  run: async (plant) => {
    const browser = await RawBrowser.start((payload) =>
      plant.ledger.take(JSON.parse(payload) as LedgerEntry),
    );
    plant.alsoStop(() => browser.stop());
    const app = await browser.openTab(`${plant.origin}/`, script);
    await until(() => plant.ledger.recorded > 10, 'readings', 60_000);
    const recordedIn = async (ms: number): Promise<number> => {
      const before = plant.ledger.recorded;
      await pause(ms);
      return plant.ledger.recorded - before;
    };
    const inFront = (await recordedIn(8000)) / 8;
    const other = await browser.openTab('about:blank', '');
    await browser.bringToFront(other);
    await until(async () => (await stateOf(app)) === 'hidden', 'the app to be hidden');
    const behind = (await recordedIn(hiddenMs)) / (hiddenMs / 1000);
    await app.ask('Page.setWebLifecycleState', { state: 'frozen' });
    const frozen = (await recordedIn(frozenMs)) / (frozenMs / 1000);
    await app.ask('Page.setWebLifecycleState', { state: 'active' });
    await browser.bringToFront(app);
    await until(async () => (await stateOf(app)) === 'visible', 'the app to be seen');
    const again = (await recordedIn(8000)) / 8;
    // The last ones are on their way.
    await pause(1500);
    const verdict = await plant.settle();
    plant.expectNoGaps();
    if (behind < 0.75 * inFront || again < 0.75 * inFront)
      throw new Error(`readings/s: ${inFront} in front, ${behind} behind, ${again} in front again`);
    const rates = [inFront, behind, frozen, again].map((rate) => rate.toFixed(1));
    return { verdict, notes: `readings/s in front, behind, frozen, in front: ${rates.join(', ')}` };
  },
};
