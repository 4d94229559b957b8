/** Messages as they come at the consumer → how late live readings were, and how long nothing came after the fault. */
import type { Subscriber } from '../support/subscriber.ts';

export interface Timing {
  /** From capture to the consumer before the fault: half of the readings, and 95 of 100, ms. */
  readonly liveMedianMs: number;
  readonly live95Ms: number;
  /** The longest silence from the fault on, s. */
  readonly silenceS: number;
}

const lookEveryMs = 50;

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;

export class Stopwatch {
  readonly #delays: number[] = [];
  #isBroken = false;
  #counted: number;
  #lastNews = performance.now();
  #silenceMs = 0;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(private readonly consumer: Subscriber) {
    this.#counted = consumer.seen.length;
    this.#timer = setInterval(() => this.#look(), lookEveryMs);
  }

  /** From here on silence counts and delays do not. */
  breaks(): void {
    this.#look();
    this.#isBroken = true;
  }

  /** Resolves when `isComplete`, or when nothing came for so long; then the watch stops. */
  async quiet(isComplete: () => boolean, quietMs: number): Promise<void> {
    while (!isComplete() && performance.now() - this.#lastNews < quietMs)
      await new Promise((resolve) => setTimeout(resolve, 500));
    clearInterval(this.#timer);
  }

  timing(): Timing {
    const sorted = this.#delays.toSorted((a, b) => a - b);
    return {
      liveMedianMs: Math.round(quantile(sorted, 0.5)),
      live95Ms: Math.round(quantile(sorted, 0.95)),
      silenceS: this.#silenceMs / 1000,
    };
  }

  #look(): void {
    const { seen } = this.consumer;
    if (seen.length === this.#counted) return;
    const now = performance.now();
    if (this.#isBroken) this.#silenceMs = Math.max(this.#silenceMs, now - this.#lastNews);
    else
      for (const { payload } of seen.slice(this.#counted)) {
        const ts = Number(/"ts":(\d+)/.exec(payload)?.[1]);
        if (Number.isFinite(ts)) this.#delays.push(Math.max(0, Date.now() - ts));
      }
    this.#counted = seen.length;
    this.#lastNews = now;
  }
}
