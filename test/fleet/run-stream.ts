/** A fleet of kiosks at 1 Hz through a broker that is broken on the way → what arrived, how late, and what is missing. */
import type { Reading, RecordedReading } from '../../src/base/reading.ts';
import { historian } from '../support/example-plant.ts';
import { sampleReading, seededRandom } from '../support/sample-readings.ts';
import { kioskSettings, SimulatedKiosk } from '../support/simulated-kiosk.ts';
import { Subscriber } from '../support/subscriber.ts';
import { until } from '../support/until.ts';
import { auditOf, type Audit } from './audit.ts';
import type { FleetBroker, FleetKiosk } from './fleet-broker.ts';
import { Stopwatch, type Timing } from './stopwatch.ts';

export interface StreamOptions {
  readonly kiosks: readonly FleetKiosk[];
  readonly gauges: number;
  readonly seconds: number;
}

export interface StreamResult extends Audit, Timing {
  readonly broker: string;
  readonly fault: string;
  /** From the fault until every kiosk was connected (again), s; Infinity when they never were all at once. */
  readonly reconnectedS: number;
  /**
   * From its new start until the killed node had again all that the others have, s; Infinity when it never had, null
   * where there are no others.
   */
  readonly caughtUpS: number | null;
  /** From the last recorded reading until all outboxes were empty, s. */
  readonly drainedS: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const patienceMs = 180_000;
/** When nothing new came for so long, nothing will. */
const quietMs = 15_000;

/** From `began`, s; Infinity where it failed. */
const secondsUntil = (work: Promise<void>, began: number): Promise<number> =>
  work.then(
    () => (performance.now() - began) / 1000,
    () => Infinity,
  );

/** The start of each kiosk's second lies elsewhere, as it would. */
const recordAll = async (
  kiosk: SimulatedKiosk,
  { area }: FleetKiosk,
  index: number,
  { kiosks, gauges, seconds }: StreamOptions,
): Promise<RecordedReading[]> => {
  const random = seededRandom(index + 1);
  const recorded: RecordedReading[] = [];
  const began = performance.now() + (1000 * index) / kiosks.length;
  for (let second = 0; second < seconds; second += 1) {
    await pause(began + 1000 * second - performance.now());
    const readings = Array.from({ length: gauges }, (_, gauge): Reading => {
      const reading = sampleReading(gauge, Date.now(), random);
      return { ...reading, asset: reading.asset.replace('boilerhouse', area) };
    });
    recorded.push(...(await kiosk.record(readings)));
  }
  return recorded;
};

export const runStream = async (
  broker: FleetBroker,
  options: StreamOptions,
  say: (what: string) => void,
): Promise<StreamResult> => {
  const consumer = await Subscriber.start(broker.consumerPort, historian, ['plant/#']);
  const fleet: SimulatedKiosk[] = [];
  try {
    for (const { username, password } of options.kiosks)
      fleet.push(
        await SimulatedKiosk.start(kioskSettings({ url: broker.url, username, password, kiosk: username })),
      );
    await Promise.all(fleet.map((kiosk) => kiosk.online()));
    say(`${fleet.length} kiosks are connected`);
    const stopwatch = new Stopwatch(consumer);
    const streaming = Promise.all(
      fleet.map((kiosk, index) => recordAll(kiosk, options.kiosks[index]!, index, options)),
    );
    await pause((options.seconds * 1000) / 3);
    say(`${broker.fault} is killed; ${consumer.seen.length} messages came`);
    stopwatch.breaks();
    await broker.breakIt();
    const brokenAt = performance.now();
    const pausing = pause((options.seconds * 1000) / 3);
    // A kiosk may not have noticed yet.
    await pause(1000);
    const areOnline = (): boolean => fleet.every(({ status }) => status.connection === 'online');
    const reconnected = secondsUntil(
      until(areOnline, 'all kiosks to be connected again', patienceMs),
      brokenAt,
    );
    await pausing;
    const mendedAt = performance.now();
    await broker.mend();
    const catchingUp = broker.caughtUp?.(patienceMs);
    const caughtUp = catchingUp ? secondsUntil(catchingUp, mendedAt) : null;
    say(`it runs again; ${consumer.seen.length} messages came`);
    const recorded = (await streaming).flat();
    const endedAt = performance.now();
    // What is still in an outbox then is missing at the consumer, and the audit says so.
    const drained = await Promise.allSettled(fleet.map((kiosk) => kiosk.drained(patienceMs)));
    const drainedMs = performance.now() - endedAt;
    const emptied = drained.filter(({ status }) => status === 'fulfilled').length;
    say(`${recorded.length} readings were recorded; ${emptied} of ${fleet.length} outboxes are empty`);
    await stopwatch.quiet(() => auditOf(recorded, consumer.seen).received >= recorded.length, quietMs);
    return {
      ...{ broker: broker.name, fault: broker.fault },
      ...auditOf(recorded, consumer.seen),
      ...stopwatch.timing(),
      ...{ reconnectedS: await reconnected, caughtUpS: await caughtUp, drainedS: drainedMs / 1000 },
    };
  } finally {
    await Promise.all(fleet.map((kiosk) => kiosk.stop()));
    await consumer.stop();
  }
};
