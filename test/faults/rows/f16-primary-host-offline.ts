/** F16: the primary host of a Sparkplug edge node goes away and comes back, twice. */
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';
import { hostId, SparkplugSide } from '../bench/sparkplug-side.ts';
import { until } from '../../support/until.ts';

export const primaryHostOffline: FaultRow = {
  id: 'F16',
  fault: 'primary host offline',
  injection:
    'retained STATE of the primary host: offline at first, then online, offline amid a stream, online',
  demand: 'no gap; no data while the host is away; every packet keeps to Sparkplug 3.0',
  timeoutMs: 120_000,
  run: async (plant) => {
    const side = await SparkplugSide.start(plant, true);
    await side.host.say(hostId, false, Date.now());
    const kiosk = await plant.addKiosk({ settings: side.settings });
    await kiosk.open();
    await until(async () => (await kiosk.status()).detail.includes(hostId), 'waiting for the host');
    await kiosk.stream({ gauges: 4, everyMs: 100 });
    await pause(2000);
    if (side.sent('NBIRTH') > 0) throw new Error('born without its host');
    await side.host.say(hostId, true, Date.now());
    await kiosk.online();
    await pause(2000);
    await side.host.say(hostId, false, Date.now());
    await until(async () => (await kiosk.status()).connection !== 'online', 'the session to end');
    await pause(500);
    const before = side.sent('DDATA');
    await pause(3000);
    if (side.sent('DDATA') > before) throw new Error('data while the host is away');
    await side.host.say(hostId, true, Date.now());
    await kiosk.online(70_000);
    await kiosk.endStream();
    await kiosk.drained();
    const verdict = await plant.settle();
    plant.expectNoGaps();
    side.judge();
    return { verdict, notes: `${side.sent('NDEATH')} NDEATH, ${side.sent('NBIRTH')} NBIRTH` };
  },
};
