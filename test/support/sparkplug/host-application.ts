/** A host application as tests need it: says its STATE, asks for rebirths, and sees what the broker gives it. Runs in Node. */
import mqtt, { type MqttClient } from 'mqtt';
import { encodePayload } from '../../../src/publish/sparkplug/encode-payload.ts';
import { boolean } from '../../../src/publish/sparkplug/payload.ts';
import { decodeIndependently } from './decode-independently.ts';

export interface SeenDeath {
  readonly topic: string;
  readonly bdSeq: number;
  readonly retain: boolean;
}

export class HostApplication {
  readonly deaths: SeenDeath[] = [];

  private constructor(private readonly client: MqttClient) {}

  static async connect(url: string): Promise<HostApplication> {
    const client = await mqtt.connectAsync(url, {
      protocolVersion: 4,
      clientId: `host-${process.pid}-${Date.now()}`,
    });
    const host = new HostApplication(client);
    client.on('message', (topic, payload, { retain }) => {
      const metric = decodeIndependently(payload)?.metrics[0];
      host.deaths.push({ topic, bdSeq: Number(metric?.value), retain });
    });
    await client.subscribeAsync('spBv1.0/+/NDEATH/+', { qos: 1 });
    return host;
  }

  /** Retained, QoS 1, as Sparkplug 3.0 §6.4.27 asks. */
  async say(hostId: string, online: boolean, timestamp: number): Promise<void> {
    const payload = JSON.stringify({ online, timestamp });
    await this.client.publishAsync(`spBv1.0/STATE/${hostId}`, payload, { qos: 1, retain: true });
  }

  async askForRebirth(groupId: string, edgeNodeId: string): Promise<void> {
    const timestamp = Date.now();
    const metric = {
      name: 'Node Control/Rebirth',
      timestamp,
      datatype: 11,
      isHistorical: false,
      properties: [],
    };
    const payload = encodePayload({ timestamp, seq: null, metrics: [{ ...metric, value: boolean(true) }] });
    await this.client.publishAsync(`spBv1.0/${groupId}/NCMD/${edgeNodeId}`, payload as Buffer, { qos: 0 });
  }

  async stop(): Promise<void> {
    await this.client.endAsync(true);
  }
}
