/** One rendered dial → the answer of the shipped code beside the exact truth, which only the caller gets. */
import { renderDial, type RenderedDial } from '../../src/camera/demo-plant/rendered-dials.ts';
import type { DialSeries } from '../../src/camera/demo-plant/harsh-dial.ts';
import type { VisionClient } from '../../src/vision/vision-client.ts';
import { copyOf } from './disturb/canvas.ts';
import type { DisturbanceOrder, MeasureAnswer } from './measure-job.ts';
import { answerOf, disturbed } from './measure-picture.ts';
import { observeFrames } from './observe-frames.ts';

export interface RenderedAnswer {
  readonly entry: RenderedDial['entry'];
  readonly answer: MeasureAnswer;
}

/**
 * Calibrated on the same dial with its needle elsewhere, as in a plant; `order` disturbs the picture, not the calibration.
 * `other` puts a gauge of the same make and another range in place; null where a dial has no such twin.
 */
export const measureRendered = async (
  vision: VisionClient,
  seed: number,
  index: number,
  order: DisturbanceOrder | null,
  series: DialSeries,
): Promise<RenderedAnswer | null> => {
  const dial = await renderDial(seed, index, series);
  const twin = order?.name === 'other' ? await dial.twinPicture() : null;
  try {
    if (order?.name === 'other' && !twin) return null;
    const print = await vision.capturePrint(await dial.referencePicture(), dial.record);
    const {
      picture,
      hides = [],
      shownTimes = 1,
    } = twin ? { picture: copyOf(twin) } : await disturbed(copyOf(dial.image), dial.entry, order);
    const observed = await observeFrames(vision, { ...dial.record, print }, picture, shownTimes);
    return { entry: dial.entry, answer: { ...answerOf(observed), hides } };
  } finally {
    dial.image.close();
    twin?.close();
  }
};
