/**
 * Messages → few, large writes on an open connection. MQTT.js spends some 85 µs on each publish; a week's
 * backlog is ten million of them. It keeps everything else: the session, keepalive, control messages, parsing.
 */
import type { MqttClient } from 'mqtt';
import type { Message, PublishOutcome } from './message.ts';
import { lastFastId } from './packet-ids.ts';
import type { PubackTap } from './puback-tap.ts';
import { publishLength, writePublish } from './publish-packet.ts';

const largestWriteBytes = 32_768;
const tellLifeMs = 1000;

/** What holds on one connection. */
export interface Terms {
  readonly version: 4 | 5;
  /** Bytes; Infinity where the broker states none. */
  readonly largestPacket: number;
  /** What a reason code above 127 means. */
  outcomeOf(code: number): PublishOutcome;
}

export class FastLane {
  readonly #client: MqttClient;
  readonly #socket: WebSocket;
  /** A task of its own lets the acknowledgements that wait come first, so that what they free goes out together. */
  readonly #soon = new MessageChannel();
  readonly #terms: Terms;
  readonly #unanswered = new Map<number, (outcome: PublishOutcome) => void>();
  /** The packets that go out next, in memory that is used again and again. */
  readonly #gathered = new Uint8Array(largestWriteBytes);
  #length = 0;
  #lastId = 0;
  #isOver = false;
  #lifeToldAt = -Infinity;

  constructor(client: MqttClient, socket: WebSocket, tap: PubackTap, terms: Terms) {
    this.#client = client;
    this.#socket = socket;
    this.#terms = terms;
    this.#soon.port1.onmessage = () => this.flush();
    tap.onAcknowledgement = ({ packetId, reasonCode }) => {
      this.#settle(packetId, reasonCode);
      this.#tellLife();
    };
    // What the tap left to MQTT.js.
    client.on('packetreceive', (packet) => {
      if (packet.cmd === 'puback') this.#settle(packet.messageId ?? 0, packet.reasonCode ?? 0);
    });
  }

  publish(message: Message): Promise<PublishOutcome> {
    if (this.#isOver) return Promise.resolve('lost');
    const { version, largestPacket } = this.#terms;
    const length = publishLength(message, version);
    // The broker would end the session over it, and over its redelivery again (MQTT 5 §3.2.2.3.6).
    if (length > largestPacket) return Promise.resolve('poison');
    const id = message.qos === 0 ? 0 : this.#nextId();
    this.#add(message, id, length);
    if (message.qos === 0) return Promise.resolve('acknowledged');
    return new Promise((settle) => this.#unanswered.set(id, settle));
  }

  /** Writes what was gathered, now. */
  flush(): void {
    if (this.#length === 0 || this.#isOver) return;
    const bytes = this.#gathered.subarray(0, this.#length);
    this.#length = 0;
    // Backpressure is the window's: what is unacknowledged is bounded, and so is what waits here. `send` copies.
    this.#socket.send(bytes);
  }

  /** The connection is over: no answer will come. */
  end(): void {
    this.#isOver = true;
    for (const settle of this.#unanswered.values()) settle('lost');
    this.#unanswered.clear();
    this.#soon.port1.close();
  }

  /**
   * MQTT.js takes every PUBACK for a sign of life, but the tap keeps them from it: a ping that waits behind a backlog
   * at a slow broker would end a line that lives, and the drain would begin again.
   */
  #tellLife(): void {
    const now = performance.now();
    if (now - this.#lifeToldAt < tellLifeMs) return;
    this.#lifeToldAt = now;
    this.#client.reschedulePing();
  }

  #settle(packetId: number, reasonCode: number): void {
    const settle = this.#unanswered.get(packetId);
    if (!settle) return;
    this.#unanswered.delete(packetId);
    settle(reasonCode < 128 ? 'acknowledged' : this.#terms.outcomeOf(reasonCode));
  }

  #add(message: Message, id: number, length: number): void {
    const { version } = this.#terms;
    if (this.#length + length > largestWriteBytes) this.flush();
    if (length > largestWriteBytes) {
      const bytes = new Uint8Array(length);
      writePublish(bytes, 0, message, id, version);
      this.#socket.send(bytes);
      return;
    }
    if (this.#length === 0) this.#soon.port2.postMessage(null);
    writePublish(this.#gathered, this.#length, message, id, version);
    this.#length += length;
  }

  #nextId(): number {
    do this.#lastId = (this.#lastId % lastFastId) + 1;
    while (this.#unanswered.has(this.#lastId));
    return this.#lastId;
  }
}
