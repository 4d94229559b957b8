/** The outbox's books: the count, what waits in blocks, the gaps, and the mark outside the database. */
import type { Gap } from '../../base/gap.ts';
import type { Database } from '../database.ts';
import { BlockShelf } from './block-shelf.ts';
import { Count } from './count.ts';
import { GapShelf } from './gap-shelf.ts';
import { makeRoom, type Stock } from './make-room.ts';
import { OpenMinute } from './open-minute.ts';
import type { OuterMark } from './reconcile-marks.ts';
import { Turns } from './turns.ts';
import { writeGap } from './write-gap.ts';

/** The mark outside the database. */
export interface OuterMarkKeeper {
  readonly found: OuterMark | null;
  write(mark: OuterMark): void;
}

const markSoonMs = 100;
const thinAhead = 4;

export class Ledger implements Stock {
  readonly minute = new OpenMinute();
  /** Everything that moves the count takes turns. */
  readonly turns = new Turns();
  #markTimer: ReturnType<typeof setTimeout> | null = null;

  private constructor(
    readonly database: Database,
    private readonly outer: OuterMarkKeeper | null,
    readonly count: Count,
    readonly shelf: BlockShelf,
    readonly gaps: GapShelf,
  ) {}

  static async open(database: Database, outer: OuterMarkKeeper | null, kiosk: string): Promise<Ledger> {
    const count = await Count.open(database, outer?.found ?? null, kiosk);
    const shelf = new BlockShelf(await database.getAllKeys('blocks'));
    return new Ledger(database, outer, count, shelf, await GapShelf.open(database));
  }

  async recordGap(loss: Pick<Gap, 'cause' | 'count' | 'lost'>): Promise<void> {
    await this.turns.take(() => writeGap(this, loss));
    this.keepMark();
  }

  /** Thins some of the oldest before the disk is full. Answers whether anything was freed. */
  relieve(): Promise<boolean> {
    return this.turns.take(() => makeRoom(this, thinAhead));
  }

  /** Readings stored and not yet acknowledged. */
  get waiting(): number {
    return this.shelf.waiting + this.minute.waiting;
  }

  /** Capture time (to the minute for blocks) of the oldest waiting reading; null when none waits. */
  get oldestTs(): number | null {
    return this.shelf.oldest?.[4] ?? this.minute.oldestTs;
  }

  keepMark(): void {
    if (this.#markTimer !== null) clearTimeout(this.#markTimer);
    this.#markTimer = null;
    const { kiosk, epoch, last } = this.count.mark;
    const oldest = this.shelf.oldest;
    const first = oldest?.[0] === epoch ? oldest[1] : (this.minute.oldestSequence ?? last + 1);
    this.outer?.write({ kiosk, epoch, last, acknowledged: first - 1, waiting: this.waiting });
  }

  /** Acknowledgements come in hundreds: one mark serves many. */
  keepMarkSoon(): void {
    this.#markTimer ??= setTimeout(() => this.keepMark(), markSoonMs);
  }

  /** After this nothing is written to the mark. */
  close(): void {
    this.keepMark();
  }
}
