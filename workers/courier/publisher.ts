/** Outbox → broker under one set of settings: live readings at once, the backlog behind them. */
import { jsonEncodersOf, type BrokerSettings } from '../../src/base/broker-settings.ts';
import { faultCodeOf } from '../../src/base/fault.ts';
import type { Connection } from '../../src/publish/connection.ts';
import { drainOutbox } from '../../src/publish/drain-outbox.ts';
import { foreignFilters, ForeignNames, type ForeignName } from '../../src/publish/foreign-names.ts';
import { gapMessage, type Application, type Birth } from '../../src/publish/kiosk-messages.ts';
import { leftOutOf } from '../../src/publish/payloads/left-out.ts';
import { publishDenied } from '../../src/publish/refusal-words.ts';
import type { ReadingSender } from '../../src/publish/sender.ts';
import { Session, type SessionState } from '../../src/publish/session.ts';
import type { Database } from '../../src/store/database.ts';
import type { Outbox } from '../../src/store/outbox/outbox.ts';
import type { Appended } from '../../src/store/outbox/write-rows.ts';
import { AlarmLane } from './alarm-lane.ts';
import { brokerAddress } from './broker-address.ts';
import type { Line } from './line.ts';
import { lineFor, needsGuard } from './line-for.ts';
import type { StatusBoard } from './status-board.ts';
import { StatusGuard } from './status-guard.ts';

export interface Gauges {
  readonly births: readonly Birth[];
  readonly application: Application;
}

/** Live readings in flight beyond this wait in the backlog instead. */
const liveLimit = 1024;
/** Six thousand a second empties a week of one gauge in under two minutes and leaves a shared broker air. */
const backlogPerSecond = 6000;
const holdDeniedMs = 60_000;
const lookAgainMs = 2000;

/** IndexedDB fails by a DOMException only. */
const isStoreFailure = (error: unknown): boolean =>
  error instanceof DOMException || faultCodeOf(error) !== undefined;

const words = (state: SessionState): string => {
  if (state.kind === 'connecting') return 'Connecting to the broker…';
  if (state.kind !== 'online') return state.detail;
  if (state.version === 5) return 'Connected.';
  return 'Connected by MQTT 3.1.1, where a message that the broker’s rules deny counts as delivered.';
};

export class Publisher {
  readonly #session: Session;
  readonly #line: Line;
  readonly #alarms: AlarmLane;
  readonly #guard: StatusGuard | null;
  readonly #foreign: ForeignNames;
  #connection: Connection | null = null;
  #sender: ReadingSender | null = null;
  #isStopping = false;
  #wakeDrain: () => void = () => undefined;

  constructor(
    database: Database,
    private readonly outbox: Outbox,
    private readonly settings: BrokerSettings,
    private readonly gauges: () => Gauges,
    private readonly board: StatusBoard,
  ) {
    this.#alarms = new AlarmLane(database, {
      holdDeniedMs,
      onWaiting: (alarmsWaiting) => board.update({ alarmsWaiting }),
      onDenied: (topic) => this.#deny(topic),
    });
    this.#foreign = new ForeignNames(settings.topicPrefix, settings.kiosk);
    const alarms = (): AlarmLane['states'] => this.#alarms.states;
    // Before the states of alarms are known, what is retained of them would be taken for stale.
    const aside = (): Connection | null => (this.#alarms.isLoaded && this.#guard?.connection) || null;
    this.#line = lineFor({ settings, database, outbox, gauges, alarms, board, aside });
    const url = brokerAddress(settings.url, self.location.origin);
    this.#guard = needsGuard(settings)
      ? new StatusGuard(
          url,
          settings,
          () => gauges().application,
          () => outbox.counts,
        )
      : null;
    this.#session = new Session({
      url,
      settings,
      will: () => this.#line.will(),
      onUnsent: () => this.#line.onUnsent(),
      farewell: () => this.#line.farewell(),
      disconnectReason: this.#line.disconnectReason,
      onState: (state) => {
        // Online is told when status and births are out: live readings flow from there on.
        if (state.kind !== 'online') board.update({ connection: state.kind, detail: words(state) });
      },
      onConnection: (connection) => void this.#serve(connection),
    });
    this.#tellNames();
  }

  /** Sends what was just recorded, if there is a connection with room; else it waits in the outbox. */
  offer({ row, readings }: Appended): void {
    this.#line.observe(readings);
    const sender = this.#sender;
    if (!sender || row === null || sender.live + readings.length > liveLimit) {
      this.#wakeDrain();
      return;
    }
    this.outbox.markInFlight(row);
    for (const reading of readings) void this.#sendLive(sender, row, reading);
  }

  nudge(): void {
    this.#session.nudge();
    this.#guard?.nudge();
    this.#wakeDrain();
  }

  /** Births or the application changed. */
  async reannounce(): Promise<void> {
    this.#tellNames();
    if (this.#connection) await this.#line.reannounce(this.#connection);
  }

  foreignNames(): readonly ForeignName[] {
    return this.#foreign.list();
  }

  tellCounts(): void {
    const { waiting, oldestTs, lost } = this.outbox.counts;
    this.board.update({ waiting, oldestWaitingTs: oldestTs, lost });
    this.#line.tellLost(lost);
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#alarms.close();
    await Promise.all([this.#session.stop(), this.#guard?.stop()]);
  }

  async #sendLive(sender: ReadingSender, row: number, reading: Appended['readings'][number]): Promise<void> {
    const { outcome } = await sender.send(reading, 'live');
    const result = await outcome;
    if (result.kind === 'acknowledged') this.#count(1);
    if (result.kind === 'poison') await this.outbox.refuse(reading, result.reason);
    if (result.kind === 'acknowledged' || result.kind === 'poison') this.outbox.acknowledge(row, reading.id);
    if (result.kind === 'denied') {
      this.#deny(result.topic);
      setTimeout(() => this.outbox.release(row), holdDeniedMs);
    }
    this.tellCounts();
  }

  async #serve(connection: Connection): Promise<void> {
    const ending = new AbortController();
    void connection.ended.then(() => {
      ending.abort();
      this.#connection = null;
      this.#sender = null;
      if (!this.#isStopping) this.outbox.connectionLost();
      else this.outbox.releaseAll();
      this.#wakeDrain();
    });
    this.#connection = connection;
    // A store that fails is told where readings meet it; alarms are then as they were known last.
    await this.#alarms.ready.catch(() => undefined);
    const mayFlow = await this.#line.greet(connection);
    if (!mayFlow) return;
    void this.#watchNames(connection).catch(() => undefined);
    void this.#alarms.serve(connection, this.#line, ending.signal).catch(() => undefined);
    const sender = this.#line.sender(connection);
    if (!ending.signal.aborted) {
      this.#sender = sender;
      const { version } = connection;
      this.board.update({
        connection: 'online',
        detail: words({ kind: 'online', version }),
        protocol: version === 5 ? 'MQTT 5' : 'MQTT 3.1.1',
      });
    }
    while (!ending.signal.aborted) {
      // A store that fails under it is the courier's to cure; what waits is tried again.
      await drainOutbox(sender, this.outbox, {
        perSecond: backlogPerSecond,
        gapMessage: (gap) => gapMessage(this.settings, gap),
        holdDeniedMs,
        onDenied: (topic) => this.#deny(topic),
        onSent: (readings) => this.#count(readings),
        signal: ending.signal,
      }).catch((error: unknown) => {
        if (!isStoreFailure(error)) throw error;
      });
      await this.#pause();
    }
  }

  /** Where the broker's rules do not let us listen, nothing is known, and nothing is claimed. */
  async #watchNames(connection: Connection): Promise<void> {
    if (jsonEncodersOf(this.settings).length === 0) return;
    const hear = (topic: string, payload: Uint8Array): void => {
      if (this.#foreign.take(topic, payload)) this.#tellNames();
    };
    for (const [index, filter] of foreignFilters(this.settings.topicPrefix).entries())
      // Every handler hears every message: one is enough.
      await connection.subscribe(filter, index === 0 ? hear : () => undefined);
  }

  #tellNames(): void {
    const own = new Set(this.gauges().births.map(({ asset, tag }) => `${asset}/${tag}`));
    const conflicts = this.#foreign.list().filter(({ asset, tag }) => own.has(`${asset}/${tag}`));
    this.board.update({ conflicts, leftOut: leftOutOf(this.settings, this.gauges().births) });
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, lookAgainMs);
      this.#wakeDrain = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #deny(topic: string): void {
    if (!this.#connection) return;
    this.board.update({ connection: 'refused', detail: publishDenied(topic).detail });
  }

  #count(readings: number): void {
    this.board.update({ sent: this.board.status.sent + readings });
    this.tellCounts();
  }
}
