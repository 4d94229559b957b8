/** F1: the whole browser is killed, online and offline. */
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';

export const browserKilled: FaultRow = {
  id: 'F1',
  fault: 'browser SIGKILL',
  injection: 'SIGKILL to every process of the browser amid writing: once online, once offline',
  demand: 'no gap',
  timeoutMs: 180_000,
  run: async (plant) => {
    const kiosk = await plant.addKiosk();
    for (const isOnline of [true, false]) {
      await kiosk.open();
      if (isOnline) await kiosk.online();
      await kiosk.stream();
      await pause(1500);
      await kiosk.kill();
      if (isOnline) plant.relay.shut();
      await kiosk.restart();
    }
    plant.relay.open();
    await kiosk.open();
    await kiosk.online();
    await kiosk.drained();
    const verdict = await plant.settle();
    plant.expectNoGaps();
    return { verdict, notes: '2 kills' };
  },
};
