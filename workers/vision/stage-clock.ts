/** Measures how long each stage of an observation took. */
import type { Stage } from '../../src/base/observation.ts';

/** Milliseconds per stage. */
export class StageClock {
  readonly #spent: Partial<Record<Stage, number>> = {};
  #stage: Stage | undefined;
  #since = 0;

  enter(stage: Stage): void {
    this.stop();
    this.#stage = stage;
    this.#since = performance.now();
  }

  stop(): Readonly<Partial<Record<Stage, number>>> {
    if (this.#stage)
      this.#spent[this.#stage] = (this.#spent[this.#stage] ?? 0) + performance.now() - this.#since;
    this.#stage = undefined;
    return this.#spent;
  }
}
