/** F2: the tab crashes, or is closed without a word. */
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';

export const tabCrashed: FaultRow = {
  id: 'F2',
  fault: 'tab crash or close',
  injection: 'CDP Page.crash amid writing, then a new tab; that one is closed amid writing, then another',
  demand: 'no gap; the next tab takes over',
  timeoutMs: 90_000,
  run: async (plant) => {
    const kiosk = await plant.addKiosk();
    await kiosk.open();
    await kiosk.online();
    await kiosk.stream();
    await pause(1500);
    const session = await kiosk.browser.context.newCDPSession(kiosk.page);
    const crashed = new Promise((resolve) => kiosk.page.once('crash', resolve));
    // It never answers.
    session.send('Page.crash').catch(() => undefined);
    await crashed;
    await kiosk.open();
    await kiosk.online();
    await kiosk.stream();
    await pause(1500);
    await kiosk.page.close();
    await kiosk.open();
    await kiosk.online();
    await kiosk.drained();
    const verdict = await plant.settle();
    plant.expectNoGaps();
    return { verdict, notes: '1 crash, 1 close' };
  },
};
