/** F8: the app in two tabs; then the first goes. */
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';
import { until } from '../../support/until.ts';
import { waitForConnection } from '../../support/wait-for-connection.ts';

export const duplicateTab: FaultRow = {
  id: 'F8',
  fault: 'duplicate tab',
  injection: 'the app with its demo plant in two tabs at once; the first is closed, later the second crashes',
  demand: 'no gap; one tab records and publishes, the other says that it stands by and takes over',
  timeoutMs: 240_000,
  run: async (plant) => {
    const kiosk = await plant.addKiosk();
    const first = await kiosk.openApp();
    await waitForConnection(first, 'Online');
    const second = await kiosk.openApp();
    await waitForConnection(second, 'Standby');
    await pause(4000);
    await first.close();
    await waitForConnection(second, 'Online');
    const byFirst = plant.ledger.recorded;
    await until(() => plant.ledger.recorded > byFirst, 'the second tab to record');
    await pause(4000);
    const third = await kiosk.openApp();
    await waitForConnection(third, 'Standby');
    const session = await kiosk.browser.context.newCDPSession(second);
    session.send('Page.crash').catch(() => undefined);
    await waitForConnection(third, 'Online');
    await pause(2000);
    const verdict = await plant.settle();
    plant.expectNoGaps();
    const clients = new Set(plant.ledger.ids.map((id) => id.split(':')[0]));
    if (clients.size !== 1) throw new Error(`${clients.size} names`);
    return { verdict, notes: '3 tabs in turn' };
  },
};
