/** Frames of one calibrated gauge → the reading they end in, through the shipped worker and the shipped reader. */
import type { CalibrationRecord } from '../../calibration/record.ts';
import type { FrameStamp } from '../../src/base/frame.ts';
import type { Observation } from '../../src/base/observation.ts';
import type { Reading } from '../../src/base/reading.ts';
import { emptyMemory } from '../../src/reading/gauge-memory.ts';
import { prepareGauge } from '../../src/reading/prepare-gauge.ts';
import { readGauge } from '../../src/reading/read-gauge.ts';
import type { VisionClient } from '../../src/vision/vision-client.ts';

export interface Observed {
  readonly reading: Reading;
  readonly observation: Observation;
  /** From handing over the last frame to its reading. */
  readonly ms: number;
}

let gauges = 0;

/**
 * A fresh gauge each time: nothing is remembered from one call to the next.
 * @param times how often the picture is shown, a second apart; more than once as a live camera's frames
 */
export const observeFrames = async (
  vision: VisionClient,
  record: CalibrationRecord,
  picture: OffscreenCanvas,
  times: number,
): Promise<Observed> => {
  const prepared = prepareGauge(record);
  if (!prepared.ok) throw new Error(`the marks make no scale: ${String(prepared.error)}`);
  vision.setGauges([{ gauge: `measured-${++gauges}`, record, everyMs: 0 }]);
  const beganMs = Date.now();
  let memory = emptyMemory;
  let last: Observed | undefined;
  for (let sequence = 0; sequence < times; sequence++) {
    const stamp: FrameStamp = {
      sequence,
      capturedAtMs: beganMs + 1000 * sequence,
      origin: times > 1 ? 'camera' : 'still',
      simulated: false,
    };
    const frame = await createImageBitmap(picture);
    const handedOver = performance.now();
    const [observation] = await vision.observe(frame, stamp, true);
    if (!observation) throw new Error('the worker observed no gauge');
    const read = readGauge(memory, observation, prepared.value);
    last = { reading: read.reading, observation, ms: performance.now() - handedOver };
    memory = read.memory;
  }
  if (!last) throw new Error('no frame was shown');
  return last;
};
