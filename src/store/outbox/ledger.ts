/** The outbox's books: the count, what waits in blocks, the gaps, and the mark outside the database. */
import type { Gap } from '../../base/gap.ts';
import type { Database } from '../database.ts';
import { BlockShelf, byAge } from './block-shelf.ts';
import { keysOfRows } from './compact-rows.ts';
import { Count } from './count.ts';
import { GapShelf } from './gap-shelf.ts';
import { findLosses, type Loss } from './find-losses.ts';
import { makeRoom, type Stock } from './make-room.ts';
import { numberedOf, OpenMinute } from './open-minute.ts';
import { joinStretches, mostStretches, type OuterMark } from './reconcile-marks.ts';
import { recoverRows } from './recover-rows.ts';
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

const lossOfRow = ([epoch, first]: readonly [number, number]): Loss => ({
  cause: 'entry-corrupt',
  count: 1,
  lost: { epoch, from: first, to: first },
});

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

  /** Takes up what an earlier run left. What is missing becomes a gap. */
  static async open(
    database: Database,
    outer: OuterMarkKeeper | null,
    kiosk: string,
    reserve: Reserve | null,
  ): Promise<Ledger> {
    const before = outer?.found ?? null;
    const [count, { blocks, rows, corrupt }, gaps] = await Promise.all([
      Count.open(database, before, kiosk),
      recoverRows(database),
      GapShelf.open(database),
    ]);
    const ledger = new Ledger(database, outer, count, new BlockShelf(blocks), gaps, reserve);
    for (const row of rows) ledger.minute.add(row);
    // With an outer mark what corrupt rows held is missing, and counted so.
    const rowKeys = keysOfRows(rows.map((row) => ({ row, entries: numberedOf(row) })));
    const losses = before
      ? findLosses(count.found, before, [...blocks, ...rowKeys].sort(byAge))
      : corrupt.map(lossOfRow);
    for (const loss of losses) await ledger.recordGap(loss);
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
    const stretches = joinStretches([...this.shelf.stretches, ...this.minute.stretches]);
    const older = stretches.filter((stretch) => stretch.epoch !== epoch).slice(-mostStretches);
    const present = stretches.find((stretch) => stretch.epoch === epoch);
    const acknowledged = (present?.from ?? last + 1) - 1;
    this.outer?.write({ kiosk, epoch, last, acknowledged, waiting: present?.count ?? 0, older });
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
