/** One fault's surroundings: the built app's server, a real mosquitto behind a relay, a ledger, and kiosks. Runs in Node. */
import type { AddressInfo } from 'node:net';
import type { Gap } from '../../../src/base/gap.ts';
import type { RecordedReading } from '../../../src/base/reading.ts';
import { buildIfStale, builtApp } from '../../../scripts/build-if-stale.mjs';
import { serveFolder } from '../../../scripts/serve-folder.mjs';
import { momentOf } from '../../measure/courier/ledger-entry.ts';
import { Mosquitto, type MosquittoOptions, type SeenMessage } from '../../support/mosquitto.ts';
import { until } from '../../support/until.ts';
import { forwardUpgrades } from './forward-upgrades.ts';
import { prefixScripts } from './prefix-scripts.ts';
import type { KioskSurroundings } from './kiosk-surroundings.ts';
import { Kiosk, type KioskOptions } from './kiosk.ts';
import { Ledger, type Arrived, type Verdict } from './ledger.ts';
import { Relay } from './relay.ts';

const streamRoom = 1_000_000;

export class Plant implements KioskSurroundings {
  readonly ledger = new Ledger();
  readonly kiosks: Kiosk[] = [];
  /** What a consumer of another encoder got. */
  readonly others: Arrived[] = [];
  /** Goes before every page and worker script that is served from here on. */
  scriptPrefix = '';
  #closing: (() => Promise<void> | void)[] = [];
  #streams = 0;

  private constructor(
    readonly origin: string,
    readonly broker: Mosquitto,
    readonly relay: Relay,
  ) {}

  static async start(options: MosquittoOptions = {}): Promise<Plant> {
    buildIfStale();
    const broker = await Mosquitto.start(options);
    const relay = await Relay.start(broker.websocketPort);
    const server = serveFolder(builtApp);
    // The app's own default is its origin's /mqtt.
    forwardUpgrades(server, relay.port);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    const plant = new Plant(origin, broker, relay);
    prefixScripts(server, () => plant.scriptPrefix);
    plant.#closing = [
      () => relay.stop(),
      () => broker.stop(),
      () => {
        server.closeAllConnections();
        server.close();
      },
    ];
    return plant;
  }

  async addKiosk(options: KioskOptions = {}): Promise<Kiosk> {
    const kiosk = await Kiosk.start(this, options);
    this.kiosks.push(kiosk);
    return kiosk;
  }

  /** `n` of a stream's first batch; the next stream begins beyond its last. */
  nextNumber(): number {
    this.#streams += 1;
    return this.#streams * streamRoom;
  }

  /** Also ends what a row started besides. */
  alsoStop(close: () => Promise<void> | void): void {
    this.#closing.unshift(close);
  }

  async stop(): Promise<void> {
    for (const kiosk of this.kiosks) await kiosk.stop();
    for (const close of this.#closing) await close();
  }

  get arrived(): Arrived[] {
    const plain = readingsOf(this.broker.seen);
    return [...plain.map((reading) => ({ id: reading.id, moment: momentOf(reading) })), ...this.others];
  }

  get gaps(): Gap[] {
    return this.broker.seen
      .filter(({ topic }) => topic.endsWith('/gap'))
      .map(({ payload }) => JSON.parse(payload) as Gap);
  }

  /** For faults that may cost nothing. */
  expectNoGaps(): void {
    const { gaps } = this;
    if (gaps.length > 0) throw new Error(`gaps where none may be: ${JSON.stringify(gaps)}`);
  }

  /**
   * Waits until all that was recorded has arrived or is in a gap; then the verdict, proof or not.
   * @param patienceMs without any progress
   */
  async settle(patienceMs = 20_000): Promise<Verdict> {
    const missing = (): number => this.ledger.missing(this.arrived, this.gaps).length;
    for (let before = Infinity, left = missing(); left > 0 && left < before; left = missing()) {
      before = left;
      await until(() => missing() < before, 'arrival', patienceMs).catch(() => undefined);
    }
    return this.ledger.judge(this.arrived, this.gaps);
  }
}

const readingsOf = (seen: readonly SeenMessage[]): RecordedReading[] =>
  seen.flatMap(({ topic, payload }) => {
    if (!payload.startsWith('{')) return [];
    const message = JSON.parse(payload) as Partial<RecordedReading>;
    const isReading = typeof message.id === 'string' && topic.endsWith(`${message.asset}/${message.tag}`);
    return isReading ? [message as RecordedReading] : [];
  });
