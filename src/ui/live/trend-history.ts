/** The last ten minutes of one gauge, a point a second, with gaps where there was no value. */
import type { Reading } from '../../base/reading.ts';

/** Length of the trend; ms. */
export const trendSpanMs = 600_000;
const pointEveryMs = 1000;

export class TrendHistory {
  /** Seconds since the epoch, rising: what uPlot wants. */
  readonly times: number[] = [];
  readonly values: (number | null)[] = [];
  /** Rises with each change, for cheap comparison. */
  version = 0;

  /**
   * Adds a reading; several in one second keep the newest, but a gap is never overwritten by a value.
   * @param staleMs a silence longer than this leaves a gap
   */
  add(reading: Reading, staleMs: number): void {
    if (reading.ts < this.newestMs() - staleMs) this.dropAfter(reading.ts);
    const last = this.times.at(-1);
    if (last !== undefined && reading.ts < last * 1000) return;
    this.version++;
    if (last !== undefined && reading.ts - last * 1000 < pointEveryMs) {
      if (this.values.at(-1) !== null) this.values[this.values.length - 1] = reading.value;
      return;
    }
    if (last !== undefined && reading.ts - last * 1000 > Math.max(staleMs, 2 * pointEveryMs))
      this.push(last + 0.001, null);
    this.push(reading.ts / 1000, reading.value);
    this.dropBefore(reading.ts - trendSpanMs);
  }

  private newestMs(): number {
    return 1000 * (this.times.at(-1) ?? -Infinity);
  }

  /** What lies ahead after the clock was set back would keep out all that comes. */
  private dropAfter(ts: number): void {
    const ahead = this.times.findIndex((time) => time * 1000 > ts);
    if (ahead < 0) return;
    this.times.length = this.values.length = ahead;
  }

  private push(time: number, value: number | null): void {
    this.times.push(time);
    this.values.push(value);
  }

  private dropBefore(ts: number): void {
    const kept = this.times.findIndex((time) => time * 1000 >= ts);
    if (kept < 60) return;
    this.times.splice(0, kept);
    this.values.splice(0, kept);
  }
}
