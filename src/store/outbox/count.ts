/** The running count of what this device recorded: gives out ids, and survives a lost database. */
import type { Database } from '../database.ts';
import type { InnerMark, StoredBatch } from '../schema.ts';
import { countKey, keptBatches, kiosksKey, readInnerMark, readKiosks } from './count-marks.ts';
import { nextEpoch, reconcileMarks, type Loss, type OuterMark } from './reconcile-marks.ts';

export class Count {
  readonly #kiosks: Record<number, string>;
  #mark: InnerMark;
  /** What was lost before this run; null when nothing was. */
  readonly loss: Loss | null;

  private constructor(mark: InnerMark, kiosks: Record<number, string>, loss: Loss | null) {
    this.#mark = mark;
    this.#kiosks = kiosks;
    this.loss = loss;
  }

  static async open(database: Database, outer: OuterMark | null, kiosk: string): Promise<Count> {
    const inner = await readInnerMark(database);
    const kiosks = await readKiosks(database);
    const { epoch, last, loss } = reconcileMarks(inner, outer, kiosk, Date.now());
    if (inner) kiosks[inner.epoch] ??= inner.kiosk;
    const count = new Count({ kiosk, epoch, last, batches: inner?.batches ?? [] }, kiosks, loss);
    await count.#save(database);
    return count;
  }

  /** A new name starts a new epoch; the sequence goes on. */
  async rename(database: Database, kiosk: string): Promise<void> {
    if (kiosk === this.#mark.kiosk) return;
    this.#mark = { ...this.#mark, kiosk, epoch: nextEpoch(this.#mark.epoch, Date.now()) };
    await this.#save(database);
  }

  async #save(database: Database): Promise<void> {
    this.#kiosks[this.#mark.epoch] = this.#mark.kiosk;
    const transaction = database.transaction('marks', 'readwrite', { durability: 'strict' });
    await Promise.all([
      transaction.store.put(this.#mark, countKey),
      transaction.store.put(this.#kiosks, kiosksKey),
      transaction.done,
    ]);
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
