/** F13: a week without a broker, sixteen gauges at 1 Hz, and the way back. */
import type { FaultRow } from '../bench/fault-row.ts';
import { Mosquitto } from '../../support/mosquitto.ts';
import { pause } from '../bench/kiosk.ts';
import { SequenceTally } from '../bench/sequence-tally.ts';

const gauges = 16;
const minutes = 7 * 24 * 60;
const largestBytes = 150e6;
const longestOpenMs = 1000;
/** The drain is watched for so long; what then still waits must be counted. `--whole` watches all of it. */
const drainSeconds = Number(process.env['DIALECT_FAULTS_DRAIN_S'] ?? 120);
const watched = Number.isFinite(drainSeconds) ? `its first ${drainSeconds} s` : 'all of it';
/** Minutes in one go, so that no call of the page takes long; and in one batch. */
const chunk = 240;
const perBatch = 10;

export const sevenDaysOffline: FaultRow = {
  id: 'F13',
  fault: 'seven days offline, drain',
  injection: `no broker while ${minutes} minutes of ${gauges} gauges at 1 Hz are recorded, ten at a time; then the browser starts anew and the broker is there; of the drain, ${watched}`,
  demand: `at most ${largestBytes / 1e6} MB stored, opened in ${longestOpenMs / 1000} s, no gap`,
  timeoutMs: 7_200_000,
  run: async (plant) => {
    const tally = new SequenceTally();
    const broker = await Mosquitto.start({ onSeen: (topic, payload) => tally.see(topic, payload) });
    plant.alsoStop(() => broker.stop());
    const kiosk = await plant.addKiosk({ settings: { url: broker.url } });
    await kiosk.open({ url: 'ws://127.0.0.1:9/mqtt' });
    const fromTs = Math.floor(Date.now() / 60_000 - minutes) * 60_000;
    const began = Date.now();
    for (let minute = 0; minute < minutes; minute += chunk) {
      const order = { gauges, minutes: chunk, perBatch, fromTs: fromTs + minute * 60_000, from: minute };
      tally.expect(await kiosk.page.evaluate((given) => window.measure.courier.longRecord(given), order));
    }
    const storedSeconds = (Date.now() - began) / 1000;
    const bytes = await kiosk.page.evaluate(async () => {
      const { usageDetails } = (await navigator.storage.estimate()) as {
        usageDetails?: { indexedDB?: number };
      };
      return usageDetails?.indexedDB ?? Infinity;
    });
    await kiosk.browser.close();
    await kiosk.restart();
    const openMs = await kiosk.open();
    await kiosk.online();
    const drainBegan = Date.now();
    const seconds = (): number => (Date.now() - drainBegan) / 1000;
    for (;;) {
      await pause(1000);
      const { waiting } = await kiosk.status();
      if (waiting === 0 || seconds() > drainSeconds) break;
    }
    const drained = seconds();
    // What was in flight arrives.
    await kiosk.configure({ url: 'ws://127.0.0.1:9/mqtt' });
    await pause(5000);
    const { waiting, lost } = await kiosk.status();
    const { recorded, received, again, foreign } = tally;
    const rate = Math.round(received / drained);
    const broken = [
      ...(recorded !== gauges * 60 * minutes ? [`${recorded} recorded`] : []),
      ...(received + waiting < recorded ? [`${recorded - received - waiting} neither arrived nor wait`] : []),
      ...(tally.firstMissing < received ? [`${tally.firstMissing} is missing among what arrived`] : []),
      ...(foreign > 0 ? [`${foreign} that nobody recorded`] : []),
      ...(lost > 0 ? [`${lost} lost`] : []),
      ...(bytes > largestBytes ? [`${bytes} bytes`] : []),
      ...(openMs > longestOpenMs ? [`opened in ${openMs} ms`] : []),
    ];
    const drainedFor = drained < 600 ? `${drained.toFixed(0)} s` : `${(drained / 60).toFixed(1)} min`;
    const notes = [
      `${(bytes / 1e6).toFixed(0)} MB, stored in ${storedSeconds.toFixed(0)} s, opened in ${openMs.toFixed(0)} ms`,
      `${rate}/s for ${drainedFor} (${Math.round(rate / gauges)} × real time)`,
      waiting > 0 ? `a part only: ${waiting} still wait` : 'nothing waits any more',
    ].join('; ');
    const counts = { recorded, received, redelivered: again, inGaps: 0, gapCount: lost, unanswered: 0 };
    return { verdict: { ...counts, broken }, notes };
  },
};
