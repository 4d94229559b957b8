/** Measures how long each stage of an observation took; one clock times one observation after another. */
import { stages, type Stage } from '../../src/base/observation.ts';

export class StageClock {
  /** Milliseconds; NaN for a stage that did not run. */
  readonly #spent = new Float64Array(stages.length);
  readonly #since = new Float64Array(1);
  #stage = -1;

  /** Takes the next observation's stages in place of the last one's. */
  start(): void {
    this.#spent.fill(NaN);
    this.#stage = -1;
  }

  enter(stage: Stage): void {
    const now = performance.now();
    this.#count(now);
    this.#stage = stages.indexOf(stage);
    this.#since[0] = now;
  }

  /** Milliseconds of each stage that ran. */
  stop(): Readonly<Partial<Record<Stage, number>>> {
    this.#count(performance.now());
    this.#stage = -1;
    const spent: Partial<Record<Stage, number>> = {};
    for (let k = 0; k < stages.length; k++)
      if (!Number.isNaN(this.#spent[k]!)) spent[stages[k]!] = this.#spent[k]!;
    return spent;
  }

  #count(now: number): void {
    if (this.#stage >= 0) this.#spent[this.#stage] = (this.#spent[this.#stage]! || 0) + now - this.#since[0]!;
  }
}
