/** Remembers what the network made of a dial, and follows the needle while all else looks the same: then it need not be asked again. */
import { normalizeTurn, turnBetween } from '../../src/base/angle.ts';
import type { CoarseNeedle, Peak } from './find-needle.ts';
import type { NeedleFit } from './measure-angle.ts';
import { isDue } from './once-a-second.ts';
import { glanceGrid } from './sampling-map.ts';

/** Blocks of the glance whose means are compared: 2 radii × 1 angle (0.085 face radii × 2.25°). */
const blockRows = 2;
const across = glanceGrid.columns;
const blocks = (glanceGrid.rows / blockRows) * across;
/** Red tells coloured needles from grey print, green carries most of the light; luma and chroma are in both. */
const planes = [0, 1] as const;

/** Largest mean difference of all blocks that counts as the same light, 0…1: 2.5 grey levels. */
const sameLight = 0.01;
/** A block that differs by more than this many mean differences, and by more than a grey level, has changed. */
const outstanding = 6;
const leastChange = 0.012;
/** Around a needle that moves a little more is let pass: its light and shade reach further than itself. */
const asideOfMove = 1.4;
const degree = Math.PI / 180;
/** The fit of a needle at rest may turn so far from where it was when the network looked. */
const resting = 0.5 * degree;
/** A needle is followed so far from frame to frame, and from where the network saw it. */
const furthestStep = 3 * degree;
const furthestTurn = 10 * degree;
/**
 * What may change around a needle that moves, to either side of the way from there to here: its shadow, and itself, which
 * is this wide (face radii) and so covers more of a turn near the hub. All of the hub turns with it, and its shading.
 */
const besideNeedle = 8 * degree;
const halfWidth = 0.07;
const hub = 0.33;
const besideAt = Float64Array.from({ length: glanceGrid.rows / blockRows }, (_, k) => {
  const radius = glanceGrid.innerRadius + (k * blockRows + 0.5) * glanceGrid.radiusStep;
  return radius < hub ? Math.PI : besideNeedle + Math.asin(halfWidth / radius);
});
/** Only what the network was sure of is followed, and only while the fit is as good as it was then. */
const sureMass = 0.8;
const mostCompeting = 0.1;
const leastOfSupport = 0.85;
const mostOfScatter = 1.5;
const scatterFloor = 0.002; // face radii

interface Asked {
  readonly coarse: CoarseNeedle;
  readonly fit: NeedleFit | null;
  readonly atMs: number;
}

export class NeedleMemory {
  readonly #means = new Float32Array(planes.length * blocks);
  readonly #seen = new Float32Array(planes.length * blocks);
  #asked: Asked | undefined;
  /** How far the needle has been followed from where the network saw it, rad; and what the network would say there. */
  #turn = 0;
  #said: CoarseNeedle | undefined;
  /** Whether more than noise has changed, around the needle. */
  #hasMoved = false;

  /** @param moment of the second at which the network is asked anew (once-a-second.ts) */
  constructor(private readonly moment: number) {}

  /**
   * @param glance at the dial (glance.ts)
   * @returns where the needle of a dial that looks as it did when the network was asked is to be fitted, or undefined when
   *   it must be asked
   */
  recall(glance: Float32Array, capturedAtMs: number): CoarseNeedle | undefined {
    blockMeans(glance, this.#seen);
    if (!this.#asked || isDue(capturedAtMs, this.#asked.atMs, this.moment)) return undefined;
    this.#hasMoved = !this.#looksTheSame(false);
    if (this.#hasMoved && !(isSure(this.#asked) && this.#looksTheSame(true))) return undefined;
    return this.#said;
  }

  /** Keeps the answer for the glance that `recall` was last given, and the fit that followed from it. */
  keep(coarse: CoarseNeedle, fit: NeedleFit | null, capturedAtMs: number): void {
    this.#means.set(this.#seen);
    this.#asked = { coarse, fit, atMs: capturedAtMs };
    this.#followTo(0, coarse);
  }

  /**
   * @param fit made from what `recall` gave
   * @returns what the network would say now, or undefined when the fit is not what it would lead to: then it must be asked
   */
  follow(fit: NeedleFit | null): CoarseNeedle | undefined {
    if (!this.#asked) return undefined;
    const { coarse, fit: then } = this.#asked;
    if (fit === null || then === null) return fit === then && !this.#hasMoved ? coarse : undefined;
    const turn = turnBetween(then.seenDirection, fit.seenDirection);
    if (!this.#hasMoved) {
      if (Math.abs(turn) >= resting) return undefined;
      return this.#followTo(0, coarse);
    }
    if (!isAsGood(fit, then)) return undefined;
    if (Math.abs(turn) > furthestTurn || Math.abs(turn - this.#turn) > furthestStep) return undefined;
    return this.#followTo(turn, turned(coarse, turn));
  }

  #followTo(turn: number, said: CoarseNeedle): CoarseNeedle {
    this.#turn = turn;
    this.#said = said;
    return said;
  }

  /** @param besides the needle: where it is, was or may have got to, its tail included */
  #looksTheSame(besides: boolean): boolean {
    const middle = this.#asked!.coarse.tip.direction + this.#turn / 2;
    let sum = 0;
    let largest = 0;
    let count = 0;
    for (let column = 0; column < across; column++) {
      const direction = ((column + glanceGrid.firstColumn) * 2 * Math.PI) / across;
      const away = Math.abs(turnBetween(middle, direction));
      const off = Math.min(away, Math.PI - away) - Math.abs(this.#turn) / 2;
      for (let k = column, row = 0; k < this.#means.length; k += across, row++) {
        if (besides && off < besideAt[row % besideAt.length]!) continue;
        const difference = Math.abs(this.#seen[k]! - this.#means[k]!);
        sum += difference;
        if (difference > largest) largest = difference;
        count++;
      }
    }
    const mean = sum / count;
    const most = Math.max(leastChange, outstanding * mean) * (besides ? asideOfMove : 1);
    return mean < sameLight && largest < most;
  }
}

const isSure = ({ coarse: { tip, line, readable } }: Asked): boolean =>
  tip.mass > sureMass && line.mass > sureMass && readable > sureMass && tip.competing < mostCompeting;

const isAsGood = (now: NeedleFit, then: NeedleFit): boolean =>
  now.support >= leastOfSupport * then.support &&
  now.scatter <= mostOfScatter * Math.max(scatterFloor, then.scatter);

const turned = (coarse: CoarseNeedle, turn: number): CoarseNeedle => {
  const peak = (of: Peak): Peak => ({ ...of, direction: normalizeTurn(of.direction + turn) });
  return { ...coarse, tip: peak(coarse.tip), line: peak(coarse.line) };
};

const blockMeans = (glance: Float32Array, means: Float32Array): void => {
  const { rows } = glanceGrid;
  means.fill(0);
  for (const plane of planes)
    for (let row = 0; row < rows; row++) {
      const from = (plane * rows + row) * across;
      const to = plane * blocks + ((row / blockRows) | 0) * across;
      for (let block = 0; block < across; block++) means[to + block]! += glance[from + block]! / blockRows;
    }
};
