/** A broker with the rights of docs/brokers, and what its users can really do there. Runs in Node. */
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import type { Login } from './example-plant.ts';
import { until } from './until.ts';

const settleMs = 400;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Its answer stands behind whatever the broker has for the client already, however long that takes to be read. */
const roundTrip = (client: MqttClient, filters: readonly string[]): Promise<unknown> =>
  client.unsubscribeAsync([...filters]).catch(() => undefined);

/** A client that never comes back by itself; null where the broker lets it not in. */
export const enter = (
  url: string,
  login: Partial<Login>,
  options: IClientOptions = {},
): Promise<MqttClient | null> =>
  new Promise((resolve) => {
    const client = mqtt.connect(url, {
      ...{ protocolVersion: 4, reconnectPeriod: 0, connectTimeout: 10_000, clientId: login.username },
      ...login,
      ...options,
    });
    client.on('error', () => undefined);
    client.once('connect', () => resolve(client));
    client.once('close', () => resolve(null));
  });

/** NATS lets a name in again only a moment after it went. */
const attempts = 4;

const mustEnter = async (url: string, login: Login, options: IClientOptions = {}): Promise<MqttClient> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const client = await enter(url, login, options);
    if (client) return client;
    await pause(1_000);
  }
  throw new Error(`${login.username} is not let in.`);
};

export class RightsTrial {
  /** @param url for kiosks and, as the same users, everybody else */
  constructor(private readonly url: string) {}

  /**
   * Topics that arrive, of those that `publisher` tries one after another; a broker may drop the line on a denied one.
   * @param filters of the observer
   */
  async arriving(
    publisher: Login,
    topics: readonly string[],
    observer: Login,
    filters: readonly string[],
  ): Promise<string[]> {
    const seen = new Set<string>();
    const watching = await this.#observe(observer);
    watching.on('message', (topic, payload) => {
      if (payload.toString() === 'trial') seen.add(topic);
    });
    await watching.subscribeAsync([...filters], { qos: 1 });
    for (const topic of topics) {
      const client = await mustEnter(this.url, publisher);
      const ended = new Promise<void>((resolve) => client.once('close', () => resolve()));
      const answered = client.publishAsync(topic, 'trial', { qos: 1 }).catch(() => undefined);
      await Promise.race([answered, ended]);
      await client.endAsync(true).catch(() => undefined);
    }
    await pause(settleMs);
    await roundTrip(watching, filters);
    await watching.endAsync(true);
    return topics.filter((topic) => seen.has(topic));
  }

  /** Topics that `listener` hears by its filters, one connection for each filter, of those that others publish. */
  async hearing(
    listener: Login,
    filters: readonly string[],
    sent: readonly (readonly [Login, string])[],
  ): Promise<string[]> {
    const heard = new Set<string>();
    for (const filter of filters) {
      const client = await mustEnter(this.url, listener);
      client.on('message', (topic, payload) => {
        if (payload.toString() === 'trial') heard.add(topic);
      });
      const ended = new Promise<void>((resolve) => client.once('close', () => resolve()));
      await Promise.race([client.subscribeAsync(filter, { qos: 1 }).catch(() => undefined), ended]);
      for (const sender of new Set(sent.map(([who]) => who))) {
        const speaker = await mustEnter(this.url, sender);
        const topics = sent.filter(([who]) => who === sender).map(([, topic]) => topic);
        for (const topic of topics) await speaker.publishAsync(topic, 'trial', { qos: 1 });
        await speaker.endAsync(true);
      }
      await pause(settleMs);
      await Promise.race([roundTrip(client, [filter]), ended]);
      await client.endAsync(true).catch(() => undefined);
    }
    return sent.map(([, topic]) => topic).filter((topic) => heard.has(topic));
  }

  /**
   * Whether the will that `publisher` leaves on `topic` arrives when its line breaks.
   * @param clientId of the line; the user's name where absent
   */
  async willArrives(
    publisher: Login,
    topic: string,
    observer: Login,
    filters: readonly string[],
    clientId = publisher.username,
  ): Promise<boolean> {
    let isSeen = false;
    const watching = await this.#observe(observer);
    watching.on('message', (on) => void (isSeen ||= on === topic));
    await watching.subscribeAsync([...filters], { qos: 1 });
    const will = { topic, payload: Buffer.from('trial'), qos: 1 as const, retain: false };
    const client = await enter(this.url, publisher, { will, clientId });
    client?.stream.destroy();
    // Whom it lets in again by the same name, of that one the broker knows that the line broke.
    const again = await mustEnter(this.url, publisher, { clientId });
    await until(() => isSeen, 'the will', 2_000).catch(() => undefined);
    await roundTrip(watching, filters);
    await again.endAsync(true);
    await watching.endAsync(true);
    return isSeen;
  }

  /** Under a name of its own, so that the same user may publish meanwhile. */
  #observe(login: Login): Promise<MqttClient> {
    return mustEnter(this.url, login, { clientId: `${login.username}-observer` });
  }
}
