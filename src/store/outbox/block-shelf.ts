/** The blocks that wait, by their keys alone, oldest first: what to send next and what to thin. */
import type { BlockKey } from '../schema.ts';
import { mostStretches, type Stretch } from './reconcile-marks.ts';

export const byAge = (a: BlockKey, b: BlockKey): number => a[0] - b[0] || a[1] - b[1];

export class BlockShelf {
  #keys: BlockKey[];
  readonly #taken = new Set<string>();
  /** Acknowledged, oldest acknowledgement first. */
  readonly #kept: { readonly key: BlockKey; readonly acknowledgedMs: number }[] = [];
  #waiting = 0;
  readonly #countOf = new Map<number, number>();

  constructor(keys: readonly BlockKey[]) {
    this.#keys = [...keys].sort(byAge);
    for (const key of keys) this.#counted(key, 1);
  }

  add(keys: readonly BlockKey[]): void {
    const last = this.#keys.at(-1);
    this.#keys.push(...keys);
    if (last && keys[0] && byAge(last, keys[0]) > 0) this.#keys.sort(byAge);
    for (const key of keys) this.#counted(key, 1);
  }

  /** The oldest block that nobody has taken. */
  take(): BlockKey | null {
    const key = this.#keys.find((candidate) => !this.#taken.has(candidate.join()));
    if (!key) return null;
    this.#taken.add(key.join());
    return key;
  }

  /** Up to `count` of the oldest that nobody has taken. */
  oldestFree(count: number): BlockKey[] {
    return this.#keys.filter((key) => !this.#taken.has(key.join())).slice(0, count);
  }

  giveBack(key: BlockKey): void {
    this.#taken.delete(key.join());
  }

  remove(key: BlockKey): boolean {
    const at = this.#keys.findIndex((candidate) => candidate.join() === key.join());
    if (at < 0) return false;
    this.#keys.splice(at, 1);
    this.#taken.delete(key.join());
    this.#counted(key, -1);
    return true;
  }

  /** Acknowledged: no longer waits, but is kept a while. */
  keep(key: BlockKey, nowMs: number): void {
    if (this.remove(key)) this.#kept.push({ key, acknowledgedMs: nowMs });
  }

  /** Blocks acknowledged before `beforeMs` need not be kept: their keys, for deletion. */
  expire(beforeMs: number): BlockKey[] {
    const still = this.#kept.findIndex(({ acknowledgedMs }) => acknowledgedMs >= beforeMs);
    return this.#kept.splice(0, still < 0 ? Infinity : still).map(({ key }) => key);
  }

  /** The broker may have lost what it acknowledged lately: all that is kept waits again. */
  recall(): void {
    this.add(this.#kept.splice(0).map(({ key }) => key));
    this.#keys.sort(byAge);
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** What waits of each epoch, oldest first; of very many epochs only the newest. */
  get stretches(): readonly Stretch[] {
    const all: Stretch[] = [];
    for (const [epoch, count] of this.#countOf) {
      const first = this.#keys[this.#firstAt(epoch)];
      const last = this.#keys[this.#firstAt(epoch + 0.5) - 1];
      if (first && last) all.push({ epoch, from: first[1], to: last[2], count });
    }
    return all.sort((a, b) => a.epoch - b.epoch).slice(-mostStretches);
  }

  /** Index of the first key whose epoch is not below. */
  #firstAt(epoch: number): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#keys[middle]![0] < epoch) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #counted([epoch, , , count]: BlockKey, sign: 1 | -1): void {
    this.#waiting += sign * count;
    const waiting = (this.#countOf.get(epoch) ?? 0) + sign * count;
    if (waiting > 0) this.#countOf.set(epoch, waiting);
    else this.#countOf.delete(epoch);
  }

  get oldest(): BlockKey | null {
    return this.#keys[0] ?? null;
  }

  get size(): number {
    return this.#keys.length;
  }
}
