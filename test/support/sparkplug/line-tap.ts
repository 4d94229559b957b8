/** A relay between an edge node and a broker that writes down every packet, and can cut the line. Runs in Node. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import mqttPacket, { type IConnectPacket, type Packet } from 'mqtt-packet';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import type { LineEvent, SeenMessage } from './line-event.ts';

type WithoutPlace<Event> = Event extends unknown ? Omit<Event, 'connection' | 'atMs'> : never;
type Place = { readonly connection: number; readonly atMs: number };

/** CONNACK of MQTT 3.1.1 with “unacceptable protocol version”. */
const unacceptableVersion = Buffer.from([0x20, 0x02, 0x00, 0x01]);

const bytesOf = (payload: string | Buffer | undefined): Uint8Array =>
  typeof payload === 'string' ? Buffer.from(payload) : (payload ?? new Uint8Array());

const willOf = ({ will }: IConnectPacket): SeenMessage | null =>
  will
    ? {
        topic: will.topic,
        payload: bytesOf(will.payload as Buffer),
        qos: will.qos ?? 0,
        retain: will.retain ?? false,
      }
    : null;

export class LineTap {
  readonly events: LineEvent[] = [];
  readonly #server: Server;
  readonly #pairs = new Set<readonly [WebSocket, WebSocket]>();
  #connections = 0;

  private constructor(
    private readonly upstreamUrl: string,
    private readonly accepts: readonly number[],
  ) {
    this.#server = createServer((_request, response) => response.writeHead(404).end());
    const sockets = new WebSocketServer({ server: this.#server, handleProtocols: () => 'mqtt' });
    sockets.on('connection', (socket) => this.#pair(socket));
  }

  /** @param accepts MQTT versions that the broker is said to speak */
  static async start(upstreamUrl: string, accepts: readonly number[] = [4, 5]): Promise<LineTap> {
    const tap = new LineTap(upstreamUrl, accepts);
    await new Promise<void>((resolve) => tap.#server.listen(0, '127.0.0.1', resolve));
    return tap;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/mqtt`;
  }

  /** As a pulled cable would: neither side says goodbye. */
  cut(): void {
    for (const [down, up] of this.#pairs) {
      up.terminate();
      down.terminate();
    }
  }

  async stop(): Promise<void> {
    this.cut();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #pair(down: WebSocket): void {
    const connection = (this.#connections += 1);
    const up = new WebSocket(this.upstreamUrl, 'mqtt');
    const pair = [down, up] as const;
    this.#pairs.add(pair);
    const write = (event: WithoutPlace<LineEvent>): void => {
      this.events.push({ ...event, connection, atMs: Date.now() } as LineEvent & Place);
    };
    let isRefused = false;
    const fromNode = mqttPacket.parser({ protocolVersion: 4 });
    let fromBroker = mqttPacket.parser({ protocolVersion: 4 });
    fromNode.on('packet', (packet: Packet) => {
      if (packet.cmd === 'connect') {
        const version = packet.protocolVersion === 5 ? 5 : 4;
        fromBroker = mqttPacket.parser({ protocolVersion: version });
        fromBroker.on('packet', (answer: Packet) => {
          if (answer.cmd === 'publish') write({ kind: 'deliver', message: messageOf(answer) });
        });
        isRefused = !this.accepts.includes(version);
      }
      for (const event of eventsOf(packet)) write(event);
    });
    const early: Buffer[] = [];
    up.on('open', () => early.splice(0).forEach((bytes) => up.send(bytes)));
    down.on('message', (data: RawData) => {
      const bytes = data as Buffer;
      fromNode.parse(bytes);
      if (isRefused) {
        down.send(unacceptableVersion);
        down.close();
      } else if (up.readyState === WebSocket.OPEN) up.send(bytes);
      else early.push(bytes);
    });
    up.on('message', (data: RawData) => {
      fromBroker.parse(data as Buffer);
      down.send(data as Buffer);
    });
    const end = (): void => {
      if (!this.#pairs.delete(pair)) return;
      write({ kind: 'closed' });
      down.close();
      up.close();
    };
    for (const socket of pair) {
      socket.on('close', end);
      socket.on('error', end);
    }
  }
}

const messageOf = (packet: Extract<Packet, { cmd: 'publish' }>): SeenMessage => ({
  topic: packet.topic,
  payload: bytesOf(packet.payload),
  qos: packet.qos,
  retain: packet.retain,
});

const eventsOf = (packet: Packet): WithoutPlace<LineEvent>[] => {
  if (packet.cmd === 'connect') {
    const sessionExpiry = packet.properties?.sessionExpiryInterval ?? null;
    const version = packet.protocolVersion === 5 ? 5 : 4;
    return [{ kind: 'connect', version, clean: packet.clean ?? false, sessionExpiry, will: willOf(packet) }];
  }
  if (packet.cmd === 'subscribe')
    return packet.subscriptions.map(({ topic, qos }) => ({ kind: 'subscribe', filter: topic, qos }));
  if (packet.cmd === 'publish') return [{ kind: 'publish', message: messageOf(packet) }];
  if (packet.cmd === 'disconnect') return [{ kind: 'disconnect', reason: packet.reasonCode ?? 0 }];
  return [];
};
