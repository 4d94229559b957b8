/** Finds where the calibrated dial is in this frame, or says why it is not there. */
import { compose, invert } from '../../src/base/homography.ts';
import type { Refusal } from '../../src/base/observation.ts';
import { refuse, ok, type Result } from '../../src/base/result.ts';
import type { Print } from '../../calibration/record.ts';
import {
  alignPrint,
  lookAt,
  newDisc,
  noMotion,
  poseAfter,
  rimShift,
  type Aligned,
  type DialMotion,
  type SeenDisc,
} from './align-print.ts';
import { besideNeedle, needleOver } from './beside-needle.ts';
import type { DialPyramid } from './dial-pyramid.ts';
import { cutPatch, levelFor } from './patch.ts';
import type { Picture } from './picture.ts';
import { boxAround, flattening, radiusPx, type Pose } from './pose.ts';
import { printTemplate, templateSizes, type PrintTemplate } from './print-template.ts';
import { searchPrint } from './search-print.ts';

/** The print at three sizes, and the discs that frames are seen on. */
export type PrintTemplates = Readonly<Record<keyof typeof templateSizes, PrintTemplate>>;
export type DialDiscs = Readonly<Record<keyof typeof templateSizes, SeenDisc>>;

/**
 * Each is made when it is asked for: most frames need the fine one alone.
 * @param gain as for printTemplate
 */
export const printTemplates = (print: Print, gain = 1): PrintTemplates => {
  const made: Partial<Record<keyof typeof templateSizes, PrintTemplate>> = {};
  const at = (size: keyof typeof templateSizes): PrintTemplate =>
    (made[size] ??= printTemplate(print, templateSizes[size], gain));
  return {
    get coarse() {
      return at('coarse');
    },
    get fine() {
      return at('fine');
    },
    get finest() {
      return at('finest');
    },
  };
};
export const newDialDiscs = (): DialDiscs => ({
  coarse: newDisc(templateSizes.coarse),
  fine: newDisc(templateSizes.fine),
  finest: newDisc(templateSizes.finest),
});

/** What registration keeps from frame to frame. */
export interface RegisterMemory {
  motion: DialMotion;
  /** A motion that was aligned once more at the finest size, and the fine one that it was made from. */
  polished: { readonly from: DialMotion; readonly motion: DialMotion } | null;
  /** Frames to wait before the next full search: searching costs a hundred times a look. */
  wait: number;
  /** Searches in a row that found nothing better. */
  searches: number;
}

export const freshMemory = (): RegisterMemory => ({ motion: noMotion, polished: null, wait: 0, searches: 0 });

export interface Registered {
  readonly pose: Pose;
  /** Correlation of the print; null when the record has none. */
  readonly correlation: number | null;
  /** Mean shift of the rim against the calibrated pose, face radii. */
  readonly moved: number;
}

/** Below this a better place may exist, and is searched for. */
export const sure = 0.8;
/** A print must match at least this well to be believed. */
const found = 0.68;
/** Shifts of the rim smaller than this are the camera's noise: the calibrated pose is better. */
const still = 0.006;
/** A first step smaller than this leaves the remembered motion as it is: 0.1° at the rim. */
const restingShift = 0.002;
/** Another place must match so much better; in much light less print is left, and chance does more. */
const clearlyBetter = 0.01;
const betterInLight = 0.1;
/** Limits of what a re-registration may repair (vision.md, stage 2). */
const mostZoom = 1.25;
export const leastFlattening = Math.cos((58 * Math.PI) / 180);

/** Face radius in the patch that discs are sampled from, px at most: about their own 33 cells. */
export const discRadius = 48;

/** How often the picture is halved before discs are sampled from it. */
export const discLevel = (pose: Pose): number => levelFor(radiusPx(pose), discRadius);

/**
 * @param pyramid surroundings of the dial's last place; `picture` is asked only when the dial has to be searched for
 * @param discs `fine` was looked at under the remembered motion; left as seen where the dial was found
 * @param isBright whether `templates` are of more light than the calibration's
 */
export const register = (
  picture: Picture,
  pyramid: DialPyramid,
  basePose: Pose,
  templates: PrintTemplates,
  memory: RegisterMemory,
  discs: DialDiscs,
  isBright: boolean,
): Result<Registered, Refusal> => {
  const near = pyramid.at(discLevel(poseAfter(basePose, memory.motion)));
  let best = alignPrint(templates.fine, near, basePose, memory.motion, discs.fine, 8, { restingShift });
  let print = templates;
  if (best.correlation < sure) {
    // On a face with little print the needle may have drawn the dial along: from the start once more, beside it.
    if (best.motion !== memory.motion) lookAt(discs.fine, near, poseAfter(basePose, memory.motion));
    print = withoutNeedle(templates, discs);
    best = alignPrint(print.fine, near, basePose, memory.motion, discs.fine, 8, { restingShift: 0 });
  }
  if (best.correlation < sure) {
    if (memory.wait > 0) memory.wait--;
    else {
      const elsewhere = search(picture, basePose, templates, discs, memory.motion);
      const least = best.correlation + (isBright ? betterInLight : clearlyBetter);
      const better = elsewhere !== undefined && elsewhere.correlation > least;
      if (better) {
        best = elsewhere;
        print = withoutNeedle(templates, discs);
      } else lookAt(discs.fine, near, poseAfter(basePose, best.motion));
      memory.searches = better ? 0 : memory.searches + 1;
      memory.wait = Math.min(30, 2 ** memory.searches);
    }
  } else memory.searches = memory.wait = 0;
  if (best.correlation < found) {
    memory.motion = noMotion;
    return refuse(whyLost(best.correlation));
  }
  const shift = rimShift(best.motion);
  const motion = shift < still ? noMotion : polish(picture, basePose, print, memory, discs, best.motion);
  memory.motion = best.motion;
  const pose = poseAfter(basePose, motion);
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

/** The last word on a dial that moved, at twice the fineness; kept as long as the dial stays where it is. */
const polish = (
  picture: Picture,
  basePose: Pose,
  templates: PrintTemplates,
  memory: RegisterMemory,
  discs: DialDiscs,
  motion: DialMotion,
): DialMotion => {
  if (memory.polished) {
    const back = invert(memory.polished.from);
    if (back.ok && rimShift(compose(back.value, motion)) < still / 2) return memory.polished.motion;
  }
  const pose = poseAfter(basePose, motion);
  const patch = cutPatch(picture, boxAround(pose, 1.6), levelFor(radiusPx(pose), 2 * discRadius));
  const aligned = alignPrint(templates.finest, patch, basePose, motion, discs.finest, 6);
  memory.polished = { from: motion, motion: aligned.motion };
  return aligned.motion;
};

/** The print beside the needle as `discs.fine` shows it. */
const withoutNeedle = (templates: PrintTemplates, discs: DialDiscs): PrintTemplates => {
  const needleRad = needleOver(discs.fine, templates.fine);
  return {
    get coarse() {
      return templates.coarse;
    },
    fine: besideNeedle(templates.fine, needleRad),
    get finest() {
      return besideNeedle(templates.finest, needleRad);
    },
  };
};

/** The best alignment from the last place, the calibrated place, and the places that a knock could have led to. */
const search = (
  picture: Picture,
  basePose: Pose,
  templates: PrintTemplates,
  discs: DialDiscs,
  last: DialMotion,
): Aligned | undefined => {
  const wide = cutPatch(picture, boxAround(basePose, 6), discLevel(basePose));
  let best: Aligned | undefined;
  const starts = [last, noMotion, ...searchPrint(picture, basePose, templates.fine)];
  for (const start of starts) {
    const rough = alignPrint(templates.coarse, wide, basePose, start, discs.coarse, 10);
    if (best && rough.correlation < best.correlation - 0.3) continue;
    const drawn = alignPrint(templates.fine, wide, basePose, rough.motion, discs.fine, 12);
    const { fine } = withoutNeedle(templates, discs);
    const aligned = alignPrint(fine, wide, basePose, drawn.motion, discs.fine, 4);
    if (!best || aligned.correlation > best.correlation) best = aligned;
    if (best.correlation > 0.92) break;
  }
  if (best) lookAt(discs.fine, wide, poseAfter(basePose, best.motion));
  return best;
};

const whyLost = (correlation: number): Refusal =>
  correlation > 0.45
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
