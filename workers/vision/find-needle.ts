/** Turns the network's distributions into a needle in the dial plane, with the doubts about it. */
import { normalizeTurn, type Radians } from '../../src/base/angle.ts';
import type { NeedleOutput } from '../inference/needle-network.ts';
import { polarGrid } from './sampling-map.ts';

/** A distribution's peak: its direction and how much of the probability stands there. */
export interface Peak {
  readonly direction: Radians;
  /** Probability mass within ±4 bins (±4.5°). */
  readonly mass: number;
  /** The same within ±8 bins: a broad or blunt needle leaves its direction open, and yet is one needle. */
  readonly wideMass: number;
  /** Circular standard deviation within those bins. */
  readonly sigma: Radians;
  /** Mass of the strongest other peak, at least 12 bins (13.5°) away. */
  readonly competing: number;
}

export interface CoarseNeedle {
  readonly tip: Peak;
  readonly line: Peak;
  readonly readable: number;
  readonly tipRadius: number;
  readonly tailRadius: number;
}

const bins = polarGrid.columns;
const reach = 4;
const wideReach = 8;
const apart = 12;
const binWidth = (2 * Math.PI) / bins;
const probability = new Float64Array(bins);

/**
 * @param allowed per bin: false where the calibrated scale says that no tip can be; the peak is looked for only
 *   where it may be, but mass elsewhere still counts as doubt: a needle in the dead zone must not become a reading.
 */
export const findPeak = (logits: Float32Array, allowed?: readonly boolean[]): Peak => {
  let top = -Infinity;
  for (let k = 0; k < bins; k++) if (logits[k]! > top) top = logits[k]!;
  let total = 0;
  for (let k = 0; k < bins; k++) {
    const p = Math.exp(logits[k]! - top);
    probability[k] = p;
    total += p;
  }
  let peak = -1;
  for (let k = 0; k < bins; k++) {
    probability[k]! /= total;
    if (allowed && !allowed[k]) continue;
    if (peak < 0 || probability[k]! > probability[peak]!) peak = k;
  }
  if (!(total > 0) || peak < 0)
    return { direction: 0 as Radians, mass: 0, wideMass: 0, sigma: Math.PI as Radians, competing: 1 };
  let wideMass = 0;
  for (let d = -wideReach; d <= wideReach; d++) wideMass += probability[(peak + d + bins) % bins]!;
  let mass = 0;
  let mean = 0;
  let square = 0;
  for (let d = -reach; d <= reach; d++) {
    const p = probability[(peak + d + bins) % bins]!;
    mass += p;
    mean += p * d;
    square += p * d * d;
  }
  mean /= mass;
  const variance = Math.max(0, square / mass - mean * mean);
  let competing = 0;
  let window = 0;
  for (let d = apart; d < apart + 2 * reach + 1; d++) window += probability[(peak + d) % bins]!;
  for (let d = apart; d <= bins - apart - 2 * reach - 1; d++) {
    if (window > competing) competing = window;
    window += probability[(peak + d + 2 * reach + 1) % bins]! - probability[(peak + d) % bins]!;
  }
  return {
    direction: normalizeTurn((peak + mean) * binWidth),
    mass,
    wideMass,
    sigma: (Math.sqrt(variance) * binWidth) as Radians,
    competing,
  };
};

/** Reads both heads; the scale's prior holds for the tip alone, since the line's head is there to contradict it. */
export const findNeedle = (output: NeedleOutput, allowed?: readonly boolean[]): CoarseNeedle => {
  const tip = findPeak(output.direction, allowed);
  const line = findPeak(output.line);
  return {
    tip,
    line,
    readable: output.readable,
    tipRadius: Math.min(1.05, Math.max(0.25, output.tipRadius)),
    tailRadius: Math.max(0, output.tailRadius),
  };
};
