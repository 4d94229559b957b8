/** Remembers what the network made of a dial, and tells whether the dial still looks the same: then it need not be asked again. */
import { turnBetween, type Radians } from '../../src/base/angle.ts';
import type { CoarseNeedle } from './find-needle.ts';
import { polarGrid } from './sampling-map.ts';

/** Blocks of the strip whose means are compared: 4 radii × 2 angles (0.085 face radii × 2.25°). */
const blockRows = 4;
const blockColumns = 2;
const across = polarGrid.columns / blockColumns;
const blocks = (polarGrid.rows / blockRows) * across;
/** Red tells coloured needles from grey print, green carries most of the light. */
const planes = [0, 1] as const;

/** Largest mean difference of all blocks that counts as the same light, 0…1: 2.5 grey levels. */
const sameLight = 0.01;
/** A block that differs by more than this many mean differences, and by more than a grey level, has changed. */
const outstanding = 6;
const leastChange = 0.012;
/** What the network said is asked for anew after so long, ms. */
const longestMs = 1000;
/** The sub-pixel fit may turn so far from where it was when the network looked: 0.5°. */
const farthestTurn = 0.0087;

export class NeedleMemory {
  readonly #means = new Float32Array(planes.length * blocks);
  readonly #seen = new Float32Array(planes.length * blocks);
  #coarse: CoarseNeedle | undefined;
  #direction: Radians | null = null;
  #askedAtMs = -Infinity;

  /**
   * @param strip the network's input: colour planes in 0…1
   * @returns what the network said of a strip that looked like this one, or undefined when it must be asked
   */
  recall(strip: Float32Array, capturedAtMs: number): CoarseNeedle | undefined {
    blockMeans(strip, this.#seen);
    const age = capturedAtMs - this.#askedAtMs;
    return this.#coarse && age >= 0 && age < longestMs && this.#looksTheSame() ? this.#coarse : undefined;
  }

  /**
   * Keeps the answer for the strip that `recall` was last given.
   * @param fitted direction of the sub-pixel fit that followed; null where there was none
   */
  keep(coarse: CoarseNeedle, fitted: Radians | null, capturedAtMs: number): void {
    this.#means.set(this.#seen);
    this.#coarse = coarse;
    this.#direction = fitted;
    this.#askedAtMs = capturedAtMs;
  }

  /** Whether the fit from a recalled answer went as it did when the network was asked. */
  confirms(fitted: Radians | null): boolean {
    if (fitted === null || this.#direction === null) return fitted === this.#direction;
    return Math.abs(turnBetween(this.#direction, fitted)) < farthestTurn;
  }

  #looksTheSame(): boolean {
    let sum = 0;
    let largest = 0;
    for (let k = 0; k < this.#means.length; k++) {
      const difference = Math.abs(this.#seen[k]! - this.#means[k]!);
      sum += difference;
      if (difference > largest) largest = difference;
    }
    const mean = sum / this.#means.length;
    return mean < sameLight && largest < Math.max(leastChange, outstanding * mean);
  }
}

const blockMeans = (strip: Float32Array, means: Float32Array): void => {
  const { rows, columns } = polarGrid;
  means.fill(0);
  for (const plane of planes)
    for (let row = 0; row < rows; row++) {
      let from = (plane * rows + row) * columns;
      const to = plane * blocks + ((row / blockRows) | 0) * across;
      for (let block = 0; block < across; block++, from += blockColumns)
        means[to + block]! += (strip[from]! + strip[from + 1]!) / (blockRows * blockColumns);
    }
};
