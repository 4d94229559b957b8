/** Finds where the calibrated dial is in this frame, or says why it is not there. */
import { compose, homography, type Homography } from '../../src/base/homography.ts';
import type { Refusal } from '../../src/base/observation.ts';
import { refuse, ok, type Result } from '../../src/base/result.ts';
import { alignPrint, noMotion, rimShift, type DialMotion, type SeenDisc } from './align-print.ts';
import { cutPatch, levelFor, type Patch } from './patch.ts';
import type { Picture } from './picture.ts';
import { boxAround, flattening, radiusPx, type Pose } from './pose.ts';
import type { PrintTemplate } from './print-template.ts';
import { searchPrint } from './search-print.ts';

/** What registration keeps from frame to frame. */
export interface RegisterMemory {
  motion: DialMotion;
  /** Frames to wait before the next full search: searching costs a hundred times a look. */
  wait: number;
  searches: number;
}

export interface Registered {
  readonly pose: Pose;
  /** Correlation of the print; null when the record has none. */
  readonly correlation: number | null;
  /** Mean shift of the rim against the calibrated pose, face radii. */
  readonly moved: number;
}

/** Below this the dial is taken for lost and searched for. */
const lost = 0.5;
/** A found print must match at least this well to be believed. */
const found = 0.5;
/** Shifts of the rim smaller than this are the camera's noise: the calibrated pose is better. */
const still = 0.006;
/** Limits of what a re-registration may repair (vision.md, stage 2). */
const mostZoom = 1.25;
const leastFlattening = Math.cos((58 * Math.PI) / 180);

/** The patch that a disc of `size` cells is sampled from without aliasing. */
export const discPatch = (picture: Picture, pose: Pose, reach: number): Patch =>
  cutPatch(picture, boxAround(pose, reach), levelFor(radiusPx(pose), 70));

/** The record's pose in this frame, before any registration: picture sizes may differ by a scale only. */
export const calibratedPose = (
  dial: Homography<'dial', 'reference'>,
  reference: { readonly width: number; readonly height: number },
  picture: Picture,
): Pose => {
  const scaleX = picture.width / reference.width;
  const scaleY = picture.height / reference.height;
  const toFrame = homography<'reference', 'frame'>([
    scaleX,
    0,
    (scaleX - 1) / 2,
    0,
    scaleY,
    (scaleY - 1) / 2,
    0,
    0,
    1,
  ]);
  return compose(toFrame, dial);
};

/** @param disc scratch; left as seen under the returned pose */
export const register = (
  picture: Picture,
  basePose: Pose,
  template: PrintTemplate,
  memory: RegisterMemory,
  disc: SeenDisc,
): Result<Registered, Refusal> => {
  const near = discPatch(picture, basePose, 1.9);
  let best = alignPrint(template, near, basePose, memory.motion, disc, 6);
  if (best.correlation < lost && rimShift(memory.motion) > still) {
    const home = alignPrint(template, near, basePose, noMotion, disc, 6);
    if (home.correlation > best.correlation) best = home;
  }
  if (best.correlation < lost) {
    if (memory.wait > 0) memory.wait--;
    else {
      best = search(picture, basePose, template, disc, best);
      memory.searches++;
      memory.wait = best.correlation < found ? Math.min(30, 2 ** memory.searches) : 0;
    }
  }
  if (best.correlation < found) {
    memory.motion = noMotion;
    return refuse(whyLost(best.correlation));
  }
  memory.searches = 0;
  const shift = rimShift(best.motion);
  const motion = shift < still ? noMotion : best.motion;
  memory.motion = best.motion;
  const pose = compose(basePose, motion);
  const ratio = radiusPx(pose) / radiusPx(basePose) / Math.sqrt(flattening(pose) / flattening(basePose));
  if (flattening(pose) < leastFlattening)
    return refuse({ stage: 'register', reason: 'too-tilted', detail: 'The dial is seen at more than 58°.' });
  if (ratio > mostZoom || ratio < 1 / mostZoom)
    return refuse({
      stage: 'register',
      reason: 'camera-moved',
      detail: 'The dial is much larger or smaller than when it was calibrated. Re-align it.',
    });
  return ok({ pose, correlation: best.correlation, moved: motion === noMotion ? 0 : shift });
};

type Aligned = ReturnType<typeof alignPrint>;

const search = (
  picture: Picture,
  basePose: Pose,
  template: PrintTemplate,
  disc: SeenDisc,
  fallback: Aligned,
): Aligned => {
  let best = fallback;
  const wide = discPatch(picture, basePose, 6);
  for (const start of searchPrint(picture, basePose, template)) {
    const aligned = alignPrint(template, wide, basePose, start, disc, 14);
    if (aligned.correlation > best.correlation) best = aligned;
    if (best.correlation > 0.85) break;
  }
  return best;
};

const whyLost = (correlation: number): Refusal =>
  correlation > 0.3
    ? {
        stage: 'register',
        reason: 'camera-moved',
        detail: 'The dial is not where it was calibrated. Re-align the camera, or calibrate again.',
      }
    : {
        stage: 'register',
        reason: 'gauge-absent',
        detail: 'The calibrated gauge is not in the picture: covered, gone, or another gauge in its place.',
      };
