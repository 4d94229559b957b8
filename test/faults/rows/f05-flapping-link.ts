/** F5: a link that comes and goes. */
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';

const flaps = 12;

export const flappingLink: FaultRow = {
  id: 'F5',
  fault: 'flapping link',
  injection: `every line reset ${flaps} times, after 0.2 to 2 s each, the port shut for 0.3 s in between`,
  demand: 'no gap; online again within 30 s of the last flap',
  timeoutMs: 150_000,
  run: async (plant) => {
    const kiosk = await plant.addKiosk();
    await kiosk.open();
    await kiosk.online();
    await kiosk.stream({ gauges: 4, everyMs: 50 });
    for (let flap = 0; flap < flaps; flap += 1) {
      await pause(200 + ((flap * 37) % 10) * 200);
      plant.relay.shut();
      await pause(300);
      plant.relay.open();
    }
    const began = Date.now();
    await kiosk.online(30_000);
    const backMs = Date.now() - began;
    await pause(500);
    await kiosk.endStream();
    await kiosk.drained();
    const verdict = await plant.settle();
    plant.expectNoGaps();
    return { verdict, notes: `online after ${(backMs / 1000).toFixed(1)} s` };
  },
};
