/** How often the oldest readings may be given up for room: not again and again while that frees none. */
const firstWaitMs = 60_000;
const longestWaitMs = 3_600_000;

export class ThinningPatience {
  /** Since the last write that succeeded. */
  #attempts = 0;
  #waitMs = firstWaitMs;
  #notBeforeMs = -Infinity;

  /**
   * Twice in a row at once; if nothing can be written even then, the disk is full of something else.
   * @param nowMs of a monotonic clock
   */
  mayThin(nowMs: number): boolean {
    if (nowMs < this.#notBeforeMs) return false;
    this.#attempts += 1;
    if (this.#attempts <= 2) return true;
    this.#attempts = 0;
    this.#notBeforeMs = nowMs + this.#waitMs;
    this.#waitMs = Math.min(longestWaitMs, 2 * this.#waitMs);
    return false;
  }

  /** Something was written. */
  helped(): void {
    this.#attempts = 0;
    this.#waitMs = firstWaitMs;
    this.#notBeforeMs = -Infinity;
  }
}
