/** Names of brokers and a size of the fleet → one result per broker, each on a broker of its own. */
import { fleetKiosks, type FleetBroker, type FleetKiosk } from './fleet-broker.ts';
import { startMosquittoFleet } from './mosquitto-fleet.ts';
import { startNatsFleet } from './nats-fleet.ts';
import { startRabbitMqFleet } from './rabbitmq-fleet.ts';
import { runStream, type StreamResult } from './run-stream.ts';

export const fleetBrokers = {
  nats: startNatsFleet,
  'mosquitto-site': (kiosks: readonly FleetKiosk[]) => startMosquittoFleet(kiosks, 'site'),
  'mosquitto-plant': (kiosks: readonly FleetKiosk[]) => startMosquittoFleet(kiosks, 'plant'),
  rabbitmq: startRabbitMqFleet,
} satisfies Readonly<Record<string, (kiosks: readonly FleetKiosk[]) => Promise<FleetBroker>>>;

export type FleetBrokerName = keyof typeof fleetBrokers;

export interface FleetOptions {
  readonly brokers: readonly FleetBrokerName[];
  readonly kiosks: number;
  readonly gauges: number;
  readonly seconds: number;
}

export const runFleet = async (
  { brokers, kiosks: count, gauges, seconds }: FleetOptions,
  say: (what: string) => void,
): Promise<readonly StreamResult[]> => {
  const kiosks = fleetKiosks(count);
  const results: StreamResult[] = [];
  for (const name of brokers) {
    say(`${name} starts`);
    const broker = await fleetBrokers[name](kiosks);
    try {
      results.push(await runStream(broker, { kiosks, gauges, seconds }, (what) => say(`${name}: ${what}`)));
    } finally {
      await broker.stop();
    }
  }
  return results;
};
