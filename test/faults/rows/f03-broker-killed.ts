/** F3: the broker is killed; its own memory of the last second dies with it. */
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';

const kills = 2;

export const brokerKilled: FaultRow = {
  id: 'F3',
  fault: 'broker SIGKILL',
  injection: `SIGKILL to mosquitto amid a stream, which saves once a second only; ${kills} times`,
  demand: 'no gap; what the broker acknowledged and lost is sent again',
  timeoutMs: 240_000,
  run: async (plant) => {
    const kiosk = await plant.addKiosk();
    await kiosk.open();
    await kiosk.online();
    await kiosk.stream();
    for (let kill = 0; kill < kills; kill += 1) {
      await pause(1500);
      await plant.broker.kill();
      await pause(700);
      await plant.broker.restart();
      await kiosk.online();
    }
    await pause(500);
    await kiosk.endStream();
    await kiosk.drained();
    const verdict = await plant.settle();
    plant.expectNoGaps();
    return { verdict, notes: `${kills} kills` };
  },
};
