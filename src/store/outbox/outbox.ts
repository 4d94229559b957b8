/** Readings in, durably and numbered; readings out, until they are acknowledged. The law is in data-plane §6. */
import type { Gap } from '../../base/gap.ts';
import type { Reading, RecordedReading } from '../../base/reading.ts';
import type { Database } from '../database.ts';
import { quarantine } from '../quarantine.ts';
import { roundReading } from '../round-reading.ts';
import { AppendQueue } from './append-queue.ts';
import { compactRows } from './compact-rows.ts';
import { Ledger, type OuterMarkKeeper } from './ledger.ts';
import { minuteOf } from './open-minute.ts';
import type { Reserve } from './reserve-file.ts';
import { takeBlock, type Taken } from './take-block.ts';
import { appendRows, type Appended, type Batch } from './write-rows.ts';

/** Twice the session's keepalive: a half-open line is noticed after 1.5 times (MQTT 5 §3.1.2.10). */
export const keepAcknowledgedMs = 60_000;

export class Outbox {
  readonly #ledger: Ledger;
  readonly #queue = new AppendQueue((batches: readonly Batch[]) =>
    this.#ledger.turns.take(() => this.#write(batches)),
  );
  #compacting: Promise<void> | null = null;
  #minute = 0;

  private constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Recovers what an earlier run left, and says with a gap what it cannot. */
  static async open(
    database: Database,
    outer: OuterMarkKeeper | null,
    kiosk: string,
    reserve: Reserve | null = null,
  ): Promise<Outbox> {
    const ledger = await Ledger.open(database, outer, kiosk, reserve);
    ledger.keepMark();
    const outbox = new Outbox(ledger);
    const hasRows = ledger.minute.waiting > 0;
    // The first reading need not wait for these. Rows that cannot become blocks now are tried with the next minute.
    setTimeout(() => {
      void reserve?.keep();
      if (hasRows) void outbox.#compact(null).catch(() => undefined);
    });
    return outbox;
  }

  /** Durable when it resolves. Throws Fault `store-full`, `store-broken`. */
  append(readings: readonly Reading[], token: string | null = null): Promise<Appended> {
    return this.#queue.append({ readings: readings.map(roundReading), token });
  }

  markInFlight(row: number): void {
    this.#ledger.minute.markInFlight(row);
  }

  /** The row was not accepted: it waits again. */
  release(row: number): void {
    this.#ledger.minute.release(row);
  }

  acknowledge(row: number, id: string): void {
    const sequence = Number(id.slice(id.lastIndexOf(':') + 1));
    this.#ledger.minute.acknowledge(row, sequence, performance.now());
    this.#ledger.keepMarkSoon();
  }

  /** An intentional end: only what was on its way waits again. */
  releaseAll(): void {
    this.#ledger.minute.releaseAll();
  }

  /**
   * The connection is gone: what was on its way waits again, and so does what was acknowledged lately, for a
   * broker may lose what it acknowledged (data-plane §6.3, §6.8). Consumers know it by its id.
   */
  connectionLost(): void {
    this.#ledger.minute.releaseAll();
    this.#ledger.minute.recall();
    this.#ledger.shelf.recall();
  }

  /** Forgets what has been acknowledged for long enough. */
  async forget(keepMs = keepAcknowledgedMs): Promise<void> {
    const { database, minute, shelf, reserve } = this.#ledger;
    await reserve?.keep();
    const before = performance.now() - keepMs;
    const rows = minute.expire(before);
    const blocks = shelf.expire(before);
    if (rows.length + blocks.length === 0) return;
    // Losing this write only sends again what was acknowledged: relaxed durability is enough.
    const transaction = database.transaction(['rows', 'blocks'], 'readwrite', { durability: 'relaxed' });
    await Promise.all([
      ...rows.map((key) => transaction.objectStore('rows').delete(key)),
      ...blocks.map((key) => transaction.objectStore('blocks').delete(key)),
      transaction.done,
    ]);
  }

  /** The oldest readings that only wait, or null when none do. A corrupt block goes to quarantine. */
  async takeOldest(): Promise<Taken | null> {
    for (;;) {
      const key = this.#ledger.shelf.take();
      if (key) {
        const taken = await takeBlock(this.#ledger, key);
        if (taken) return taken;
      } else {
        if (this.#ledger.minute.resting().length === 0) return null;
        await this.#compact(null);
      }
    }
  }

  waitingGaps(): readonly Gap[] {
    return this.#ledger.gaps.waiting;
  }

  acknowledgeGap(gap: Gap): Promise<void> {
    return this.#ledger.gaps.acknowledge(this.#ledger.database, gap);
  }

  /** Sets aside a reading that cannot be sent, and says so with a gap. */
  async refuse(reading: RecordedReading, reason: string): Promise<void> {
    const [, epoch, sequence] = reading.id.split(':').map(Number) as [number, number, number];
    const { database } = this.#ledger;
    await quarantine(database, { at: Date.now(), reason, id: reading.id, entry: reading });
    const lost = { epoch, from: sequence, to: sequence };
    await this.#ledger.recordGap({ cause: 'entry-refused', count: 1, lost });
  }

  /** Thins some of the oldest before the disk is full. */
  relieve(): Promise<boolean> {
    return this.#ledger.relieve();
  }

  /** Readings that never came here: they waited so long for room that memory ran out. */
  lose(count: number, span: Gap['span']): Promise<void> {
    return this.#ledger.recordGap({ cause: 'memory-full', count, lost: null, span });
  }

  /** A new name for the ids to come. */
  rename(kiosk: string): Promise<void> {
    return this.#ledger.turns.take(() => this.#ledger.count.rename(this.#ledger.database, kiosk));
  }

  get counts(): OutboxCounts {
    const { waiting, oldestTs, gaps, count } = this.#ledger;
    return { waiting, oldestTs, lost: gaps.lost, epoch: count.mark.epoch, last: count.mark.last };
  }

  /** Before an intentional end: writes what is still to be written; the database stays open. */
  async settle(): Promise<void> {
    await this.#queue.idle();
    await this.forget(0);
    this.#ledger.close();
  }

  async #write(batches: readonly Batch[]): Promise<readonly Appended[]> {
    const { rows, appended } = await appendRows(this.#ledger, batches).finally(() => this.#ledger.keepMark());
    for (const row of rows) this.#ledger.minute.add(row);
    this.#ledger.keepMark();
    const minute = minuteOf(rows.at(-1)?.readings[0]?.ts ?? this.#minute);
    // A block that cannot be written now stays as rows and is tried again with the next minute.
    if (minute !== this.#minute) void this.#compact(minute).catch(() => undefined);
    this.#minute = minute;
    return appended;
  }

  /** Rows that only wait become blocks, but for those of the minute `open`. */
  #compact(open: number | null): Promise<void> {
    this.#compacting ??= (async () => {
      const { database, minute, shelf } = this.#ledger;
      const rows = minute.resting().filter(({ row }) => minuteOf(row.readings[0]!.ts) !== open);
      if (rows.length === 0) return;
      const keys = await compactRows(database, rows);
      minute.remove(rows.map(({ row }) => row.first));
      shelf.add(keys);
    })().finally(() => (this.#compacting = null));
    return this.#compacting;
  }
}

export interface OutboxCounts {
  /** Readings stored and not yet acknowledged. */
  readonly waiting: number;
  /** Capture time (to the minute for blocks) of the oldest waiting reading; null when none waits. */
  readonly oldestTs: number | null;
  /** Readings lost with a gap record, ever. */
  readonly lost: number;
  readonly epoch: number;
  readonly last: number;
}
