/** The calibration records with which the demo plant works out of the box: exact, because the renderer knows. */
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { demoGauges, demoPicture } from './demo-gauges.ts';
import { recordOfDial } from './record-of-dial.ts';

/** `print` is null: it is captured at the start from `DemoPlantSource.referencePicture`. */
export const demoRecords: readonly CalibrationRecord[] = demoGauges.map(
  ({ spec, pose, asset, tag, description }) =>
    recordOfDial(spec, pose, demoPicture, { asset, tag, description, createdAt: '2025-01-01T00:00:00.000Z' }),
);
