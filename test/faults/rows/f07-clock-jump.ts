/** F7: the wall clock jumps, forth, back, and across a restart to before the device's own first day. */
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';
import { shiftClock, shiftedBy } from '../bench/shift-clock.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Forth three days, back to yesterday, forth a minute, and right. */
const jumpsMs = [3 * dayMs, -dayMs, 60_000, 0];

export const clockJump: FaultRow = {
  id: 'F7',
  fault: 'clock jump',
  injection:
    'the clock of page and worker scripts moved while they run (+3 d, −1 d, +1 min, 0), then a restart 40 years back, ' +
    'offline, and one with the right time',
  demand: 'no gap; no id twice',
  timeoutMs: 120_000,
  run: async (plant) => {
    const kiosk = await plant.addKiosk();
    plant.scriptPrefix = shiftedBy(0);
    await kiosk.open();
    await kiosk.online();
    await kiosk.stream({ gauges: 4, everyMs: 50 });
    for (const jumpMs of jumpsMs) {
      await pause(1200);
      await shiftClock(kiosk.page, jumpMs);
    }
    await pause(1200);
    await kiosk.kill();
    plant.relay.shut();
    await kiosk.restart();
    plant.scriptPrefix = shiftedBy(-40 * 365 * dayMs);
    await kiosk.open();
    await kiosk.stream({ gauges: 4, everyMs: 50 });
    await pause(1500);
    await kiosk.kill();
    plant.relay.open();
    plant.scriptPrefix = '';
    await kiosk.restart();
    await kiosk.open();
    await kiosk.online();
    await kiosk.stream({ gauges: 4, everyMs: 50 });
    await pause(1000);
    await kiosk.endStream();
    await kiosk.drained();
    const verdict = await plant.settle();
    plant.expectNoGaps();
    return { verdict, notes: `${jumpsMs.length} jumps, 2 restarts` };
  },
};
