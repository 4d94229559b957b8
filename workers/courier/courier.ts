/** The courier worker's answer to `CourierApi`: one outbox, one publisher, one publishing tab. */
import { Fault, faultCodeOf } from '../../src/base/fault.ts';
import type { Reading, RecordedReading } from '../../src/base/reading.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { Outbox } from '../../src/store/outbox/outbox.ts';
import { OuterMarkFile } from '../../src/store/outbox/outer-mark-file.ts';
import { ReserveFile } from '../../src/store/outbox/reserve-file.ts';
import type { Appended } from '../../src/store/outbox/write-rows.ts';
import type { BrokerSettings, CourierApi, CourierStatus, ForeignName, GaugeBirth } from './api.ts';
import { Publisher, type Gauges } from './publisher.ts';
import { takePublisherLock, type PublisherLock } from './publisher-lock.ts';
import { StatusBoard } from './status-board.ts';
import { watchStorage } from './watch-storage.ts';

interface Opened {
  readonly database: Database;
  readonly outbox: Outbox;
  publisher: Publisher;
}

export class Courier implements CourierApi {
  #settings: BrokerSettings | null = null;
  #gauges: Gauges = { births: [], application: { version: '', model: '' } };
  #board: StatusBoard | null = null;
  #lock: PublisherLock | null = null;
  #outer: OuterMarkFile | null = null;
  readonly #reserve = new ReserveFile();
  #opened: Opened | null = null;
  #reopening: Promise<void> | null = null;
  readonly #closing = new AbortController();

  async open(settings: BrokerSettings, onStatus: (status: CourierStatus) => void): Promise<void> {
    if (this.#board) throw new TypeError('The courier is open already.');
    const board = new StatusBoard(onStatus);
    this.#board = board;
    this.#settings = settings;
    let isStandby: () => void = () => undefined;
    const standby = new Promise<void>((resolve) => (isStandby = resolve));
    this.#lock = takePublisherLock(() => {
      board.update({ connection: 'standby', detail: 'Another tab of this device publishes.' });
      isStandby();
    });
    const ready = this.#lock.held.then(() => this.#start());
    ready.catch((error: unknown) => {
      board.update({ connection: 'offline', detail: error instanceof Error ? error.message : String(error) });
    });
    self.addEventListener('online', () => this.#opened?.publisher.nudge(), { signal: this.#closing.signal });
    await Promise.race([ready, standby]);
  }

  async setGauges(births: readonly GaugeBirth[], application: Gauges['application']): Promise<void> {
    this.#gauges = { births, application };
    await this.#opened?.publisher.reannounce();
  }

  async record(readings: readonly Reading[], batch?: string): Promise<readonly RecordedReading[]> {
    if (!this.#board) throw new TypeError('The courier is not open.');
    if (this.#reopening) await this.#reopening;
    if (this.#board.status.connection === 'standby') return [];
    const { appended, opened } = await this.#append(readings, batch ?? null);
    opened.publisher.offer(appended);
    opened.publisher.tellCounts();
    return appended.readings;
  }

  foreignNames(): Promise<readonly ForeignName[]> {
    return Promise.resolve(this.#opened?.publisher.foreignNames() ?? []);
  }

  async lose(count: number, span: { fromTs: number; toTs: number }): Promise<void> {
    if (this.#reopening) await this.#reopening;
    await this.#opened?.outbox.lose(count, span);
    this.#opened?.publisher.tellCounts();
  }

  async configure(settings: BrokerSettings): Promise<void> {
    this.#settings = settings;
    const opened = this.#opened;
    if (!opened) return;
    await opened.publisher.stop();
    await opened.outbox.rename(settings.kiosk);
    opened.publisher = this.#publisherOf(opened.database, opened.outbox);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#opened?.publisher.stop();
    await this.#opened?.outbox.settle();
    this.#opened?.database.close();
    this.#opened = null;
    this.#outer?.close();
    this.#lock?.release();
  }

  async #start(): Promise<void> {
    const { kiosk } = this.#mustSettings();
    const [database, outer] = await Promise.all([openDatabase(), this.#outer ?? OuterMarkFile.open()]);
    this.#outer = outer;
    const outbox = await Outbox.open(database, this.#outer, kiosk, this.#reserve);
    this.#opened = { database, outbox, publisher: this.#publisherOf(database, outbox) };
    this.#opened.publisher.tellCounts();
    if (this.#board) watchStorage(outbox, this.#board, this.#closing.signal);
  }

  /** The database went away under us: what it held is a gap now, what comes goes into a new one. */
  #restart(): Promise<void> {
    this.#reopening ??= (async () => {
      await this.#opened?.publisher.stop();
      this.#opened?.database.close();
      await this.#start();
    })().finally(() => (this.#reopening = null));
    return this.#reopening;
  }

  async #append(
    readings: readonly Reading[],
    token: string | null,
  ): Promise<{ appended: Appended; opened: Opened }> {
    const opened = this.#mustOpened();
    try {
      return { appended: await opened.outbox.append(readings, token), opened };
    } catch (error) {
      if (faultCodeOf(error) !== 'store-broken') throw error;
      await this.#restart();
      const reopened = this.#mustOpened();
      return { appended: await reopened.outbox.append(readings, token), opened: reopened };
    }
  }

  #publisherOf(database: Database, outbox: Outbox): Publisher {
    if (!this.#board) throw new TypeError('The courier is not open.');
    return new Publisher(database, outbox, this.#mustSettings(), () => this.#gauges, this.#board);
  }

  #mustSettings(): BrokerSettings {
    if (!this.#settings) throw new TypeError('The courier is not open.');
    return this.#settings;
  }

  #mustOpened(): Opened {
    if (!this.#opened) throw new Fault('store-broken', 'The store is not open. Reload the page.');
    return this.#opened;
  }
}
