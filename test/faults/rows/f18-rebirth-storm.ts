/** F18: a Sparkplug edge node's sequence number wraps, and a host asks for rebirths without end. */
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';
import { group, SparkplugSide } from '../bench/sparkplug-side.ts';

const requests = 300;
const stormMs = 5000;

export const rebirthStorm: FaultRow = {
  id: 'F18',
  fault: 'seq wrap, rebirth storm',
  injection: `more than 600 messages in one session; then ${requests} rebirth commands in ${stormMs / 1000} s amid a stream`,
  demand: 'no gap; births at most once a second and once more; every packet keeps to Sparkplug 3.0',
  timeoutMs: 120_000,
  run: async (plant) => {
    const side = await SparkplugSide.start(plant, false);
    const kiosk = await plant.addKiosk({ settings: side.settings });
    await kiosk.open();
    await kiosk.online();
    await kiosk.stream({ gauges: 4, everyMs: 10 });
    while (side.sent('DDATA') < 600) await pause(100);
    const before = side.sent('NBIRTH');
    // A busy machine takes longer over the commands than it should.
    const began = Date.now();
    for (let request = 0; request < requests; request += 1) {
      await side.host.askForRebirth(group, 'kiosk-1');
      await pause(stormMs / requests);
    }
    await pause(1500);
    await kiosk.endStream();
    await kiosk.drained();
    const births = side.sent('NBIRTH') - before;
    const seconds = (Date.now() - began) / 1000;
    const verdict = await plant.settle();
    plant.expectNoGaps();
    side.judge();
    if (births < 2 || births > Math.floor(seconds) + 1) throw new Error(`${births} births`);
    return { verdict, notes: `${requests} requests, ${births} rebirths, ${side.sent('DDATA')} DDATA` };
  },
};
