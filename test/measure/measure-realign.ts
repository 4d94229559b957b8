/** A photograph as a camera that was moved far shows it → where its dial is found again, and what is read there then. */
import { dialPose } from '../../calibration/dial-pose.ts';
import { realignRecord } from '../../calibration/realign-record.ts';
import type { CalibrationRecord } from '../../calibration/record.ts';
import { compose, project } from '../../src/base/homography.ts';
import { distance, type Point } from '../../src/base/point.ts';
import type { VisionClient } from '../../src/vision/vision-client.ts';
import { radiusPx, type Pose } from '../../workers/vision/pose.ts';
import { drawMove, type CameraMove } from './camera-move.ts';
import { warp } from './disturb/canvas.ts';
import { loadPicture } from './load-picture.ts';
import type { MeasureAnswer, PictureEntry, RealignAnswer, RealignJob } from './measure-job.ts';
import { answerOf, calibrate } from './measure-picture.ts';
import { observeFrames } from './observe-frames.ts';

/** As the app keeps a dial with an outline: by angles on the dial, which no view changes. */
const byItsOutline = (entry: PictureEntry): PictureEntry =>
  entry.dial ? { ...entry, perspective: { method: 'ellipse' } } : entry;

const notFound: Omit<MeasureAnswer, 'detail'> = {
  ...{ quality: 'bad', reasons: ['camera-moved'], value: null, u95: null, angleDeg: null, ms: 0 },
  ...{ hides: [], overlay: null },
};

/** Largest distance between where points were found and where they are, face radii. */
const worst = (found: readonly Point<'frame'>[], are: readonly Point<'frame'>[], radius: number): number =>
  Math.max(...found.map((point, k) => distance(point, are[k]!) / radius));

const rim = Array.from({ length: 24 }, (_, k): Point<'dial'> => {
  const angle = (k * Math.PI) / 12;
  return { x: Math.cos(angle), y: Math.sin(angle) };
});

/** Of a dial without an outline nothing is printed where its circle about the pivot passes: only its marks are looked at. */
const placeErrors = (
  record: CalibrationRecord,
  again: CalibrationRecord,
  move: CameraMove,
  pose: Pose,
): { readonly rim: number | null; readonly marks: number } => {
  const is = compose(move, dialPose(record));
  const radius = radiusPx(is);
  const at = (here: Pose): Point<'frame'>[] => rim.map((point) => project(here, point));
  return {
    rim: record.face && worst(at(pose), at(is), radius),
    marks: worst(
      again.marks.map(({ at: { x, y } }) => ({ x, y })),
      record.marks.map(({ at: mark }) => project(move, mark)),
      radius,
    ),
  };
};

/** Null where no camera's move leaves the dial whole. */
export const measureRealign = async (
  vision: VisionClient,
  { picture: entry, reference, other, seed }: RealignJob,
): Promise<RealignAnswer | null> => {
  const move = drawMove(entry, seed);
  if (!move) return null;
  const record = await calibrate(vision, byItsOutline(reference));
  const clean = await loadPicture(entry.url);
  const { value: before } = (await observeFrames(vision, record, clean, 1)).reading;
  const moved = warp(clean, move);
  const began = performance.now();
  const found = await vision.findAgain(await createImageBitmap(moved), record);
  const findMs = performance.now() - began;
  const inOther =
    other && (await vision.findAgain(await createImageBitmap(await loadPicture(other.url)), record));
  const known = { before, isFoundInOther: inOther?.ok ?? false, findMs };
  if (!found.ok) return { ...notFound, detail: found.error, realigned: { ...known, place: null } };
  const { pose } = found.value;
  const { width, height } = moved;
  const again = realignRecord(record, {
    ...{ pose, picture: { width, height }, by: 'measure', atIso: record.createdAt },
  });
  const print = await vision.capturePrint(await createImageBitmap(moved), again);
  const answer = answerOf(await observeFrames(vision, { ...again, print }, moved, 1));
  return {
    ...answer,
    hides: [],
    realigned: { ...known, place: placeErrors(record, again, move, pose) },
  };
};
