/** A gauge's birth tells that its calibration has followed the camera, and only then. */
import { expect, it } from 'vitest';
import { realignRecord } from '../../../calibration/realign-record.ts';
import { homography } from '../../../src/base/homography.ts';
import { birthOf } from '../../../src/composition/birth-of.ts';
import { exampleRecord } from '../calibration/example-records.ts';

const record = exampleRecord('pressure-0-10-bar');

it('names the scale that is kept, when and by whom', () => {
  const followed = realignRecord(record, {
    pose: homography<'dial', 'frame'>([120, -30, 640, 30, 120, 400, 0, 0, 1]),
    picture: { width: 1280, height: 720 },
    by: 'Ada',
    atIso: '2026-05-01T08:30:00.000Z',
  });
  const before = birthOf(record);
  expect(before).not.toHaveProperty('aligned');
  expect(birthOf(followed)).toEqual({
    ...before,
    calibration: `${record.id}@${record.revision + 1}`,
    aligned: {
      from: `${record.id}@${record.revision}`,
      ts: Date.UTC(2026, 4, 1, 8, 30),
      by: 'Ada',
    },
  });
});
