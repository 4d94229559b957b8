/** A picture from anywhere before a gauge and the gauge's record → where its dial lies now, when that is beyond doubt. */
import { dialPose } from '../../calibration/dial-pose.ts';
import { recordName, type CalibrationRecord } from '../../calibration/record.ts';
import { compose, homography, invert, project, type Homography } from '../../src/base/homography.ts';
import { distance, type Point } from '../../src/base/point.ts';
import { ok, refuse, type Result } from '../../src/base/result.ts';
import { alignPrint, noMotion, type DialMotion } from './align-print.ts';
import type { FoundAgain, NotFoundAgain } from './api.ts';
import { besideNeedle, needleOver } from './beside-needle.ts';
import { cutPatch, levelFor, type Patch } from './patch.ts';
import type { Picture } from './picture.ts';
import { flattening, radiusPx, type Pose } from './pose.ts';
import { calibratedPose } from './calibrated-place.ts';
import {
  discRadius,
  leastFlattening,
  newDialDiscs,
  printTemplates,
  sure,
  type PrintTemplates,
} from './register.ts';
import { sweepPrint, type Sighting } from './sweep-print.ts';
import { tiltedKnocks } from './tilt-candidates.ts';

/** A dial at another place that matches nearly as well makes it a guess. */
const clearlyBetter = 0.06;
/** Sightings nearer to each other than this are of one dial, face radii. */
const samePlace = 0.6;
const mostSightings = 24;
const mostOfOnePlace = 4;
/** Places at which the camera may look more from the side than it did, tried when nothing else matches. */
const mostTilted = 6;

interface Match {
  readonly pose: Pose;
  readonly correlation: number;
}

/** The calibrated pose, turned and resized about the pivot and set down where the print was sighted. */
const poseAt = (basePose: Pose, { at, roll, zoom }: Sighting): Pose => {
  const pivot = project(basePose, { x: 0, y: 0 });
  const c = zoom * Math.cos(roll);
  const s = zoom * Math.sin(roll);
  const move = homography<'frame', 'frame'>([
    c,
    -s,
    at.x - c * pivot.x + s * pivot.y,
    s,
    c,
    at.y - s * pivot.x - c * pivot.y,
    0,
    0,
    1,
  ]);
  return compose(move, basePose);
};

/** Best first; no place crowds out the others. */
const spreadOut = (sightings: readonly Sighting[], radius: number): readonly Sighting[] => {
  const chosen: Sighting[] = [];
  for (const sighting of sightings) {
    const near = chosen.filter(({ at }) => distance(at, sighting.at) < samePlace * radius);
    if (near.length < mostOfOnePlace) chosen.push(sighting);
    if (chosen.length === mostSightings) break;
  }
  return chosen;
};

/** Aligns the print from poses anywhere in one picture. */
class Aligner {
  readonly #discs = newDialDiscs();
  readonly #patches = new Map<number, Patch>();

  constructor(
    private readonly picture: Picture,
    private readonly templates: PrintTemplates,
  ) {}

  /** @param best of all so far: what is far behind it after the coarse look is left */
  align(start: Pose, best: number): Match {
    const patch = this.#patch(start, discRadius);
    const { coarse, fine } = this.templates;
    const rough = alignPrint(coarse, patch, start, noMotion, this.#discs.coarse, 12);
    if (rough.correlation < best - 0.3) return matchOf(start, rough);
    const drawn = alignPrint(fine, patch, start, rough.motion, this.#discs.fine, 14);
    // The needle points elsewhere than at calibration, and hides other print.
    const print = besideNeedle(fine, needleOver(this.#discs.fine, fine));
    return matchOf(start, alignPrint(print, patch, start, drawn.motion, this.#discs.fine, 4));
  }

  /** The last word, at twice the fineness. */
  polish({ pose }: Match): Match {
    const patch = this.#patch(pose, 2 * discRadius);
    return matchOf(pose, alignPrint(this.templates.finest, patch, pose, noMotion, this.#discs.finest, 10));
  }

  #patch(pose: Pose, atMost: number): Patch {
    const level = levelFor(radiusPx(pose), atMost);
    let patch = this.#patches.get(level);
    const { width, height } = this.picture;
    if (!patch)
      this.#patches.set(
        level,
        (patch = cutPatch(this.picture, { left: 0, top: 0, right: width, bottom: height }, level)),
      );
    return patch;
  }
}

const matchOf = (
  start: Pose,
  { motion, correlation }: { motion: DialMotion; correlation: number },
): Match => ({
  pose: compose(start, motion),
  correlation,
});

/** What has to be in the picture, dial plane: the face's outline, or where there is none (panel meters) pivot and marks. */
const outlineOf = (record: CalibrationRecord, dial: Homography<'dial', 'reference'>): Point<'dial'>[] => {
  if (record.face)
    return Array.from({ length: 24 }, (_, k) => {
      const angle = (k * Math.PI) / 12;
      return { x: 0.95 * Math.cos(angle), y: 0.95 * Math.sin(angle) };
    });
  const back = invert(dial);
  if (!back.ok) throw new Error(`record ${recordName(record)} has a degenerate pose`);
  return [record.pivot, ...record.marks.map(({ at }) => at)].map((at) => project(back.value, at));
};

const isWhole = (outline: readonly Point<'dial'>[], { pose }: Match, { width, height }: Picture): boolean =>
  outline.every((point) => {
    const { x, y } = project(pose, point);
    return x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1;
  });

/** Takes seconds: looked for everywhere, turned by up to 45° and 0.6 to 1.7 times as large. */
export const findAgain = (picture: Picture, record: CalibrationRecord): Result<FoundAgain, NotFoundAgain> => {
  if (!record.print) return refuse('no-reference');
  const dial = dialPose(record);
  const basePose = calibratedPose(dial, record.picture, picture);
  const templates = printTemplates(record.print);
  const aligner = new Aligner(picture, templates);
  const sightings = spreadOut(sweepPrint(picture, basePose, templates.coarse), radiusPx(basePose));
  const matches: Match[] = [];
  const best = (): Match | undefined =>
    matches.reduce<Match | undefined>((a, b) => (a && a.correlation >= b.correlation ? a : b), undefined);
  const look = (start: Pose): void => {
    const match = aligner.align(start, best()?.correlation ?? 0);
    if (match.pose.every(Number.isFinite)) matches.push(match);
  };
  for (const sighting of sightings) look(poseAt(basePose, sighting));
  if ((best()?.correlation ?? 0) < sure)
    for (const sighting of sightings.slice(0, mostTilted))
      for (const tilt of tiltedKnocks) look(compose(poseAt(basePose, sighting), tilt));

  const first = best();
  if (!first || first.correlation < sure) return refuse('not-found');
  const centre = project(first.pose, { x: 0, y: 0 });
  const twin = matches.some(
    ({ pose, correlation }) =>
      correlation > first.correlation - clearlyBetter &&
      distance(project(pose, { x: 0, y: 0 }), centre) > samePlace * radiusPx(first.pose),
  );
  if (twin) return refuse('ambiguous');
  if (flattening(first.pose) < leastFlattening) return refuse('too-tilted');
  if (!isWhole(outlineOf(record, dial), first, picture)) return refuse('out-of-frame');
  const { pose, correlation } = aligner.polish(first);
  return ok({ pose, correlation });
};
