/** Readings in, durably and numbered; readings out, until they are acknowledged. The law is in data-plane §6. */
import { Fault } from '../../base/fault.ts';
import type { Gap } from '../../base/gap.ts';
import type { Reading, RecordedReading } from '../../base/reading.ts';
import type { Database } from '../database.ts';
import { quarantine } from '../quarantine.ts';
import { roundReading } from '../round-reading.ts';
import type { BlockKey } from '../schema.ts';
import { AppendQueue } from './append-queue.ts';
import { BlockShelf } from './block-shelf.ts';
import { compactRows } from './compact-rows.ts';
import { Count } from './count.ts';
import { GapShelf } from './gap-shelf.ts';
import { isQuotaExceeded, makeRoom, type Stock } from './make-room.ts';
import { minuteOf, OpenMinute } from './open-minute.ts';
import type { OuterMark } from './reconcile-marks.ts';
import { recoverRows } from './recover-rows.ts';
import { readBlock } from './take-block.ts';
import { Turns } from './turns.ts';
import { writeGap } from './write-gap.ts';
import { buildRows, writeRows, type Batch } from './write-rows.ts';

/** What `append` stored. */
export interface Appended {
  /** Names the row for `markInFlight` and `acknowledge`; null when a retry found it stored already. */
  readonly row: number | null;
  readonly readings: readonly RecordedReading[];
}

/** One block's readings, on their way; `done` removes it, `giveBack` lets it wait again. */
export interface Taken {
  readonly readings: readonly RecordedReading[];
  done(): Promise<void>;
  giveBack(): void;
}

/** The mark outside the database. */
export interface OuterMarkKeeper {
  readonly found: OuterMark | null;
  write(mark: OuterMark): void;
}

const thinAtOnce = 60;
const roomAttempts = 8;
const thinAhead = 4;
const deleteEveryMs = 250;

export class Outbox implements Stock {
  readonly #open = new OpenMinute();
  /** Everything that moves the count takes turns. */
  readonly #turns = new Turns();
  readonly #queue = new AppendQueue((batches: readonly Batch[]) =>
    this.#turns.take(() => this.#write(batches)),
  );
  readonly #acknowledgedRows: [number, number][] = [];
  #deleteTimer: ReturnType<typeof setTimeout> | null = null;
  #compacting: Promise<void> | null = null;
  #minute = 0;

  private constructor(
    readonly database: Database,
    private readonly outer: OuterMarkKeeper | null,
    readonly count: Count,
    readonly shelf: BlockShelf,
    readonly gaps: GapShelf,
  ) {}

  /** Recovers what an earlier run left, and says with a gap what it cannot. */
  static async open(database: Database, outer: OuterMarkKeeper | null, kiosk: string): Promise<Outbox> {
    const count = await Count.open(database, outer?.found ?? null, kiosk);
    const { corrupt } = await recoverRows(database);
    const shelf = new BlockShelf(await database.getAllKeys('blocks'));
    const outbox = new Outbox(database, outer, count, shelf, await GapShelf.open(database));
    if (count.loss) await outbox.recordGap(count.loss);
    for (const [epoch, first] of corrupt) {
      await outbox.recordGap({ cause: 'entry-corrupt', count: 1, lost: { epoch, from: first, to: first } });
    }
    outbox.#keepMark();
    return outbox;
  }

  /** Durable when it resolves. Throws Fault `store-full`, `store-broken`. */
  append(readings: readonly Reading[], token: string | null = null): Promise<Appended> {
    return this.#queue.append({ readings: readings.map(roundReading), token });
  }

  markInFlight(row: number): void {
    this.#open.markInFlight(row);
  }

  /** The row was not accepted: it waits again. */
  release(row: number): void {
    this.#open.release(row);
  }

  acknowledge(row: number, id: string): void {
    const key = this.#open.acknowledge(row, Number(id.slice(id.lastIndexOf(':') + 1)));
    if (!key) return;
    this.#acknowledgedRows.push(key);
    this.#deleteTimer ??= setTimeout(() => void this.#deleteAcknowledged(), deleteEveryMs);
  }

  /** The connection is gone: what was on its way waits again. */
  releaseAll(): void {
    this.#open.releaseAll();
  }

  /** The oldest readings that only wait, or null when none do. A corrupt block goes to quarantine. */
  async takeOldest(): Promise<Taken | null> {
    for (;;) {
      const key = this.shelf.take();
      if (key) {
        const taken = await this.#take(key);
        if (taken) return taken;
      } else {
        if (this.#open.resting().length === 0) return null;
        await this.#compact(Infinity);
      }
    }
  }

  async recordGap(loss: Pick<Gap, 'cause' | 'count' | 'lost'>): Promise<void> {
    await this.#turns.take(() => writeGap(this, loss));
    this.#keepMark();
  }

  waitingGaps(): readonly Gap[] {
    return this.gaps.waiting;
  }

  acknowledgeGap(gap: Gap): Promise<void> {
    return this.gaps.acknowledge(this.database, gap);
  }

  /** Thins some of the oldest before the disk is full. */
  relieve(): Promise<boolean> {
    return this.#turns.take(() => makeRoom(this, thinAhead));
  }

  /** Sets aside a reading that cannot be sent, and says so with a gap. */
  async refuse(reading: RecordedReading, reason: string): Promise<void> {
    const [, epoch, sequence] = reading.id.split(':').map(Number) as [number, number, number];
    await quarantine(this.database, { at: Date.now(), reason, id: reading.id, entry: reading });
    await this.recordGap({ cause: 'entry-refused', count: 1, lost: { epoch, from: sequence, to: sequence } });
  }

  /** Readings stored and not yet acknowledged. */
  get waiting(): number {
    return this.shelf.waiting + this.#open.waiting;
  }

  /** Capture time (to the minute for blocks) of the oldest waiting reading; null when none waits. */
  get oldestTs(): number | null {
    return this.shelf.oldest?.[4] ?? this.#open.oldestTs;
  }

  /** A new name for the ids to come. */
  rename(kiosk: string): Promise<void> {
    return this.#turns.take(() => this.count.rename(this.database, kiosk));
  }

  /** Writes what is still to be written; the database stays open. */
  async settle(): Promise<void> {
    await this.#queue.idle();
    await this.#deleteAcknowledged();
  }

  async #write(batches: readonly Batch[]): Promise<readonly Appended[]> {
    for (let attempt = 1; ; attempt += 1) {
      const built = buildRows(this.count, batches);
      try {
        await writeRows(this.database, built);
        this.count.advance(built.mark);
        for (const row of built.rows) this.#open.add(row);
        this.#keepMark();
        const minute = minuteOf(built.rows.at(-1)?.readings[0]?.ts ?? this.#minute);
        if (minute !== this.#minute) void this.#compact(minute).catch(() => undefined);
        this.#minute = minute;
        return built.appended;
      } catch (error) {
        if (!isQuotaExceeded(error)) {
          throw new Fault('store-broken', 'A reading could not be stored. Reload the page.', {
            cause: error,
          });
        }
        const freed = attempt <= roomAttempts && (await makeRoom(this, thinAtOnce).catch(() => false));
        if (!freed) throw new Fault('store-full', 'The disk is full: free some space.', { cause: error });
      }
    }
  }

  /** Rows before `minute` that only wait become blocks. */
  #compact(minute: number): Promise<void> {
    this.#compacting ??= (async () => {
      const rows = this.#open.resting().filter(({ row }) => minuteOf(row.readings[0]!.ts) !== minute);
      if (rows.length === 0) return;
      const keys = await compactRows(this.database, rows);
      this.#open.remove(rows.map(({ row }) => row.first));
      this.shelf.add(keys);
    })().finally(() => (this.#compacting = null));
    return this.#compacting;
  }

  async #take(key: BlockKey): Promise<Taken | null> {
    const read = await readBlock(this.database, this.count, key);
    if (read.ok) {
      return {
        readings: read.value,
        done: () => this.#discard(key),
        giveBack: () => this.shelf.giveBack(key),
      };
    }
    const [epoch, from, to, count] = key;
    const { reason, found } = read.error;
    const id = this.count.id(epoch, from);
    await quarantine(this.database, { at: Date.now(), reason, id, entry: found });
    await this.recordGap({ cause: 'entry-corrupt', count, lost: { epoch, from, to } });
    await this.#discard(key);
    return null;
  }

  async #discard(key: BlockKey): Promise<void> {
    await this.database.delete('blocks', key);
    this.shelf.remove(key);
    this.#keepMark();
  }

  /** Losing this write only sends again what was acknowledged: relaxed durability is enough. */
  async #deleteAcknowledged(): Promise<void> {
    if (this.#deleteTimer !== null) clearTimeout(this.#deleteTimer);
    this.#deleteTimer = null;
    const keys = this.#acknowledgedRows.splice(0);
    if (keys.length === 0) return;
    const transaction = this.database.transaction('rows', 'readwrite', { durability: 'relaxed' });
    await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
    this.#keepMark();
  }

  #keepMark(): void {
    const { kiosk, epoch, last } = this.count.mark;
    const oldest = this.shelf.oldest;
    const first = oldest?.[0] === epoch ? oldest[1] : (this.#open.oldestSequence ?? last + 1);
    this.outer?.write({ kiosk, epoch, last, acknowledged: first - 1, waiting: this.waiting });
  }
}
