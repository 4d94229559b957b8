/** F15: a broker with small bounds, and a consumer that stands still. */
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';

const lines = ['max_inflight_messages 20', 'max_queued_messages 100000'];
const capped = ['max_inflight_messages 20', 'max_queued_messages 100'];

export const queueCap: FaultRow = {
  id: 'F15',
  fault: 'broker queue cap',
  injection:
    'mosquitto states a Receive Maximum of 20; its consumer is stopped (SIGSTOP) while an outage of ten minutes of ' +
    '16 gauges drains; the same once more with a queue of 100 messages, to show what that costs',
  demand: 'no gap with the documented queue; the Receive Maximum is kept to, the line never ends',
  broker: { lines },
  timeoutMs: 150_000,
  run: async (plant) => {
    const kiosk = await plant.addKiosk();
    const outage = async (): Promise<void> => {
      plant.relay.shut();
      if (plant.ledger.recorded === 0) await kiosk.open();
      await kiosk.minutes(16, 10);
      plant.broker.holdWatcher();
      plant.relay.open();
      await kiosk.online();
      await kiosk.drained();
      await pause(500);
      plant.broker.letWatcherGo();
    };
    await outage();
    const verdict = await plant.settle();
    plant.expectNoGaps();
    await plant.broker.restart(capped);
    await plant.broker.awaitWatcher();
    await outage();
    const { recorded, received } = await plant.settle(5000);
    const missed = recorded - received;
    return { verdict, notes: `a queue of 100 keeps ${missed} from that consumer` };
  },
};
