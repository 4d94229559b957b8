/** Fits the needle's axis to sub-pixel cross-sections of the frame near the direction that the network found. */
import { turnBetween, type Radians } from '../../src/base/angle.ts';
import { projectAll } from '../../src/base/homography.ts';
import { refuse, ok, type Result } from '../../src/base/result.ts';
import type { CoarseNeedle } from './find-needle.ts';
import { median } from './median.ts';
import { needleSection } from './needle-section.ts';
import { sampleInto, type Patch } from './patch.ts';
import { radiusPx, type Pose } from './pose.ts';

/** The axis in the dial plane: offset(s) = lateral + slope·s across the start line, s along it. */
export interface NeedleFit {
  /** A point on the axis, dial plane. */
  readonly throughX: number;
  readonly throughY: number;
  readonly direction: Radians;
  readonly directionSigma: Radians;
  /** σ of the axis' place across itself at that point, face radii. */
  readonly lateralSigma: number;
  /** Share of cross-sections kept, 0…1. */
  readonly support: number;
  /** RMS distance of kept sections from the axis, face radii. */
  readonly scatter: number;
}

const sections = 48;
const halfWidth = 0.13; // face radii to either side
const steps = 53; // samples per cross-section
const cell = (2 * halfWidth) / (steps - 1); // face radii between samples
/**
 * The axis' standard uncertainty by its edges, as measured on rendered dials whose print and needle height were exact:
 * a power of their softness, as needle and shadow merge, and no share of their skew that could be told from none. A
 * little of it is kept for shadows darker than those rendered (docs/decisions/0028).
 */
const skewShare = 0.15;
/** At a softness of 0.02, and the power by which it grows from there; face radii. */
const softEdges = { softness: 0.02, sigma: 0.01, power: 2.5 } as const;
const profile = new Float32Array(steps);
const smoothed = new Float32Array(steps);
const along = new Float64Array(sections);
const across = new Float64Array(sections);
const weight = new Float64Array(sections);
/** One value per section, of which the median is wanted. */
const spread = new Float64Array(sections);
const places = new Float64Array(sections * steps * 2);
const colours = new Float32Array(sections * steps * 3);
/** What sets the needle apart from the face beside it: red, green, blue. */
const contrast = new Float64Array(3);

/** Whether all samples of a section lie in the patch. */
const isWhole = (section: number): boolean => {
  for (let j = section * steps; j < (section + 1) * steps; j++)
    if (Number.isNaN(colours[3 * j]!)) return false;
  return true;
};

/**
 * Half-width (samples) over which sections are smoothed: one pixel where the needle lies along the rows or columns of
 * pixels, so that all its sections cut the grid at one place and its error would not average out; else none.
 */
const smoothingFor = (pose: Pose, { planes }: Patch): number => {
  const start = 2 * (steps >> 1);
  const end = start + 2 * steps * (sections - 1);
  const crossed = Math.min(
    Math.abs(places[start]! - places[end]!),
    Math.abs(places[start + 1]! - places[end + 1]!),
  );
  const pixel = planes[0].scale;
  return crossed < 2 * pixel ? Math.round(pixel / (cell * radiusPx(pose))) : 0;
};

/** Running mean over 2 · reach + 1 samples, fewer at the ends. */
const smooth = (from: Float32Array, to: Float32Array, reach: number): Float32Array => {
  for (let j = 0; j < steps; j++) {
    const low = Math.max(0, j - reach);
    const high = Math.min(steps - 1, j + reach);
    let sum = 0;
    for (let k = low; k <= high; k++) sum += from[k]!;
    to[j] = sum / (high - low + 1);
  }
  return to;
};

/**
 * @param patch native pixels, or halved when the dial is large
 * @returns the axis; refuses `no-contrast` where no needle stands out, `scattered` where its sections form no line
 */
export const measureAngle = (
  patch: Patch,
  pose: Pose,
  coarse: CoarseNeedle,
): Result<NeedleFit, 'no-contrast' | 'scattered'> => {
  // Start line: through the network's tip, in the direction of the network's line where both heads agree.
  const lead = turnBetween(coarse.tip.direction, coarse.line.direction);
  const useLine = Math.abs(lead) < 0.12 && coarse.line.mass > 0.6;
  const theta = useLine ? coarse.line.direction : coarse.tip.direction;
  const dx = Math.cos(theta);
  const dy = Math.sin(theta);
  const tipAt = Math.min(coarse.tipRadius, 0.95);
  const tipX = tipAt * Math.cos(coarse.tip.direction);
  const tipY = tipAt * Math.sin(coarse.tip.direction);
  const baseAcross = -tipX * dy + tipY * dx; // signed distance of the start line from the pivot
  const first = Math.min(0.22, tipAt * 0.45);
  const last = Math.max(first + 0.15, Math.min(0.88, tipAt - 0.04));

  // 1. Sample all cross-sections; those that lie in the patch count.
  for (let k = 0, at = 0; k < sections; k++) {
    const s = first + ((last - first) * k) / (sections - 1);
    along[k] = s;
    for (let j = 0; j < steps; j++) {
      const t = halfWidth * ((2 * j) / (steps - 1) - 1) + baseAcross;
      places[at++] = s * dx - t * dy;
      places[at++] = s * dy + t * dx;
    }
  }
  projectAll(pose, places);
  sampleInto(patch, places, colours);
  let usable = 0;
  for (let k = 0; k < sections; k++) {
    if (!isWhole(k)) continue;
    colours.copyWithin(usable * steps * 3, k * steps * 3, (k + 1) * steps * 3);
    along[usable++] = along[k]!;
  }
  if (usable < sections / 3) return refuse('no-contrast');

  // 2. The median colour step from the face beside the needle to its middle, over all sections.
  const centre = steps >> 1;
  let power = 0;
  for (let c = 0; c < 3; c++) {
    for (let k = 0; k < usable; k++) {
      const row = k * steps * 3 + c;
      let middle = 0;
      for (let j = -1; j <= 1; j++) middle += colours[row + (centre + j) * 3]! / 3;
      let sides = 0;
      for (let j = 0; j < 10; j++)
        sides += (colours[row + j * 3]! + colours[row + (steps - 1 - j) * 3]!) / 20;
      spread[k] = middle - sides;
    }
    contrast[c] = median(spread, usable);
    power += contrast[c]! ** 2;
  }
  if (power < 64) return refuse('no-contrast'); // 8 grey levels

  // 3. The middle of each section's projection on that step.
  const reach = smoothingFor(pose, patch);
  let kept = 0;
  let skew = 0;
  let softness = 0;
  for (let k = 0; k < usable; k++) {
    const row = k * steps * 3;
    for (let j = 0; j < steps; j++) {
      const at = row + j * 3;
      profile[j] =
        (colours[at]! * contrast[0]! + colours[at + 1]! * contrast[1]! + colours[at + 2]! * contrast[2]!) /
        power;
    }
    const section = needleSection(reach > 0 ? smooth(profile, smoothed, reach) : profile, steps);
    if (section === null) continue;
    along[kept] = along[k]!;
    across[kept] = section.centre * cell + baseAcross;
    skew += section.skew * cell;
    softness += section.softness * cell;
    kept++;
  }
  if (kept < sections / 4) return refuse('scattered');
  const soft = softEdges.sigma * (softness / kept / softEdges.softness) ** softEdges.power;
  const edges = Math.hypot(skewShare * (skew / kept), soft);
  return fitAxis(kept, theta as Radians, dx, dy, edges);
};

/**
 * Robust line across(along), Tukey weights in four rounds; σ from the kept scatter with correlated neighbours.
 * @param edges standard uncertainty by edges that are soft or lean to one side, face radii: they shift every section alike,
 * and averaging does not help
 */
const fitAxis = (
  count: number,
  theta: Radians,
  dx: number,
  dy: number,
  edges: number,
): Result<NeedleFit, 'scattered'> => {
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
    if (sw < 4) return refuse('scattered');
    meanS = ss / sw;
    const meanT = st / sw;
    sxx = 0;
    let sxy = 0;
    for (let k = 0; k < count; k++) {
      sxx += weight[k]! * (along[k]! - meanS) ** 2;
      sxy += weight[k]! * (along[k]! - meanS) * (across[k]! - meanT);
    }
    if (sxx < 1e-6) return refuse('scattered');
    slope = sxy / sxx;
    lateral = meanT - slope * meanS;
    for (let k = 0; k < count; k++) spread[k] = Math.abs(across[k]! - lateral - slope * along[k]!);
    scale = Math.max(0.0008, 1.4826 * median(spread, count));
  }
  let square = 0;
  let support = 0;
  for (let k = 0; k < count; k++) {
    square += weight[k]! * (across[k]! - lateral - slope * along[k]!) ** 2;
    if (weight[k]! > 0.2) support++;
  }
  const scatter = Math.sqrt(square / sw);
  if (support < sections / 4 || scatter > 0.03) return refuse('scattered');
  // Neighbouring sections share pixels and print: about a third of them are independent.
  const independent = Math.max(3, sw / 3);
  const slopeSigma = scatter / Math.sqrt(Math.max(1e-9, (sxx / sw) * independent));
  const meanSigma = scatter / Math.sqrt(independent);
  const turn = Math.atan(slope);
  const at = meanS;
  return ok({
    throughX: at * dx - (lateral + slope * at) * dy,
    throughY: at * dy + (lateral + slope * at) * dx,
    direction: (theta + turn) as Radians,
    directionSigma: slopeSigma as Radians,
    lateralSigma: Math.hypot(meanSigma, edges),
    support: support / sections,
    scatter,
  });
};
