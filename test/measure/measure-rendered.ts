/** One rendered dial → the answer of the shipped code beside the exact truth, which only the caller gets. */
import { renderDial, type RenderedDial } from '../../src/camera/demo-plant/rendered-dials.ts';
import type { DialSeries } from '../../src/camera/demo-plant/harsh-dial.ts';
import type { VisionClient } from '../../src/vision/vision-client.ts';
import { copyOf } from './disturb/canvas.ts';
import type { Disturbed } from './disturb/disturbance.ts';
import type { DisturbanceOrder, MeasureAnswer } from './measure-job.ts';
import { answerOf, disturbed } from './measure-picture.ts';
import { observeFrames } from './observe-frames.ts';

export interface RenderedAnswer {
  readonly entry: RenderedDial['entry'];
  readonly answer: MeasureAnswer;
}

/** Which dial of which series. */
export interface RenderedOrder {
  readonly seed: number;
  readonly index: number;
  readonly series: DialSeries;
}

/**
 * The dial as the camera shows it under `order`, which does not touch its calibration. `other` puts a gauge of the same make
 * and another range in place; null where a dial has no such twin.
 */
export const shownDial = async (
  dial: RenderedDial,
  order: DisturbanceOrder | null,
): Promise<Disturbed | null> => {
  if (order?.name !== 'other') return disturbed(copyOf(dial.image), dial.entry, order);
  const twin = await dial.twinPicture();
  if (!twin) return null;
  const picture = copyOf(twin);
  twin.close();
  return { picture };
};

/** Calibrated on the same dial with its needle elsewhere, as in a plant; null where there is nothing to show. */
export const measureRendered = async (
  vision: VisionClient,
  { seed, index, series }: RenderedOrder,
  order: DisturbanceOrder | null,
): Promise<RenderedAnswer | null> => {
  const dial = await renderDial(seed, index, series);
  try {
    const shown = await shownDial(dial, order);
    if (!shown) return null;
    const { picture, hides = [], shownTimes = 1 } = shown;
    const print = await vision.capturePrint(await dial.referencePicture(), dial.record);
    const observed = await observeFrames(vision, { ...dial.record, print }, picture, shownTimes);
    return { entry: dial.entry, answer: { ...answerOf(observed), hides } };
  } finally {
    dial.image.close();
  }
};
