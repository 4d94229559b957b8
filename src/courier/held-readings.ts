/** Readings on their way to the store: in order, one call at a time, held in memory while the store refuses them. */
import { Fault, faultCodeOf } from '../base/fault.ts';
import type { Reading, RecordedReading } from '../base/reading.ts';

/** A quarter of an hour of sixteen gauges at 1 Hz, some 10 MB. */
const mostHeld = 15_000;
const tryAgainMs = 2000;

interface Held {
  readonly readings: readonly Reading[];
  readonly batch: string;
  readonly resolve: (recorded: readonly RecordedReading[]) => void;
  readonly reject: (error: unknown) => void;
}

export interface Lost {
  readonly count: number;
  /** Capture times of the first and the last. */
  readonly span: { readonly fromTs: number; readonly toTs: number };
}

export interface Store {
  record(readings: readonly Reading[], batch: string): Promise<readonly RecordedReading[]>;
  lose(lost: Lost): Promise<void>;
  /** The store refuses for now: shown to the person. */
  onRefused(error: unknown): void;
}

/** What time or a person may cure. */
const mayPass = (error: unknown): boolean => {
  const code = faultCodeOf(error);
  return code === 'store-full' || code === 'store-blocked' || code === 'store-broken';
};

const both = (one: Lost, other: Lost | null): Lost => ({
  count: one.count + (other?.count ?? 0),
  span: {
    fromTs: Math.min(one.span.fromTs, other?.span.fromTs ?? Infinity),
    toTs: Math.max(one.span.toTs, other?.span.toTs ?? -Infinity),
  },
});

const lostOf = ({ readings }: Held): Lost => {
  const times = readings.map(({ ts }) => ts);
  return { count: readings.length, span: { fromTs: Math.min(...times), toTs: Math.max(...times) } };
};

export class HeldReadings {
  readonly #store: Store;
  readonly #held: Held[] = [];
  #count = 0;
  #lost: Lost | null = null;
  #isRunning = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Resolves when they are durable; rejects with `store-full` when memory ran out before, and a gap counts them. */
  record(readings: readonly Reading[], batch: string): Promise<readonly RecordedReading[]> {
    return new Promise((resolve, reject) => {
      this.#held.push({ readings, batch, resolve, reject });
      this.#count += readings.length;
      this.#shed();
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let first = this.#held[0]; first; first = this.#held[0]) {
      try {
        const recorded = await this.#store.record(first.readings, first.batch);
        this.#take(first);
        first.resolve(recorded);
        await this.#tellLost();
      } catch (error) {
        if (mayPass(error)) {
          this.#store.onRefused(error);
          await new Promise((resolve) => setTimeout(resolve, tryAgainMs));
        } else {
          this.#take(first);
          first.reject(error);
        }
      }
    }
    this.#isRunning = false;
  }

  async #tellLost(): Promise<void> {
    const lost = this.#lost;
    if (!lost) return;
    this.#lost = null;
    try {
      await this.#store.lose(lost);
    } catch (error) {
      this.#lost = both(lost, this.#lost);
      throw error;
    }
  }

  #take(held: Held): void {
    const at = this.#held.indexOf(held);
    if (at < 0) return;
    this.#held.splice(at, 1);
    this.#count -= held.readings.length;
  }

  /** The oldest go, but for the one that is being tried. */
  #shed(): void {
    while (this.#count > mostHeld && this.#held.length > 1) {
      const [oldest] = this.#held.splice(1, 1);
      if (!oldest) return;
      this.#count -= oldest.readings.length;
      this.#lost = both(lostOf(oldest), this.#lost);
      oldest.reject(
        new Fault('store-full', 'Readings were lost: the store refused them until memory ran out.'),
      );
    }
  }
}
