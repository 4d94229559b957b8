/** One connection to a broker, from CONNECT to its end: MQTT.js without its own reconnect. */
import type { IClientOptions, MqttClient } from 'mqtt';
import type { BrokerSettings } from '../base/broker-settings.ts';
import { refuse, ok, type Result } from '../base/result.ts';
import { FastLane } from './fast-lane.ts';
import { loginOf } from './login.ts';
import type { Message, PublishOutcome } from './message.ts';
import { controlIds } from './packet-ids.ts';
import { PubackTap } from './puback-tap.ts';
import { refusalOf, unreachableAt, type Failure } from './refusal-words.ts';

export type ProtocolVersion = 4 | 5;

/** MQTT 5 §3.14.2.1: normal, or disconnect with will message. */
export type DisconnectReason = 0 | 4;

export interface Connection {
  readonly version: ProtocolVersion;
  /** Messages of QoS 1 that may be unacknowledged at a time (MQTT 5 Receive Maximum). */
  readonly receiveMaximum: number;
  /** Resolves when it is over, with the reason where one is known. */
  readonly ended: Promise<Failure | null>;
  /** By QoS 0 it answers `acknowledged` once it is written. */
  publish(message: Message): Promise<PublishOutcome>;
  subscribe(filter: string, onMessage: (topic: string, payload: Uint8Array) => void): Promise<boolean>;
  /** Sends `last`, then DISCONNECT; with MQTT 5's reason 4 the broker publishes the will all the same. */
  stop(last: Message, reason?: DisconnectReason): Promise<void>;
  /** Drops the line without a word: the broker publishes the will. */
  abandon(): void;
}

export interface ConnectFailure extends Failure {
  /** The line was open and the broker closed it without an answer: perhaps it cannot read this MQTT version. */
  readonly closedUnanswered: boolean;
  /** The CONNECT left this device: the line opened. */
  readonly wasSent: boolean;
}

const connectTimeoutMs = 10_000;
const stopTimeoutMs = 2_000;
export const keepaliveSeconds = 30;

/** MQTT 5 §3.4.2.1: topic name invalid, packet too large, payload format invalid, retain, QoS not supported. */
const poisonCodes: ReadonlySet<number> = new Set([144, 149, 153, 154, 155]);

const outcomeOf = (code: number): PublishOutcome => (poisonCodes.has(code) ? 'poison' : 'denied');

/** Watches whether the line ever opens: MQTT.js writes CONNECT at once, into a line that may never be there. */
const webSocket = (url: string, protocols: string[], onOpen: () => void): WebSocket => {
  const socket = new WebSocket(url, protocols);
  socket.addEventListener('open', onOpen, { once: true });
  return socket;
};

const optionsFor = (settings: BrokerSettings, version: ProtocolVersion, will: Message): IClientOptions => ({
  clientId: settings.kiosk,
  ...loginOf(settings),
  protocolVersion: version,
  clean: true,
  keepalive: keepaliveSeconds,
  reconnectPeriod: 0,
  messageIdProvider: controlIds(),
  connectTimeout: connectTimeoutMs,
  resubscribe: false,
  queueQoSZero: false,
  will: {
    topic: will.topic,
    payload: will.payload as Buffer,
    qos: will.qos,
    retain: will.retain,
  },
  ...(version === 5 ? { properties: { sessionExpiryInterval: 0 } } : {}),
});

type Dial = (url: string, options: IClientOptions) => MqttClient;

const connectBy = (
  dial: Dial,
  url: string,
  settings: BrokerSettings,
  version: ProtocolVersion,
  will: Message,
  signal: AbortSignal,
): Promise<Result<Connection, ConnectFailure>> =>
  new Promise((resolve) => {
    let wasSent = false;
    const tap = new PubackTap();
    let socket!: WebSocket;
    const client = dial(url, {
      ...optionsFor(settings, version, will),
      createWebsocket: (address, protocols) => {
        socket = webSocket(address, protocols, () => (wasSent = true));
        tap.attach(socket);
        return socket;
      },
    });
    let failure: Failure | null = null;
    let hasEnded!: (failure: Failure | null) => void;
    const ended = new Promise<Failure | null>((settle) => (hasEnded = settle));
    let lane: FastLane | null = null;
    const abandon = (): void => {
      client.end(true);
      lane?.end();
      hasEnded(failure);
    };
    signal.addEventListener('abort', () => client.end(true), { once: true });
    client.on('error', (error) => {
      const code = (error as { code?: unknown }).code;
      if (typeof code === 'number') failure = refusalOf(code);
    });
    client.on('disconnect', (packet) => {
      if (packet.reasonCode) failure = refusalOf(packet.reasonCode);
    });
    client.on('close', () => {
      resolve(
        refuse({
          ...(failure ?? unreachableAt(url)),
          closedUnanswered: wasSent && failure === null,
          wasSent,
        }),
      );
      abandon();
    });
    client.on('connect', (packet) => {
      const largestPacket = packet.properties?.maximumPacketSize ?? Infinity;
      const fast = new FastLane(client, socket, tap, { version, largestPacket, outcomeOf });
      lane = fast;
      const handlers: ((topic: string, payload: Uint8Array) => void)[] = [];
      client.on('message', (topic, payload) => handlers.forEach((handle) => handle(topic, payload)));
      resolve(
        ok({
          version,
          receiveMaximum: packet.properties?.receiveMaximum ?? 65_535,
          ended,
          publish: (message) => fast.publish(message),
          subscribe: async (filter, onMessage) => {
            handlers.push(onMessage);
            const grants = await client.subscribeAsync(filter, { qos: 1 }).catch(() => []);
            return grants.length > 0 && grants.every(({ qos }) => qos < 128);
          },
          stop: async (last, reason = 0) => {
            fast.flush();
            const said = client.publishAsync(last.topic, last.payload as Buffer, {
              qos: last.qos,
              retain: last.retain,
            });
            const patience = new Promise((settle) => setTimeout(settle, stopTimeoutMs));
            await Promise.race([said.catch(() => undefined), patience]);
            const goodbye = version === 5 && reason !== 0 ? { reasonCode: reason } : {};
            await Promise.race([client.endAsync(false, goodbye).catch(() => undefined), patience]);
            fast.end();
            hasEnded(null);
          },
          abandon,
        } satisfies Connection),
      );
    });
  });

/**
 * @param url `ws://` or `wss://`, complete
 * @param signal gives up an attempt that has no answer yet
 */
export const connect = async (
  url: string,
  settings: BrokerSettings,
  version: ProtocolVersion,
  will: Message,
  signal: AbortSignal,
): Promise<Result<Connection, ConnectFailure>> => {
  // The signal outlives every attempt: it must not keep them all while a broker is away for days.
  const givingUp = new AbortController();
  const giveUp = (): void => givingUp.abort();
  signal.addEventListener('abort', giveUp);
  try {
    // Three quarters of the courier's code, and the store opens without it. A load that failed is tried anew.
    const mqtt = await import('mqtt').catch(() => null);
    if (!mqtt || givingUp.signal.aborted)
      return refuse({ ...unreachableAt(url), closedUnanswered: false, wasSent: false });
    return await connectBy(mqtt.default.connect, url, settings, version, will, givingUp.signal);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
};
