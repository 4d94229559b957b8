/** The running count of what this device recorded: gives out ids, and survives a lost database. */
import type { Database } from '../database.ts';
import type { InnerMark, StoredBatch } from '../schema.ts';
import { countKey, keptBatches, keptEpochs, kiosksKey, parseInnerMark, parseKiosks } from './count-marks.ts';
import { nextEpoch, reconcileMarks, type OuterMark } from './reconcile-marks.ts';

type Marks = { put(value: unknown, key: string): Promise<unknown> };

export class Count {
  readonly #kiosks: Record<number, string>;
  #mark: InnerMark;
  /** As this run found it; null where there was none. */
  readonly found: InnerMark | null;

  private constructor(mark: InnerMark, kiosks: Record<number, string>, found: InnerMark | null) {
    this.#mark = mark;
    this.#kiosks = kiosks;
    this.found = found;
  }

  /**
   * Reads and writes in one transaction: what a worker that has just died had still under way comes before it
   * or after it, and is never overwritten unseen.
   */
  static async open(database: Database, outer: OuterMark | null, kiosk: string): Promise<Count> {
    const transaction = database.transaction('marks', 'readwrite', { durability: 'strict' });
    const inner = parseInnerMark(await transaction.store.get(countKey));
    const kiosks = parseKiosks(await transaction.store.get(kiosksKey));
    const { epoch, last } = reconcileMarks(inner, outer, Date.now());
    if (inner) kiosks[inner.epoch] ??= inner.kiosk;
    const count = new Count({ kiosk, epoch, last, batches: inner?.batches ?? [] }, kiosks, inner);
    await Promise.all([count.#save(transaction.store), transaction.done]);
    return count;
  }

  /** A new name starts a new epoch; the sequence goes on. */
  async rename(database: Database, kiosk: string): Promise<void> {
    if (kiosk === this.#mark.kiosk) return;
    this.#mark = { ...this.#mark, kiosk, epoch: nextEpoch(this.#mark.epoch, Date.now()) };
    const transaction = database.transaction('marks', 'readwrite', { durability: 'strict' });
    await Promise.all([this.#save(transaction.store), transaction.done]);
  }

  async #save(marks: Marks): Promise<void> {
    this.#kiosks[this.#mark.epoch] = this.#mark.kiosk;
    for (const epoch of Object.keys(this.#kiosks).slice(0, -keptEpochs)) delete this.#kiosks[Number(epoch)];
    await Promise.all([marks.put(this.#mark, countKey), marks.put(this.#kiosks, kiosksKey)]);
  }

  get mark(): InnerMark {
    return this.#mark;
  }

  /** The mark after `more` sequences and these batches; it counts once `advance` is called with it. */
  after(more: number, batches: readonly StoredBatch[] = []): InnerMark {
    const kept = [...this.#mark.batches, ...batches].slice(-keptBatches);
    return { ...this.#mark, last: this.#mark.last + more, batches: kept };
  }

  advance(mark: InnerMark): void {
    this.#mark = mark;
  }

  find(token: string): StoredBatch | undefined {
    return this.#mark.batches.find((batch) => batch.token === token);
  }

  /** kiosk : epoch : sequence. */
  id(epoch: number, sequence: number): string {
    return `${this.#kiosks[epoch] ?? this.#mark.kiosk}:${epoch}:${sequence}`;
  }
}
