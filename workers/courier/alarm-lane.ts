/** What the store of alarms holds → the broker: events in their order until acknowledged, states for the line to tell. */
import type { AlarmStateReport } from '../../src/base/alarm-report.ts';
import type { Connection } from '../../src/publish/connection.ts';
import {
  countWaitingEvents,
  newestOfLog,
  onAlarmsSaved,
  readAlarmStates,
  readSentMarks,
  readWaitingEvents,
  writeSentMarks,
  type SentMarks,
  type WaitingEvent,
} from '../../src/store/alarm-outbox.ts';
import type { Database } from '../../src/store/database.ts';
import { keepAcknowledgedMs } from '../../src/store/outbox/outbox.ts';
import { quarantine } from '../../src/store/quarantine.ts';
import { trimAlarmLog } from '../../src/store/trim-alarm-log.ts';
import type { Line } from './line.ts';

const atOnce = 50;
/** The log grows by a few events a day where alarms are well set. */
const trimEveryMs = 6 * 3_600_000;

export interface AlarmLaneHooks {
  /** How long the lane rests after a denial. */
  readonly holdDeniedMs: number;
  onWaiting(events: number): void;
  onDenied(topic: string): void;
}

interface Settled extends Omit<WaitingEvent, 'event'> {
  readonly atMs: number;
}

const isWithin = (marks: SentMarks, { epoch, sequence }: Omit<WaitingEvent, 'event'>): boolean =>
  sequence <= (marks.get(epoch) ?? -1);

export class AlarmLane {
  states: readonly AlarmStateReport[] = [];
  /** Resolves when `states` are those of now. */
  readonly ready: Promise<void>;
  /** `states` are those of the store. */
  isLoaded = false;
  #marks: SentMarks = new Map();
  #settled: readonly Settled[] = [];
  #wake: () => void = () => undefined;
  #hasNews = false;
  #tellStates: () => void = () => undefined;
  readonly #closing = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly hooks: AlarmLaneHooks,
  ) {
    this.ready = this.#load();
    onAlarmsSaved(() => void this.#look().catch(() => undefined), this.#closing.signal);
    const timer = setInterval(() => this.#trim(), trimEveryMs);
    this.#closing.signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    void this.ready.then(() => this.#trim()).catch(() => undefined);
  }

  /**
   * Runs until the connection ends. What was there before it is a replay; what comes during it is news.
   * @param line has told `states` already
   */
  async serve(connection: Connection, line: Line, ended: AbortSignal): Promise<void> {
    this.#recall();
    ended.addEventListener('abort', () => this.#wake(), { once: true });
    this.#tellStates = () => void line.alarmsChanged(connection).catch(() => undefined);
    let old = await newestOfLog(this.database);
    while (!ended.aborted) {
      this.#hasNews = false;
      const waiting = await readWaitingEvents(this.database, this.#marks, atOnce);
      const isWhole = await this.#send(connection, line, waiting, old, ended);
      if (waiting.length > 0) await this.#tellWaiting();
      if (ended.aborted) return;
      if (isWhole) {
        if (waiting.length < atOnce) await this.#pause();
      } else {
        await this.#rest(ended);
        old = await newestOfLog(this.database);
      }
    }
  }

  close(): void {
    this.#closing.abort();
    this.#wake();
  }

  /** True when all of it was settled. */
  async #send(
    connection: Connection,
    line: Line,
    waiting: readonly WaitingEvent[],
    old: SentMarks,
    ended: AbortSignal,
  ): Promise<boolean> {
    for (const each of waiting) {
      if (ended.aborted) return false;
      const outcome = await line.sendAlarm(connection, each.event, isWithin(old, each));
      if (outcome.kind === 'denied') this.hooks.onDenied(outcome.topic);
      if (outcome.kind === 'lost' || outcome.kind === 'denied') return false;
      if (outcome.kind === 'poison') {
        const { id } = each.event;
        await quarantine(this.database, { at: Date.now(), reason: outcome.reason, id, entry: each.event });
      }
      await this.#settle(each);
    }
    return true;
  }

  async #settle({ epoch, sequence }: WaitingEvent): Promise<void> {
    const atMs = performance.now();
    const recent = this.#settled.filter((each) => atMs - each.atMs < keepAcknowledgedMs);
    this.#settled = [...recent, { epoch, sequence, atMs }];
    this.#marks = new Map(this.#marks).set(epoch, sequence);
    await writeSentMarks(this.database, this.#marks);
  }

  /** What was acknowledged lately goes out again, as with readings (data-plane §6.3); consumers know it by its id. */
  #recall(): void {
    this.#marks = this.#certain();
    this.#settled = [];
  }

  /** As the marks are when what was acknowledged lately is owed again. */
  #certain(): SentMarks {
    const since = performance.now() - keepAcknowledgedMs;
    const marks = new Map(this.#marks);
    for (const { epoch, sequence, atMs } of this.#settled.toReversed())
      if (atMs >= since) marks.set(epoch, sequence - 1);
    return marks;
  }

  /** Where the store fails, the log stays as it is until the next time. */
  #trim(): void {
    void trimAlarmLog(this.database, () => this.#certain(), this.#closing.signal).catch(() => undefined);
  }

  async #load(): Promise<void> {
    this.#marks = await readSentMarks(this.database);
    await this.#look();
    this.isLoaded = true;
  }

  async #look(): Promise<void> {
    this.states = await readAlarmStates(this.database);
    this.#tellStates();
    this.#hasNews = true;
    this.#wake();
    await this.#tellWaiting();
  }

  async #tellWaiting(): Promise<void> {
    this.hooks.onWaiting(await countWaitingEvents(this.database, this.#marks));
  }

  /** Until there is news or the connection ends. */
  #pause(): Promise<void> {
    return this.#hasNews ? Promise.resolve() : new Promise((resolve) => (this.#wake = resolve));
  }

  /** Until a denial is worth another try, or the connection ends. */
  #rest(ended: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const over = (): void => {
        clearTimeout(timer);
        ended.removeEventListener('abort', over);
        resolve();
      };
      const timer = setTimeout(over, this.hooks.holdDeniedMs);
      ended.addEventListener('abort', over);
    });
  }
}
