/** Everything about one gauge that can be prepared before a frame comes. */
import { dialPose } from '../../calibration/dial-pose.ts';
import { recordName, type CalibrationRecord } from '../../calibration/record.ts';
import { invert, type Homography } from '../../src/base/homography.ts';
import type { GaugeId } from '../../src/base/observation.ts';
import { newDisc, noMotion, type SeenDisc } from './align-print.ts';
import { allowedDirections } from './allowed-directions.ts';
import { printTemplate, templateSize, type PrintTemplate } from './print-template.ts';
import type { RegisterMemory } from './register.ts';

export interface DialPlan {
  readonly gauge: GaugeId;
  readonly record: CalibrationRecord;
  readonly calibration: string;
  readonly dialToReference: Homography<'dial', 'reference'>;
  readonly allowed: readonly boolean[] | undefined;
  readonly template: PrintTemplate | null;
  /** Changes from frame to frame. */
  readonly memory: RegisterMemory;
  readonly disc: SeenDisc;
}

export const planDial = (gauge: GaugeId, record: CalibrationRecord): DialPlan => {
  const dialToReference = dialPose(record);
  if (!invert(dialToReference).ok) throw new Error(`Record ${recordName(record)} has a degenerate pose.`);
  return {
    gauge,
    record,
    calibration: recordName(record),
    dialToReference,
    allowed: allowedDirections(record),
    template: record.print ? printTemplate(record.print) : null,
    memory: { motion: noMotion, wait: 0, searches: 0 },
    disc: newDisc(templateSize),
  };
};
