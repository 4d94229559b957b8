/** F9: a second device is a copy of the first, name and storage included. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';
import { until } from '../../support/until.ts';

export const oneNameTwice: FaultRow = {
  id: 'F9',
  fault: 'two devices, one id',
  injection: 'the whole profile is copied; both devices run, one name, one broker; later one is renamed',
  demand: 'no gap; no id twice; both say that another device has their name',
  timeoutMs: 180_000,
  run: async (plant) => {
    const first = await plant.addKiosk();
    await first.open();
    await first.online();
    await first.stream({ gauges: 2, everyMs: 100 });
    await pause(1000);
    await first.endStream();
    await first.drained();
    await first.browser.close();
    const copy = mkdtempSync(join(tmpdir(), 'dialect-copy-'));
    plant.alsoStop(() => rmSync(copy, { recursive: true, force: true }));
    cpSync(first.browser.profile, copy, { recursive: true, filter: (name) => !name.includes('Singleton') });
    await first.restart();
    const second = await plant.addKiosk({ browser: { profile: copy } });
    for (const kiosk of [first, second]) {
      await kiosk.open();
      await kiosk.stream({ gauges: 2, everyMs: 100 });
    }
    const isTold = async (kiosk: typeof first): Promise<boolean> =>
      (await kiosk.page.evaluate(() => window.measure.courier.said())).some((words) =>
        words.includes('Another device connected under this kiosk’s name'),
      );
    await until(async () => (await isTold(first)) && (await isTold(second)), 'both to be told', 60_000);
    await second.configure({ kiosk: 'kiosk-2' });
    for (const kiosk of [first, second]) {
      await kiosk.online(70_000);
      await kiosk.endStream();
      await kiosk.drained();
    }
    const verdict = await plant.settle();
    plant.expectNoGaps();
    return { verdict, notes: 'both told, one renamed' };
  },
};
