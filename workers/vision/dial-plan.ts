/** Everything about one gauge that can be prepared before a frame comes. */
import { dialPose } from '../../calibration/dial-pose.ts';
import { recordName, type CalibrationRecord } from '../../calibration/record.ts';
import { invert, type Homography } from '../../src/base/homography.ts';
import type { GaugeId } from '../../src/base/observation.ts';
import { allowedDirections } from './allowed-directions.ts';
import { CalibratedPlace } from './calibrated-place.ts';
import { FaceWriting } from './face-writing.ts';
import { faceCells } from './gate.ts';
import { NeedleMemory } from './needle-memory.ts';
import { momentOf } from './once-a-second.ts';
import { radiusPx, type Pose } from './pose.ts';
import { PrintInLight } from './print-in-light.ts';
import { templateSizes } from './print-template.ts';
import { freshMemory, newDialDiscs, type DialDiscs, type RegisterMemory } from './register.ts';

export interface DialPlan {
  readonly gauge: GaugeId;
  readonly record: CalibrationRecord;
  readonly calibration: string;
  readonly dialToReference: Homography<'dial', 'reference'>;
  readonly place: CalibratedPlace;
  /** Standard uncertainty of where the pivot was put, face radii. */
  readonly pivotSigma: number;
  readonly allowed: readonly boolean[] | undefined;
  /** Cells of the fine disc where the face must be in sight. */
  readonly face: Uint8Array;
  readonly print: PrintInLight | null;
  /** Changes from frame to frame. */
  readonly memory: RegisterMemory;
  readonly discs: DialDiscs;
  readonly needle: NeedleMemory;
  readonly writing: FaceWriting;
}

/** @param index of the gauge among those that are watched */
export const planDial = (gauge: GaugeId, record: CalibrationRecord, index: number): DialPlan => {
  const dialToReference = dialPose(record);
  if (!invert(dialToReference).ok) throw new Error(`Record ${recordName(record)} has a degenerate pose.`);
  const allowed = allowedDirections(record);
  const moment = momentOf(index);
  const discs = newDialDiscs();
  const face = faceCells(templateSizes.fine, allowed);
  return {
    gauge,
    record,
    calibration: recordName(record),
    dialToReference,
    pivotSigma: record.markSigmaPx / radiusPx(dialToReference as unknown as Pose),
    place: new CalibratedPlace(dialToReference, record.picture),
    allowed,
    face,
    print: record.print ? new PrintInLight(record.print, face) : null,
    memory: freshMemory(),
    discs,
    needle: new NeedleMemory(moment),
    writing: new FaceWriting(moment, discs.finest),
  };
};
