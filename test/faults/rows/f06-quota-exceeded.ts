/** F6: the disk is full: first what is old must make room, then nothing at all can be written for a while. */
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';
import { until } from '../../support/until.ts';

const gauges = 16;
const minutes = 120;
/** Chromium charges a megabyte for the private file system, the reserve takes two; the rest is the database's. */
const quotaBytes = 4_000_000;

export const quotaExceeded: FaultRow = {
  id: 'F6',
  fault: 'quota exceeded',
  injection:
    `CDP Storage.overrideQuotaForOrigin: ${quotaBytes / 1e6} MB while ${minutes} minutes of ${gauges} gauges are recorded ` +
    'offline, then 1 byte while a stream runs, then lifted',
  demand:
    'the oldest become gaps that count them; what cannot be written waits in memory and is stored later',
  timeoutMs: 400_000,
  run: async (plant) => {
    plant.relay.shut();
    const kiosk = await plant.addKiosk();
    await kiosk.openPage();
    const protocol = await kiosk.protocol();
    const setQuota = (quotaSize?: number): Promise<unknown> =>
      protocol.send('Storage.overrideQuotaForOrigin', {
        origin: plant.origin,
        ...(quotaSize === undefined ? {} : { quotaSize }),
      });
    // Before the database is open: Chromium trusts for 30 s what it once found free.
    await setQuota(quotaBytes);
    await kiosk.openCourier();
    await kiosk.minutes(gauges, minutes, 10);
    await until(async () => (await kiosk.status()).lost > 0, 'the quota to be met');
    const before = plant.ledger.recorded;
    await setQuota(1);
    await kiosk.stream({ gauges: 4, everyMs: 100 });
    await pause(3000);
    const meanwhile = plant.ledger.recorded - before;
    await setQuota();
    await pause(3000);
    await kiosk.endStream();
    plant.relay.open();
    await kiosk.online();
    await kiosk.drained();
    const verdict = await plant.settle();
    if (plant.gaps.some(({ cause }) => cause !== 'storage-full'))
      throw new Error(`causes: ${plant.gaps.map(({ cause }) => cause).join(', ')}`);
    return { verdict, notes: `${plant.gaps.length} gaps; ${meanwhile} stored under the byte` };
  },
};
