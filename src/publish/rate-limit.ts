/** Spreads the backlog over time: a token bucket, so that a fleet that comes back does not flood the broker. */
const burstSeconds = 0.1;

export class RateLimit {
  readonly #perSecond: number;
  #tokens: number;
  #at: number;

  /** @param nowMs of a monotonic clock */
  constructor(perSecond: number, nowMs: number) {
    this.#perSecond = perSecond;
    this.#tokens = perSecond * burstSeconds;
    this.#at = nowMs;
  }

  /** Takes one; answers ms to wait before sending it, 0 for none. */
  take(nowMs: number): number {
    const refilled = this.#tokens + ((nowMs - this.#at) / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#perSecond * burstSeconds, refilled) - 1;
    this.#at = nowMs;
    return this.#tokens >= 0 ? 0 : (-this.#tokens / this.#perSecond) * 1000;
  }
}
