/** F19: somebody clears the site's data while it runs. */
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';

export const storageCleared: FaultRow = {
  id: 'F19',
  fault: 'storage cleared',
  injection:
    'CDP Storage.clearDataForOrigin (all kinds) amid a stream, with an outage of five minutes stored',
  demand: 'exactly what was stored is in gaps; recording goes on',
  timeoutMs: 120_000,
  run: async (plant) => {
    plant.relay.shut();
    const kiosk = await plant.addKiosk();
    await kiosk.open();
    await kiosk.minutes(4, 5);
    await kiosk.stream({ gauges: 4, everyMs: 50 });
    await pause(1500);
    const protocol = await kiosk.protocol();
    await protocol.send('Storage.clearDataForOrigin', { origin: plant.origin, storageTypes: 'all' });
    await pause(2000);
    await kiosk.endStream();
    plant.relay.open();
    await kiosk.online();
    await kiosk.drained();
    const verdict = await plant.settle();
    if (verdict.inGaps < 1200) throw new Error(`only ${verdict.inGaps} were lost: nothing was cleared`);
    if (verdict.gapCount !== verdict.inGaps)
      throw new Error(`${verdict.inGaps} were lost, and gaps count ${verdict.gapCount}`);
    return { verdict, notes: `${plant.gaps.map(({ cause }) => cause).join(', ')}` };
  },
};
