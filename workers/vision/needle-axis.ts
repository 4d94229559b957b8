/**
 * The middle of what is seen of a needle, and its edges → its axis. Of two polished facets one may look like the face:
 * what is seen then is half of the needle, and its edge, the ridge between the facets, is the axis. The axis alone passes the pivot.
 */
import { needleHeight } from '../../calibration/needle-height.ts';
import type { Eye } from '../../src/base/eye.ts';
import type { SectionLine } from './section-line.ts';

/** What is known of where an axis passes the pivot. */
export interface PivotInSight {
  /** Null where the camera's place is not known. */
  readonly eye: Eye | null;
  /** Of the tilt at which the dial is seen. */
  readonly tangent: number;
  /** Standard uncertainty of the pivot's place, face radii. */
  readonly pivotSigma: number;
}

/** A line that may be the axis. */
export interface Candidate {
  readonly line: SectionLine;
  /** Whether its places form a line at all. */
  isLine: boolean;
  /** Standard uncertainty of an axis there, beside what its scatter tells; face radii. */
  sigma: number;
}

/** The axis as it is expected, on average over what it may be. */
export interface Axis {
  lateral: number;
  slope: number;
  slopeSigma: number;
  /** σ of its place across itself, face radii. */
  sigma: number;
}

/** Share of needles of which one facet is all that is seen, for either side. */
const oneFacet = 0.02;
/** Needles are bent, and dials found again, by so much; face radii. */
const leastPivotSigma = 0.003;
/**
 * Degrees of freedom of Student's t, whose wide tails leave it open whether the needle is polished or the pivot was tapped
 * badly: with a pivot that is 0.03 off all usual rendered dials are held still, with a normal distribution 92 %.
 */
const freedom = 4;
/**
 * Share of what else the axis may be from which its difference counts whole. Half of it lies outside of a 95 % interval, whatever
 * it is, and counted whole it would widen the interval of every painted needle for what one needle in fifty is.
 */
const countsFrom = 0.1;
/** What passes the pivot at more standard uncertainties than these is no axis by the rest. */
const explained = 2;
/** Where scales are read, face radii. */
const readAt = 0.85;

const weights = new Float64Array(3);
const misses = new Float64Array(3);
const sigmas = new Float64Array(3);

/**
 * @param candidates the middle, then the edges
 * @param dx dy direction of the start line, along and across which their lines are given
 */
export const fillAxis = (
  axis: Axis,
  candidates: readonly [Candidate, Candidate, Candidate],
  { eye, tangent, pivotSigma }: PivotInSight,
  dx: number,
  dy: number,
): void => {
  const usual = eye ? needleHeight.middle / eye.z : 0;
  // The pivot as it is seen at the needle's usual height, and how far other heights would show it beside there.
  const along = eye ? -usual * (eye.x * dx + eye.y * dy) : 0;
  const across = eye ? -usual * (eye.y * dx - eye.x * dy) : 0;
  const heights = eye
    ? (needleHeight.doubt / eye.z) * Math.abs(eye.y * dx - eye.x * dy)
    : (needleHeight.middle + needleHeight.doubt) * tangent;
  const pivot = Math.hypot(heights / Math.sqrt(3), pivotSigma, leastPivotSigma);

  let all = 0;
  for (let k = 0; k < candidates.length; k++) {
    const { line, isLine, sigma } = candidates[k]!;
    const miss = (line.lateral + line.slope * along - across) / Math.hypot(1, line.slope);
    // Facets blur the flanks of what lies between them: that must not excuse the middle.
    const own = k === 0 ? 0 : sigma;
    const s = Math.hypot(pivot, own, line.middleSigma, line.slopeSigma * line.middle);
    const usually = k === 0 ? 1 - 2 * oneFacet : oneFacet;
    const weight = isLine ? (usually * (1 + (miss / s) ** 2 / freedom) ** (-(freedom + 1) / 2)) / s : 0;
    weights[k] = weight;
    misses[k] = Math.abs(miss);
    sigmas[k] = s;
    all += weight;
  }

  axis.lateral = axis.slope = axis.slopeSigma = 0;
  let place = 0;
  let variance = 0;
  let unexplained = 0;
  let likeliest = 0;
  for (let k = 0; k < candidates.length; k++) {
    const { line, sigma } = candidates[k]!;
    const share = (weights[k]! /= all);
    axis.lateral += share * line.lateral;
    axis.slope += share * line.slope;
    axis.slopeSigma += share * line.slopeSigma;
    place += share * line.middleSigma;
    variance += share * sigma * sigma;
    unexplained += share * Math.max(0, misses[k]! - explained * sigmas[k]!);
    if (share > weights[likeliest]!) likeliest = k;
  }
  const read = axis.lateral + axis.slope * readAt;
  for (let k = 0; k < candidates.length; k++) {
    const { line } = candidates[k]!;
    variance += weights[k]! * (line.lateral + line.slope * readAt - read) ** 2;
  }
  const own = candidates[likeliest]!.sigma ** 2;
  const counts = Math.min(1, (1 - weights[likeliest]!) / countsFrom);
  axis.sigma = Math.sqrt(own + counts * (variance - own) + place * place + unexplained * unexplained);
};
