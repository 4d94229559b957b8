/** The blocks that wait, by their keys alone, oldest first: what to send next and what to thin. */
import type { BlockKey } from '../schema.ts';

const byAge = (a: BlockKey, b: BlockKey): number => a[0] - b[0] || a[1] - b[1];

export class BlockShelf {
  #keys: BlockKey[];
  readonly #taken = new Set<string>();
  /** Acknowledged, oldest acknowledgement first. */
  readonly #kept: { readonly key: BlockKey; readonly acknowledgedMs: number }[] = [];
  #waiting: number;

  constructor(keys: readonly BlockKey[]) {
    this.#keys = [...keys].sort(byAge);
    this.#waiting = keys.reduce((sum, key) => sum + key[3], 0);
  }

  add(keys: readonly BlockKey[]): void {
    const last = this.#keys.at(-1);
    this.#keys.push(...keys);
    if (last && keys[0] && byAge(last, keys[0]) > 0) this.#keys.sort(byAge);
    for (const key of keys) this.#waiting += key[3];
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
    this.#waiting -= key[3];
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

  get oldest(): BlockKey | null {
    return this.#keys[0] ?? null;
  }

  get size(): number {
    return this.#keys.length;
  }
}
