/** Decides when a second worker looks at gauges too, and at which; without it, and when it is lost, there is the first. */
import type { FrameStamp } from '../../src/base/frame.ts';
import { stages, type GaugeId, type Observation } from '../../src/base/observation.ts';
import type { GaugeWatch } from './api.ts';
import { divideGauges } from './divide-gauges.ts';
import { JoinRule } from './join-rule.ts';
import { SecondWorker, spawnSecond } from './second-worker.ts';

const reviewMs = 1000;
/** From the end of one to the start of the next: twice as long each time, unless it lived as long as the longest. */
const pauseMs = 10_000;
const longestPauseMs = 600_000;
/** Weight of the newest second in the work of a gauge. */
const newest = 0.2;

export class SecondLook {
  #second: SecondWorker | null = null;
  #hasJoined = false;
  #watches: readonly GaugeWatch[] = [];
  #hers: ReadonlySet<GaugeId> = new Set();
  /** Work of each gauge, ms: smoothed over seconds, and since the last review. */
  #loads = new Map<GaugeId, number>();
  readonly #spent = new Map<GaugeId, number>();
  readonly #rule = new JoinRule(performance.now());
  #notBeforeMs = 0;
  #nextPauseMs = pauseMs;

  #onChanged: (() => void) | null = null;

  constructor(private readonly spawn: () => Worker = spawnSecond) {}

  /**
   * Before, the first stays alone.
   * @param onChanged told when the second has joined or left
   */
  allow(onChanged: () => void): void {
    this.#onChanged = onChanged;
  }

  get hasJoined(): boolean {
    return this.#hasJoined;
  }

  setGauges(watches: readonly GaugeWatch[]): void {
    this.#watches = watches;
    this.#second?.setGauges(watches);
    this.#divide();
  }

  /** Those of these gauges that the second looks at. */
  shareOf(gauges: readonly GaugeId[]): readonly GaugeId[] {
    return this.#hasJoined ? gauges.filter((gauge) => this.#hers.has(gauge)) : [];
  }

  /** Takes the frame. Null: the first must look itself. */
  async look(
    frame: VideoFrame | ImageBitmap,
    stamp: FrameStamp,
    gauges: readonly GaugeId[],
  ): Promise<Observation[] | null> {
    const seen = (await this.#second?.look(frame, stamp, gauges)) ?? null;
    if (seen) this.#rule.add(this.#note(seen));
    return seen;
  }

  /**
   * What the first worker has seen itself.
   * @param tookMs with all that was to be done for it, getting at the pixels included
   */
  count(observations: readonly Observation[], tookMs: number): void {
    this.#note(observations);
    this.#rule.add(tookMs);
    this.#review();
  }

  #note(observations: readonly Observation[]): number {
    let all = 0;
    for (const { gauge, stageMs } of observations) {
      let ms = 0;
      for (const stage of stages) ms += stageMs[stage] ?? 0;
      this.#spent.set(gauge, (this.#spent.get(gauge) ?? 0) + ms);
      all += ms;
    }
    return all;
  }

  #review(): void {
    const nowMs = performance.now();
    const verdict = this.#rule.judge(nowMs);
    if (verdict === null) return;
    this.#smooth();
    if (verdict === 'leave') this.#second?.end();
    else if (verdict === 'join' && this.#mayJoin(nowMs)) void this.#live();
    else this.#divide();
  }

  #mayJoin(nowMs: number): boolean {
    const isWanted = this.#onChanged !== null && !this.#second && this.#watches.length > 1;
    return (
      isWanted && nowMs >= this.#notBeforeMs && navigator.hardwareConcurrency > 1 && 'Worker' in globalThis
    );
  }

  /** One life of a second worker, from its start to its end. */
  async #live(): Promise<void> {
    const bornMs = performance.now();
    const second = (this.#second = new SecondWorker(this.spawn()));
    if (await second.open(this.#watches)) {
      this.#join(true);
      const reviewing = setInterval(() => this.#review(), reviewMs); // also when no frame comes any more
      await second.ended;
      clearInterval(reviewing);
      this.#join(false);
    }
    this.#second = null;
    const diedMs = performance.now();
    if (diedMs - bornMs > longestPauseMs) this.#nextPauseMs = pauseMs;
    this.#notBeforeMs = diedMs + this.#nextPauseMs;
    this.#nextPauseMs = Math.min(longestPauseMs, 2 * this.#nextPauseMs);
  }

  #join(hasJoined: boolean): void {
    this.#hasJoined = hasJoined;
    this.#hers = new Set();
    this.#divide();
    this.#onChanged?.();
  }

  #smooth(): void {
    const smoothed = (gauge: GaugeId): number => {
      const spent = this.#spent.get(gauge) ?? 0;
      const before = this.#loads.get(gauge) ?? spent;
      return before + newest * (spent - before);
    };
    this.#loads = new Map(this.#watches.map(({ gauge }) => [gauge, smoothed(gauge)]));
    this.#spent.clear();
  }

  #divide(): void {
    if (!this.#hasJoined) return;
    const known = [...this.#loads.values()];
    // A gauge that was not looked at yet counts as much as the others.
    const usual = known.reduce((sum, load) => sum + load, 0) / known.length || 1;
    const loads = new Map(this.#watches.map(({ gauge }) => [gauge, this.#loads.get(gauge) ?? usual]));
    this.#hers = divideGauges(loads, this.#hers);
  }
}
