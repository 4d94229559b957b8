/** The rows that are not yet in a block, in memory: which are on their way to the broker and which only wait. */
import type { Numbered } from '../block/numbered.ts';
import type { Row } from '../schema.ts';
import { joinStretches, type Stretch } from './reconcile-marks.ts';

interface OpenRow {
  readonly row: Row;
  /** Sequences that no acknowledgement has come for. */
  readonly unacknowledged: Set<number>;
  isInFlight: boolean;
}

interface KeptRow {
  readonly row: Row;
  readonly acknowledgedMs: number;
}

const minuteMs = 60_000;

/** Start of the capture minute, UTC, ms. */
export const minuteOf = (ts: number): number => Math.floor(ts / minuteMs) * minuteMs;

export const numberedOf = (row: Row): Numbered[] =>
  row.readings.map((reading, index) => ({ sequence: row.first + index, reading }));

export class OpenMinute {
  /** By first sequence, in rising order. */
  readonly #rows = new Map<number, OpenRow>();
  /** Acknowledged, oldest acknowledgement first. */
  readonly #kept: KeptRow[] = [];
  #waiting = 0;

  add(row: Row, unacknowledged = new Set(row.readings.map((_, index) => row.first + index))): void {
    this.#rows.set(row.first, { row, unacknowledged, isInFlight: false });
    this.#waiting += unacknowledged.size;
  }

  markInFlight(first: number): void {
    const open = this.#rows.get(first);
    if (open) open.isInFlight = true;
  }

  release(first: number): void {
    const open = this.#rows.get(first);
    if (open) open.isInFlight = false;
  }

  /** When all of a row is acknowledged it is kept a while, and no longer waits. */
  acknowledge(first: number, sequence: number, nowMs: number): void {
    const open = this.#rows.get(first);
    if (!open?.unacknowledged.delete(sequence)) return;
    this.#waiting -= 1;
    if (open.unacknowledged.size > 0) return;
    this.#rows.delete(first);
    this.#kept.push({ row: open.row, acknowledgedMs: nowMs });
  }

  /** Rows acknowledged before `beforeMs` need not be kept: their keys, for deletion. */
  expire(beforeMs: number): [epoch: number, first: number][] {
    const still = this.#kept.findIndex(({ acknowledgedMs }) => acknowledgedMs >= beforeMs);
    return this.#kept.splice(0, still < 0 ? Infinity : still).map(({ row }) => [row.epoch, row.first]);
  }

  /** The broker may have lost what it acknowledged lately: all that is kept waits again. */
  recall(): void {
    const resting = [...this.#rows.values()].map(({ row }) => row);
    const unacknowledged = new Map([...this.#rows].map(([first, open]) => [first, open.unacknowledged]));
    const rows = [...this.#kept.splice(0).map(({ row }) => row), ...resting];
    this.#rows.clear();
    this.#waiting = 0;
    for (const row of rows.sort((a, b) => a.first - b.first)) this.add(row, unacknowledged.get(row.first));
  }

  /** The connection is gone: what was on its way only waits again. */
  releaseAll(): void {
    for (const open of this.#rows.values()) open.isInFlight = false;
  }

  /** Rows that only wait, oldest first, with what of them is unacknowledged. */
  resting(): { readonly row: Row; readonly entries: readonly Numbered[] }[] {
    return [...this.#rows.values()]
      .filter(({ isInFlight }) => !isInFlight)
      .map(({ row, unacknowledged }) => ({
        row,
        entries: numberedOf(row).filter(({ sequence }) => unacknowledged.has(sequence)),
      }));
  }

  /** These rows are in a block now. */
  remove(firsts: readonly number[]): void {
    for (const first of firsts) {
      this.#waiting -= this.#rows.get(first)?.unacknowledged.size ?? 0;
      this.#rows.delete(first);
    }
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** Capture time of the first waiting row; null when none waits. */
  get oldestTs(): number | null {
    for (const { row } of this.#rows.values()) return row.readings[0]?.ts ?? null;
    return null;
  }

  /** What waits of each epoch: rows that an earlier run left keep theirs. */
  get stretches(): readonly Stretch[] {
    return joinStretches(
      [...this.#rows.values()].map(({ row: { epoch, first, readings }, unacknowledged }) => ({
        epoch,
        from: first,
        to: first + readings.length - 1,
        count: unacknowledged.size,
      })),
    );
  }
}
