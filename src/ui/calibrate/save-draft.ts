/** A draft and its picture → a record on this device, or the sentence that says why not. */
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { ok, refuse, type Result } from '../../base/result.ts';
import type { Desk } from '../desk.ts';
import type { Draft } from './draft.ts';
import { recordOfDraft } from './record-of-draft.ts';

/** The record that the draft makes on this picture, now. */
export const recordNow = (
  desk: Desk,
  draft: Draft,
  picture: ImageBitmap,
): Result<CalibrationRecord, string> => {
  const { kiosk } = desk.settings().broker;
  const isDemo = desk.live.source?.origin === 'demo-plant';
  return recordOfDraft(draft, {
    picture: { width: picture.width, height: picture.height },
    author: kiosk,
    device: isDemo ? 'demo-plant' : kiosk,
    nowIso: new Date().toISOString(),
  });
};

/** Nothing has changed when it refuses. The picture stays the caller's. */
export const saveDraft = async (
  desk: Desk,
  draft: Draft,
  picture: ImageBitmap | null,
): Promise<Result<CalibrationRecord, string>> => {
  if (!picture) return refuse('No picture yet.');
  const record = recordNow(desk, draft, picture);
  if (!record.ok) return record;
  if (draft.asset.trim() === '' || draft.tag.trim() === '')
    return refuse('Give the gauge an asset and a tag, so that its readings have a name.');
  try {
    await desk.saveRecord(record.value, await createImageBitmap(picture));
    return ok(record.value);
  } catch (error) {
    return refuse(`Not saved. ${error instanceof Error ? error.message : String(error)}`);
  }
};
