/** The other side of an edge node: a tap that judges every packet of it, a host application, and a consumer of its data. Runs in Node. */
import mqtt from 'mqtt';
import type { BrokerSettings } from '../../../src/base/broker-settings.ts';
import { decodeIndependently } from '../../support/sparkplug/decode-independently.ts';
import { HostApplication } from '../../support/sparkplug/host-application.ts';
import { LineTap } from '../../support/sparkplug/line-tap.ts';
import { SparkplugChecker } from '../../support/sparkplug-checker.ts';
import type { Plant } from './plant.ts';

/** How long packets may cross a command in both sockets of the tap. */
const crossingMs = 300;
export const group = 'Lyon';
export const hostId = 'scada';

export class SparkplugSide {
  private constructor(
    readonly tap: LineTap,
    readonly host: HostApplication,
    private readonly hasHost: boolean,
  ) {}

  /** What its consumer gets counts as arrived. */
  static async start(plant: Plant, hasHost: boolean): Promise<SparkplugSide> {
    const tap = await LineTap.start(plant.relay.url);
    const host = await HostApplication.connect(plant.broker.url);
    const consumer = await mqtt.connectAsync(plant.broker.url, { protocolVersion: 4, keepalive: 300 });
    consumer.on('message', (_topic, payload) => {
      for (const { properties } of decodeIndependently(payload)?.metrics ?? []) {
        const id = properties.find(({ key }) => key === 'id')?.value;
        if (typeof id === 'string') plant.others.push({ id, moment: null });
      }
    });
    await consumer.subscribeAsync(`spBv1.0/${group}/DDATA/+/+`, { qos: 1 });
    plant.alsoStop(async () => {
      await consumer.endAsync(true);
      await host.stop();
      await tap.stop();
    });
    return new SparkplugSide(tap, host, hasHost);
  }

  get settings(): Partial<BrokerSettings> {
    const sparkplug = { groupId: group, edgeNodeId: '', primaryHostId: this.hasHost ? hostId : '' };
    return { url: this.tap.url, encoder: 'sparkplug', sparkplug };
  }

  /** Packets of one kind that the edge node sent so far. */
  sent(type: string): number {
    return this.tap.events.filter(
      (event) => event.kind === 'publish' && event.message.topic.split('/')[2] === type,
    ).length;
  }

  /** Throws where a rule of the specification was broken. */
  judge(): void {
    const checker = new SparkplugChecker({
      ...{ isFresh: true, crossingMs },
      ...(this.hasHost ? { primaryHostId: hostId } : {}),
    });
    for (const event of this.tap.events) checker.take(event);
    if (checker.book.broken.length > 0)
      throw new Error(`broken: ${JSON.stringify(checker.book.broken.slice(0, 5))}`);
  }
}
