/** The places of a needle's cross-sections → the straight line that most of them lie on. */
import { median } from './median.ts';

/** Cross-sections of one needle, at most. */
export const mostSections = 48;

/** offset(s) = lateral + slope · s across the start line, s along it; face radii. */
export interface SectionLine {
  lateral: number;
  slope: number;
  slopeSigma: number;
  /** Mean place along the start line, and σ of the line's place across itself there. */
  middle: number;
  middleSigma: number;
  /** RMS distance of kept sections from the line. */
  scatter: number;
  /** Share of `mostSections` that were kept, 0…1. */
  support: number;
}

export const newSectionLine = (): SectionLine => ({
  lateral: 0,
  slope: 0,
  slopeSigma: 0,
  middle: 0,
  middleSigma: 0,
  scatter: 0,
  support: 0,
});

const leastSupport = 0.25;
const mostScatter = 0.03;

const weight = new Float64Array(mostSections);
/** One value per section, of which the median is wanted. */
const spread = new Float64Array(mostSections);

/**
 * Tukey weights in six rounds; σ from the kept scatter with correlated neighbours.
 * @param along across `count` places, face radii
 * @returns whether they form a line, which is in `line` then
 */
export const fillLine = (
  line: SectionLine,
  along: Float64Array,
  across: Float64Array,
  count: number,
): boolean => {
  for (let k = 0; k < count; k++) spread[k] = across[k]!;
  let lateral = median(spread, count);
  let slope = 0;
  for (let k = 0; k < count; k++) spread[k] = Math.abs(across[k]! - lateral);
  let scale = Math.max(0.01, 1.4826 * median(spread, count));
  let sw = 0;
  let meanS = 0;
  let sxx = 0;
  for (let round = 0; round < 6; round++) {
    sw = 0;
    let ss = 0;
    let st = 0;
    for (let k = 0; k < count; k++) {
      const u = (across[k]! - lateral - slope * along[k]!) / (4 * scale);
      const w = u * u < 1 ? (1 - u * u) ** 2 : 0;
      weight[k] = w;
      sw += w;
      ss += w * along[k]!;
      st += w * across[k]!;
    }
    if (sw < 4) return false;
    meanS = ss / sw;
    const meanT = st / sw;
    sxx = 0;
    let sxy = 0;
    for (let k = 0; k < count; k++) {
      sxx += weight[k]! * (along[k]! - meanS) ** 2;
      sxy += weight[k]! * (along[k]! - meanS) * (across[k]! - meanT);
    }
    if (sxx < 1e-6) return false;
    slope = sxy / sxx;
    lateral = meanT - slope * meanS;
    for (let k = 0; k < count; k++) spread[k] = Math.abs(across[k]! - lateral - slope * along[k]!);
    scale = Math.max(0.0008, 1.4826 * median(spread, count));
  }
  let square = 0;
  let kept = 0;
  for (let k = 0; k < count; k++) {
    square += weight[k]! * (across[k]! - lateral - slope * along[k]!) ** 2;
    if (weight[k]! > 0.2) kept++;
  }
  // Neighbouring sections share pixels and print: about a third of them are independent.
  const independent = Math.max(3, sw / 3);
  line.lateral = lateral;
  line.slope = slope;
  line.middle = meanS;
  line.scatter = Math.sqrt(square / sw);
  line.slopeSigma = line.scatter / Math.sqrt(Math.max(1e-9, (sxx / sw) * independent));
  line.middleSigma = line.scatter / Math.sqrt(independent);
  line.support = kept / mostSections;
  return line.support >= leastSupport && line.scatter <= mostScatter;
};
