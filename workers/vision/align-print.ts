/** Moves a pose until the frame's print lies on the calibrated one (inverse compositional Lucas–Kanade; Baker & Matthews 2004). */
import { compose, homography, invert, solveLinear, type Homography } from '../../src/base/homography.ts';
import { rectifyLuma } from '../gpu/twins/rectify.ts';
import { correlation } from './correlation.ts';
import { normalizeLocally, smooth } from './local-contrast.ts';
import { normalEquations } from './normal-equations.ts';
import type { Patch } from './patch.ts';
import type { Pose } from './pose.ts';
import type { PrintTemplate } from './print-template.ts';
import { discMap, newDiscMap, type SamplingMap } from './sampling-map.ts';

/** Where the dial plane must be moved before the calibrated pose applies: identity while nothing moved. */
export type DialMotion = Homography<'dial', 'dial'>;
export const noMotion: DialMotion = homography([1, 0, 0, 0, 1, 0, 0, 0, 1]);

/** Where a dial lies that was moved; not moved it lies where it was calibrated, at the very same pose. */
export const poseAfter = (basePose: Pose, motion: DialMotion): Pose =>
  motion === noMotion ? basePose : compose(basePose, motion);

/** The disc as the frame shows it under a pose. */
export interface SeenDisc {
  readonly map: SamplingMap;
  readonly luma: Float32Array;
  readonly normal: Float32Array;
}

export const newDisc = (size: number): SeenDisc => ({
  map: newDiscMap(size),
  luma: new Float32Array(size * size),
  normal: new Float32Array(size * size),
});

/** Samples the disc under `pose` into `disc`. */
export const lookAt = (disc: SeenDisc, patch: Patch, pose: Pose): void => {
  const size = disc.map.rows;
  discMap(pose, size, disc.map);
  rectifyLuma(patch, disc.map, disc.luma);
  smooth(disc.luma, size);
  normalizeLocally(disc.luma, size, disc.normal);
};

export interface Aligned {
  readonly motion: DialMotion;
  readonly correlation: number;
}

/** A step that moves the rim by less, face radii, ends the alignment: 0.02°. */
const settled = 3e-4;
/** Correlation above which a print is taken to lie where it is looked for. */
const matching = 0.8;
/**
 * @param disc scratch; left as seen under the result
 * @param start where to begin; `seen` when the disc was looked at there already, with the rim shift below which a
 *   dial that matches there is taken to be at rest
 */
export const alignPrint = (
  template: PrintTemplate,
  patch: Patch,
  basePose: Pose,
  start: DialMotion,
  disc: SeenDisc,
  rounds: number,
  seen?: { readonly restingShift: number },
): Aligned => {
  let motion = start;
  if (!seen) lookAt(disc, patch, poseAfter(basePose, motion));
  let best: Aligned = { motion, correlation: correlation(disc.normal, template.normal, template.mask) };
  let patience = 3;
  for (let round = 0; round < rounds && patience > 0; round++) {
    const step = stepTowards(template, disc);
    if (!step) break;
    if (round === 0 && seen && best.correlation > matching && rimShift(step) < seen.restingShift) break;
    const back = invert(step);
    if (!back.ok) break;
    motion = compose(motion, back.value);
    lookAt(disc, patch, poseAfter(basePose, motion));
    const reached = correlation(disc.normal, template.normal, template.mask);
    if (reached < best.correlation + 1e-5) patience--;
    if (reached > best.correlation) best = { motion, correlation: reached };
    if (rimShift(step) < settled) break;
  }
  if (motion !== best.motion) lookAt(disc, patch, poseAfter(basePose, best.motion));
  return best;
};

/** One Gauss–Newton step with Tukey weights; undefined when the print constrains too little. */
const stepTowards = (template: PrintTemplate, disc: SeenDisc): DialMotion | undefined => {
  const equations = normalEquations(template, disc.normal);
  const count = equations.length;
  let trace = 0;
  for (let i = 0; i < count; i++) trace += equations[i]![i]!;
  trace /= count;
  if (!(trace > 1)) return undefined;
  // Damping: a print that hardly tells perspective must not invent it.
  for (let i = 0; i < count; i++) equations[i]![i]! += 1e-4 * trace + (i > 5 ? 2e-3 * trace : 0);
  const p = solveLinear(equations);
  if (!p) return undefined;
  for (let i = 0; i < count; i++) if (!(Math.abs(p[i]!) < 0.5)) return undefined;
  return homography([1 + p[0]!, p[1]!, p[2]!, p[3]!, 1 + p[4]!, p[5]!, p[6]!, p[7]!, 1]);
};

/** Mean distance that points of the dial's rim are moved by, face radii. */
export const rimShift = (motion: DialMotion): number => {
  const { 0: a, 1: b, 2: c, 3: d, 4: e, 5: f, 6: g, 7: h, 8: i } = motion;
  let sum = 0;
  for (let k = 0; k < 8; k++) {
    const x = Math.cos((k * Math.PI) / 4);
    const y = Math.sin((k * Math.PI) / 4);
    const w = g * x + h * y + i;
    const dx = (a * x + b * y + c) / w - x;
    const dy = (d * x + e * y + f) / w - y;
    sum += Math.sqrt(dx * dx + dy * dy);
  }
  return sum / 8;
};
