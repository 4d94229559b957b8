/** Fits the needle's axis to sub-pixel cross-sections of the frame near the direction that the network found. */
import { turnBetween, type Radians } from '../../src/base/angle.ts';
import { projectAll } from '../../src/base/homography.ts';
import { refuse, ok, type Result } from '../../src/base/result.ts';
import type { CoarseNeedle } from './find-needle.ts';
import { median } from './median.ts';
import { fillAxis, type Axis, type Candidate, type PivotInSight } from './needle-axis.ts';
import { needleSection } from './needle-section.ts';
import { sampleInto, type Patch } from './patch.ts';
import { radiusPx, type Pose } from './pose.ts';
import { fillLine, mostSections, newSectionLine } from './section-line.ts';

/** The axis in the dial plane. */
export interface NeedleFit {
  /** A point on the axis, dial plane. */
  readonly throughX: number;
  readonly throughY: number;
  readonly direction: Radians;
  readonly directionSigma: Radians;
  /** σ of the axis' place across itself at that point, face radii. */
  readonly lateralSigma: number;
  /** The middle of what stands out, the needle or one facet of it: a point on it, and its direction. */
  readonly seenX: number;
  readonly seenY: number;
  readonly seenDirection: Radians;
  /** Share of cross-sections kept, 0…1. */
  readonly support: number;
  /** RMS distance of kept sections from the middle of what stands out, face radii. */
  readonly scatter: number;
}

const sections = mostSections;
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
const softEdges = { softness: 0.02, sigma: 0.0075, power: 2.5 } as const;
/** Of a ridge between facets: of any, and as a share of its flank's run. */
const ridge = { sigma: 0.005, softShare: 0.25 } as const;
const newCandidate = (): Candidate => ({ line: newSectionLine(), isLine: false, sigma: 0 });
const middleOf = newCandidate();
const leftEdge = newCandidate();
const rightEdge = newCandidate();
const candidates = [middleOf, leftEdge, rightEdge] as const;
const axis: Axis = { lateral: 0, slope: 0, slopeSigma: 0, sigma: 0 };
const profile = new Float32Array(steps);
const smoothed = new Float32Array(steps);
const along = new Float64Array(sections);
const across = new Float64Array(sections);
/** Where the needle's edges are, and the run of their flanks; face radii. */
const leftAcross = new Float64Array(sections);
const rightAcross = new Float64Array(sections);
const leftRuns = new Float64Array(sections);
const rightRuns = new Float64Array(sections);
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
 * @param pivot that the axis passes
 * @returns the axis; refuses `no-contrast` where no needle stands out, `scattered` where its sections form no line
 */
export const measureAngle = (
  patch: Patch,
  pose: Pose,
  coarse: CoarseNeedle,
  pivot: PivotInSight,
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
    leftAcross[kept] = section.left * cell + baseAcross;
    rightAcross[kept] = section.right * cell + baseAcross;
    leftRuns[kept] = section.leftRun * cell;
    rightRuns[kept] = section.rightRun * cell;
    skew += section.skew * cell;
    softness += section.softness * cell;
    kept++;
  }
  if (kept < sections / 4) return refuse('scattered');

  // 4. The line that most of them lie on, and those of the edges: which is the axis?
  middleOf.isLine = fillLine(middleOf.line, along, across, kept);
  if (!middleOf.isLine) return refuse('scattered');
  const soft = softEdges.sigma * (softness / kept / softEdges.softness) ** softEdges.power;
  middleOf.sigma = Math.hypot(skewShare * (skew / kept), soft);
  fillEdge(leftEdge, leftAcross, leftRuns, kept);
  fillEdge(rightEdge, rightAcross, rightRuns, kept);
  fillAxis(axis, candidates, pivot, dx, dy);
  const { middle, lateral, slope, support, scatter } = middleOf.line;
  const offset = axis.lateral + axis.slope * middle;
  const seenAt = lateral + slope * middle;
  return ok({
    throughX: middle * dx - offset * dy,
    throughY: middle * dy + offset * dx,
    direction: (theta + Math.atan(axis.slope)) as Radians,
    directionSigma: axis.slopeSigma as Radians,
    lateralSigma: axis.sigma,
    seenX: middle * dx - seenAt * dy,
    seenY: middle * dy + seenAt * dx,
    seenDirection: (theta + Math.atan(slope)) as Radians,
    support,
    scatter,
  });
};

const fillEdge = (edge: Candidate, edgeAcross: Float64Array, runs: Float64Array, count: number): void => {
  edge.isLine = fillLine(edge.line, along, edgeAcross, count);
  edge.sigma = Math.hypot(ridge.sigma, ridge.softShare * median(runs, count), edge.line.scatter);
};
