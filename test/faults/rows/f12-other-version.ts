/** F12: the database is of an older release, of a newer one, or held by a tab of an older one. */
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';
import { waitForConnection } from '../../support/wait-for-connection.ts';
import { firstRelease, laterRelease, rewriteDatabase } from '../bench/older-database.ts';

export const otherVersion: FaultRow = {
  id: 'F12',
  fault: 'upgrade, downgrade, blocked',
  injection:
    'an outage of five minutes in a database of version 1 (blocks as bytes), of version 99 with a store more, and ' +
    'under a tab that holds version 1 open for 8 s and ignores the request to close; the app itself under such a tab',
  demand: 'no gap; while blocked, readings wait in memory',
  timeoutMs: 180_000,
  run: async (plant) => {
    const kiosk = await plant.addKiosk();
    for (const release of [firstRelease, laterRelease]) {
      plant.relay.shut();
      await kiosk.open();
      await kiosk.minutes(4, 5);
      await kiosk.page.close();
      await kiosk.openPage();
      await kiosk.page.evaluate(rewriteDatabase, release);
      plant.relay.open();
      await kiosk.openCourier();
      await kiosk.online();
      await kiosk.drained();
      await kiosk.page.close();
    }
    await kiosk.openPage();
    await kiosk.page.evaluate(rewriteDatabase, firstRelease);
    const holder = await kiosk.openPage();
    await holder.evaluate(holdFirstRelease);
    await kiosk.openPage();
    const blocked = await kiosk.openCourier().then(
      () => '',
      (error: unknown) => String(error),
    );
    if (!blocked.includes('Another tab holds an older version open'))
      throw new Error(`opening was not blocked: ${blocked}`);
    await kiosk.stream({ gauges: 4, everyMs: 200 });
    await pause(3000);
    await holder.close();
    await kiosk.online();
    await kiosk.endStream();
    await kiosk.drained();
    await kiosk.page.close();

    const again = await kiosk.openPage();
    await again.evaluate(rewriteDatabase, firstRelease);
    await again.evaluate(holdFirstRelease);
    const app = await kiosk.openApp();
    await app.getByText('Another tab holds the storage').first().waitFor({ timeout: 20_000 });
    await again.close();
    await waitForConnection(app, 'Online');
    await pause(3000);
    const verdict = await plant.settle();
    plant.expectNoGaps();
    return { verdict, notes: 'all three; the app too waits and starts by itself' };
  },
};

/** Runs in the page. */
const holdFirstRelease = (): Promise<void> =>
  new Promise((resolve) => {
    const opening = indexedDB.open('dialect', 1);
    // Kept, so that nothing collects and closes it.
    opening.onsuccess = () => resolve(void Object.assign(window, { held: opening.result }));
  });
