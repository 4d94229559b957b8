/** One job (picture, calibration picture, disturbance) → the answer of the shipped code. */
import type { CalibrationRecord } from '../../calibration/record.ts';
import { seededRandom } from '../../src/camera/demo-plant/random.ts';
import type { VisionClient } from '../../src/vision/vision-client.ts';
import { copyOf } from './disturb/canvas.ts';
import type { Disturbed } from './disturb/disturbance.ts';
import { disturbances } from './disturb/disturbances.ts';
import { loadPicture } from './load-picture.ts';
import type { DisturbanceOrder, MeasureAnswer, MeasureJob, PictureEntry } from './measure-job.ts';
import { observeFrames } from './observe-frames.ts';
import { recordOfEntry, sightOf, type DialInSight } from './record-of-entry.ts';

/** @param clean is drawn over */
export const disturbed = async (
  clean: OffscreenCanvas,
  sight: DialInSight,
  order: DisturbanceOrder | null,
): Promise<Disturbed> => {
  if (!order) return { picture: clean };
  const disturb = disturbances.get(order.name);
  if (!disturb) throw new Error(`no disturbance is called "${order.name}"`);
  const other = order.other && {
    picture: await loadPicture(order.other.url),
    face: sightOf(order.other),
  };
  const scene = { picture: clean, face: sightOf(sight), other };
  return disturb(scene, order.strength, seededRandom(order.seed));
};

export const disturbedPicture = async (
  picture: PictureEntry,
  order: DisturbanceOrder | null,
): Promise<Disturbed> => {
  const clean = await loadPicture(picture.url);
  return disturbed(order ? copyOf(clean) : clean, picture, order);
};

/** The record of the last reference picture, with its print. */
let calibrated: { readonly id: string; readonly record: CalibrationRecord } | undefined;

export const calibrate = async (
  vision: VisionClient,
  reference: PictureEntry,
): Promise<CalibrationRecord> => {
  if (calibrated?.id !== reference.id) {
    const record = recordOfEntry(reference);
    const picture = await createImageBitmap(await loadPicture(reference.url));
    calibrated = {
      id: reference.id,
      record: { ...record, print: await vision.capturePrint(picture, record) },
    };
  }
  return calibrated.record;
};

export const measurePicture = async (vision: VisionClient, job: MeasureJob): Promise<MeasureAnswer> => {
  const record = await calibrate(vision, job.reference);
  const { picture, hides = [], shownTimes = 1 } = await disturbedPicture(job.picture, job.disturbance);
  return { ...answerOf(await observeFrames(vision, record, picture, shownTimes)), hides };
};

/** What is told of an observation and its reading. */
export const answerOf = ({
  reading,
  observation,
  ms,
}: Awaited<ReturnType<typeof observeFrames>>): Omit<MeasureAnswer, 'hides'> => {
  const { outcome } = observation;
  return {
    quality: reading.quality,
    reasons: reading.reasons,
    value: reading.value,
    u95: reading.u95,
    angleDeg: reading.angleDeg,
    ms,
    detail: outcome.ok ? '' : `${outcome.error.stage}: ${outcome.error.detail}`,
    overlay: outcome.ok
      ? {
          pivot: [outcome.value.overlay.pivot.x, outcome.value.overlay.pivot.y],
          tip: [outcome.value.overlay.tip.x, outcome.value.overlay.tip.y],
        }
      : null,
  };
};
