/** A gauge that the camera has left and a picture of now → the record that follows the camera, for a person to look at. */
import { realignRecord } from '../../calibration/realign-record.ts';
import type { CalibrationRecord } from '../../calibration/record.ts';
import type { NotFoundAgain } from '../../workers/vision/api.ts';
import { ok, refuse, type Result } from '../base/result.ts';
import { refuseFaults } from './refuse-faults.ts';
import type { TrialBench } from './trial-bench.ts';

const words: Readonly<Record<NotFoundAgain, string>> = {
  'no-reference':
    'This calibration has no reference picture to find the gauge by. Put the camera back, or calibrate again.',
  'not-found':
    'The gauge was not found in this picture. Bring it whole and clear into view, or put the camera back. Else calibrate again.',
  ambiguous:
    'Two dials in this picture look like this gauge. Move the camera closer, so that only the right one is in view.',
  'too-tilted': 'The gauge is seen too far from the side. Look at it more straight on, then try again.',
  'out-of-frame': 'The gauge is partly outside the picture. Turn the camera until the whole dial shows.',
};

/** Nothing is saved, nobody has vouched for it, and its print is not taken yet. Takes the picture; the error is a sentence. */
export const proposeRealignment = async (
  bench: TrialBench,
  record: CalibrationRecord,
  picture: ImageBitmap,
  signal: AbortSignal,
): Promise<Result<CalibrationRecord, string>> => {
  const { width, height } = picture;
  const looked = await refuseFaults('', () => bench.findAgain(picture, record, signal));
  if (!looked.ok) return looked;
  if (!looked.value.ok) return refuse(words[looked.value.error]);
  const { pose } = looked.value.value;
  const atIso = new Date().toISOString();
  return ok(realignRecord(record, { pose, picture: { width, height }, by: '', atIso }));
};
