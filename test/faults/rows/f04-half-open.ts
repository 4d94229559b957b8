/** F4: a half-open TCP connection: both ends believe in it, nothing passes. */
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';
import { until } from '../../support/until.ts';
import { keepaliveSeconds } from '../../../src/publish/connection.ts';

/** MQTT 5 §3.1.2.10: one and a half keepalives; and the courier's own second. */
const longestSilenceMs = keepaliveSeconds * 1500 + 2000;

export const halfOpen: FaultRow = {
  id: 'F4',
  fault: 'half-open TCP',
  injection: 'a relay keeps the line up and swallows all bytes of both directions',
  demand: `no gap; noticed within ${longestSilenceMs / 1000} s`,
  timeoutMs: 180_000,
  run: async (plant) => {
    const kiosk = await plant.addKiosk();
    await kiosk.open();
    await kiosk.online();
    await kiosk.stream({ gauges: 4, everyMs: 200 });
    await pause(3000);
    plant.relay.swallow();
    const began = Date.now();
    await until(
      async () => (await kiosk.status()).connection !== 'online',
      'the courier to notice',
      longestSilenceMs,
    );
    const noticedMs = Date.now() - began;
    await kiosk.online();
    await pause(1000);
    await kiosk.endStream();
    await kiosk.drained();
    const verdict = await plant.settle();
    plant.expectNoGaps();
    return { verdict, notes: `noticed after ${(noticedMs / 1000).toFixed(0)} s` };
  },
};
