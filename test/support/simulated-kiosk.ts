/** Readings in, messages at a real broker: the shipped outbox, publisher and encoders, run by Node. */
import './browser-globals.ts';
import type { BrokerSettings } from '../../src/base/broker-settings.ts';
import type { Reading, RecordedReading } from '../../src/base/reading.ts';
import type { Birth } from '../../src/publish/kiosk-messages.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { Outbox } from '../../src/store/outbox/outbox.ts';
import type { CourierStatus } from '../../workers/courier/api.ts';
import { Publisher } from '../../workers/courier/publisher.ts';
import { StatusBoard } from '../../workers/courier/status-board.ts';
import { until } from './until.ts';

/** As in the courier: what was acknowledged long enough ago is forgotten. */
const forgetEveryMs = 5_000;
let started = 0;

export const kioskSettings = (change: Partial<BrokerSettings> = {}): BrokerSettings => ({
  ...{ url: '', username: '', password: '', kiosk: 'kiosk7', topicPrefix: 'plant', encoder: 'plain' },
  ...change,
});

export class SimulatedKiosk {
  readonly statuses: CourierStatus[] = [];
  readonly #board = new StatusBoard((status) => void this.statuses.push(status));
  readonly #publisher: Publisher;
  readonly #forgetting: ReturnType<typeof setInterval>;

  private constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    settings: BrokerSettings,
    births: readonly Birth[],
  ) {
    const application = { version: '0.1.0', model: 'simulated' };
    this.#publisher = new Publisher(database, outbox, settings, () => ({ births, application }), this.#board);
    this.#forgetting = setInterval(() => void outbox.forget(), forgetEveryMs);
  }

  /** A device that has never been used before. It connects by itself, and again when the line breaks. */
  static async start(settings: BrokerSettings, births: readonly Birth[] = []): Promise<SimulatedKiosk> {
    const database = await openDatabase(`kiosk-${(started += 1)}`);
    return new SimulatedKiosk(database, await Outbox.open(database, null, settings.kiosk), settings, births);
  }

  get status(): CourierStatus {
    return this.#board.status;
  }

  get counts(): Outbox['counts'] {
    return this.outbox.counts;
  }

  async record(readings: readonly Reading[]): Promise<readonly RecordedReading[]> {
    const appended = await this.outbox.append(readings);
    this.#publisher.offer(appended);
    this.#publisher.tellCounts();
    return appended.readings;
  }

  online(): Promise<void> {
    return until(() => this.status.connection === 'online', `a connection: ${this.status.detail}`);
  }

  /** Nothing waits any more. */
  drained(patienceMs?: number): Promise<void> {
    return until(() => this.outbox.counts.waiting === 0, 'the outbox to be empty', patienceMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#forgetting);
    await this.#publisher.stop();
    await this.outbox.settle();
    this.database.close();
  }
}
