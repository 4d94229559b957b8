/** The explicit holes: kept until they are acknowledged, counted for ever, never evicted. */
import type { Gap } from '../../base/gap.ts';
import type { Database } from '../database.ts';

export class GapShelf {
  readonly #waiting: Map<string, Gap>;
  #lost: number;

  private constructor(waiting: readonly Gap[], lost: number) {
    this.#waiting = new Map(waiting.map((gap) => [gap.id, gap]));
    this.#lost = lost;
  }

  static async open(database: Database): Promise<GapShelf> {
    const all = await database.getAll('gaps');
    const waiting = all.filter(({ acknowledged }) => acknowledged === 0).map(({ gap }) => gap);
    return new GapShelf(
      waiting.sort((a, b) => a.ts - b.ts),
      all.reduce((sum, { gap }) => sum + gap.count, 0),
    );
  }

  /** Call when the gap is in the database. */
  add(gap: Gap): void {
    this.#waiting.set(gap.id, gap);
    this.#lost += gap.count;
  }

  /** Call when `merged` has replaced these in the database. */
  replace(gaps: readonly Gap[], merged: Gap): void {
    for (const { id } of gaps) this.#waiting.delete(id);
    this.#waiting.set(merged.id, merged);
  }

  async acknowledge(database: Database, gap: Gap): Promise<void> {
    this.#waiting.delete(gap.id);
    await database.put('gaps', { gap: { ...gap, series: [] }, acknowledged: 1 }, gap.id);
  }

  get waiting(): readonly Gap[] {
    return [...this.#waiting.values()];
  }

  /** Readings lost with a gap record, ever. */
  get lost(): number {
    return this.#lost;
  }
}
