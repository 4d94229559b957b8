/** One rendered dial → the answer of the shipped code beside the exact truth, which only the caller gets. */
import { renderDial, type RenderedDial } from '../../src/camera/demo-plant/rendered-dials.ts';
import type { VisionClient } from '../../src/vision/vision-client.ts';
import { copyOf } from './disturb/canvas.ts';
import type { DisturbanceOrder, MeasureAnswer } from './measure-job.ts';
import { answerOf, disturbed } from './measure-picture.ts';
import { observeFrames } from './observe-frames.ts';

export interface RenderedAnswer {
  readonly entry: RenderedDial['entry'];
  readonly answer: MeasureAnswer;
}

/** Calibrated on the same dial with its needle elsewhere, as in a plant; `order` disturbs the picture, not the calibration. */
export const measureRendered = async (
  vision: VisionClient,
  seed: number,
  index: number,
  order: DisturbanceOrder | null,
): Promise<RenderedAnswer> => {
  const dial = await renderDial(seed, index);
  try {
    const print = await vision.capturePrint(await dial.referencePicture(), dial.record);
    const { picture, hides = [], shownTimes = 1 } = await disturbed(copyOf(dial.image), dial.entry, order);
    const observed = await observeFrames(vision, { ...dial.record, print }, picture, shownTimes);
    return { entry: dial.entry, answer: { ...answerOf(observed), hides } };
  } finally {
    dial.image.close();
  }
};
