/**
 * Messages → few, large writes on an open connection. MQTT.js spends some 85 µs on each publish; a week's
 * backlog is ten million of them. It keeps everything else: the session, keepalive, control messages, parsing.
 */
import type { MqttClient } from 'mqtt';
import type { Message, PublishOutcome } from './message.ts';
import { lastFastId } from './packet-ids.ts';
import type { PubackTap } from './puback-tap.ts';
import { publishPacket } from './publish-packet.ts';

const join = (packets: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> => {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const packet of packets) {
    joined.set(packet, at);
    at += packet.length;
  }
  return joined;
};

const largestWriteBytes = 32_768;

/** What holds on one connection. */
export interface Terms {
  readonly version: 4 | 5;
  /** Bytes; Infinity where the broker states none. */
  readonly largestPacket: number;
  /** What a reason code above 127 means. */
  outcomeOf(code: number): PublishOutcome;
}

export class FastLane {
  readonly #socket: WebSocket;
  /** A task of its own lets the acknowledgements that wait come first, so that what they free goes out together. */
  readonly #soon = new MessageChannel();
  readonly #terms: Terms;
  readonly #unanswered = new Map<number, (outcome: PublishOutcome) => void>();
  #packets: Uint8Array[] = [];
  #bytes = 0;
  #lastId = 0;
  #isOver = false;

  constructor(client: MqttClient, socket: WebSocket, tap: PubackTap, terms: Terms) {
    this.#socket = socket;
    this.#terms = terms;
    this.#soon.port1.onmessage = () => this.flush();
    tap.onAcknowledgement = ({ packetId, reasonCode }) => this.#settle(packetId, reasonCode);
    // What the tap left to MQTT.js.
    client.on('packetreceive', (packet) => {
      if (packet.cmd === 'puback') this.#settle(packet.messageId ?? 0, packet.reasonCode ?? 0);
    });
  }

  publish(message: Message): Promise<PublishOutcome> {
    if (this.#isOver) return Promise.resolve('lost');
    const { version, largestPacket } = this.#terms;
    const id = message.qos === 0 ? 0 : this.#nextId();
    const packet = publishPacket(message, id, version);
    // The broker would end the session over it, and over its redelivery again (MQTT 5 §3.2.2.3.6).
    if (packet.length > largestPacket) return Promise.resolve('poison');
    this.#add(packet);
    if (message.qos === 0) return Promise.resolve('acknowledged');
    return new Promise((settle) => this.#unanswered.set(id, settle));
  }

  /** Writes what was gathered, now. */
  flush(): void {
    if (this.#packets.length === 0 || this.#isOver) return;
    const bytes = join(this.#packets, this.#bytes);
    this.#packets = [];
    this.#bytes = 0;
    // Backpressure is the window's: what is unacknowledged is bounded, and so is what waits here.
    this.#socket.send(bytes);
  }

  /** The connection is over: no answer will come. */
  end(): void {
    this.#isOver = true;
    for (const settle of this.#unanswered.values()) settle('lost');
    this.#unanswered.clear();
    this.#soon.port1.close();
  }

  #settle(packetId: number, reasonCode: number): void {
    const settle = this.#unanswered.get(packetId);
    if (!settle) return;
    this.#unanswered.delete(packetId);
    settle(reasonCode < 128 ? 'acknowledged' : this.#terms.outcomeOf(reasonCode));
  }

  #add(packet: Uint8Array): void {
    if (this.#packets.length === 0) this.#soon.port2.postMessage(null);
    this.#packets.push(packet);
    this.#bytes += packet.length;
    if (this.#bytes >= largestWriteBytes) this.flush();
  }

  #nextId(): number {
    do this.#lastId = (this.#lastId % lastFastId) + 1;
    while (this.#unanswered.has(this.#lastId));
    return this.#lastId;
  }
}
