/** F14: the broker's access rules deny one gauge's topic, until an administrator changes them. */
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';
import { until } from '../../support/until.ts';

const login = { username: 'kiosk', password: 'kiosk' };
const asset = (gauge: number): string => `topic write plant/acme/lyon/utilities/boilerhouse/PG-${gauge}/#`;
const denied = ['user kiosk', 'topic readwrite plant/kiosk-1/#', asset(101), asset(103)];

export const publishDenied: FaultRow = {
  id: 'F14',
  fault: 'ACL denial',
  injection:
    'an ACL file without the topic of one gauge of three; later that topic is added and the file read again',
  demand: 'no gap by MQTT 5; the person is told which topic; the other gauges go on',
  broker: { login, acl: denied },
  timeoutMs: 200_000,
  run: async (plant) => {
    const kiosk = await plant.addKiosk({ settings: login });
    await kiosk.open();
    await kiosk.online();
    await kiosk.stream({ gauges: 3, everyMs: 200 });
    const isTold = async (): Promise<boolean> =>
      (await kiosk.page.evaluate(() => window.measure.courier.said())).some(
        (words) => words.startsWith('refused') && words.includes('PG-102'),
      );
    await until(isTold, 'the denied topic to be named');
    await pause(2000);
    await kiosk.endStream();
    const arrivedBefore = new Set(plant.arrived.map(({ id }) => id)).size;
    const { waiting } = await kiosk.status();
    plant.broker.changeAcl([...denied, asset(102)]);
    await kiosk.drained(90_000);
    const verdict = await plant.settle();
    plant.expectNoGaps();
    if (waiting === 0) throw new Error('nothing was denied');
    return { verdict, notes: `${arrivedBefore} arrived meanwhile, ${waiting} waited` };
  },
};
