/** The outbox's books: the count, what waits in blocks, the gaps, and the mark outside the database. */
import type { Gap } from '../../base/gap.ts';
import type { Database } from '../database.ts';
import { BlockShelf } from './block-shelf.ts';
import { Count } from './count.ts';
import { GapShelf } from './gap-shelf.ts';
import { findLosses } from './find-losses.ts';
import { makeRoom, type Stock } from './make-room.ts';
import { OpenMinute } from './open-minute.ts';
import type { OuterMark } from './reconcile-marks.ts';
import type { Reserve } from './reserve-file.ts';
import { ThinningPatience } from './thinning-patience.ts';
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
  readonly patience = new ThinningPatience();
  /** Everything that moves the count takes turns. */
  readonly turns = new Turns();
  #markTimer: ReturnType<typeof setTimeout> | null = null;

  private constructor(
    readonly database: Database,
    private readonly outer: OuterMarkKeeper | null,
    readonly count: Count,
    readonly shelf: BlockShelf,
    readonly gaps: GapShelf,
    readonly reserve: Reserve | null,
  ) {}

  /** Rows of an earlier run must be blocks by now. What is missing becomes a gap. */
  static async open(
    database: Database,
    outer: OuterMarkKeeper | null,
    kiosk: string,
    reserve: Reserve | null,
  ): Promise<Ledger> {
    const before = outer?.found ?? null;
    const [count, keys, gaps] = await Promise.all([
      Count.open(database, before, kiosk),
      database.getAllKeys('blocks'),
      GapShelf.open(database),
    ]);
    const ledger = new Ledger(database, outer, count, new BlockShelf(keys), gaps, reserve);
    for (const loss of findLosses(count.found, before, keys)) await ledger.recordGap(loss);
    return ledger;
  }

  async recordGap(loss: Pick<Gap, 'cause' | 'count' | 'lost'> & Partial<Pick<Gap, 'span'>>): Promise<void> {
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
    const { stretches } = this.shelf;
    const older = stretches.filter((stretch) => stretch.epoch !== epoch);
    const present = stretches.find((stretch) => stretch.epoch === epoch);
    const first = Math.min(present?.from ?? Infinity, this.minute.oldestSequence ?? last + 1);
    const waiting = (present?.count ?? 0) + this.minute.waiting;
    this.outer?.write({ kiosk, epoch, last, acknowledged: first - 1, waiting, older });
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
