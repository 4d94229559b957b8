/** Turns a record's scale into the directions where its needle's tip can be: a prior for the network's peak. */
import { dialPose } from '../../calibration/dial-pose.ts';
import type { CalibrationRecord } from '../../calibration/record.ts';
import { normalizeTurn } from '../../src/base/angle.ts';
import { invert, project } from '../../src/base/homography.ts';
import { polarGrid } from './sampling-map.ts';

/** Beyond either end a needle may still stand: at its stop, or a little over the scale. */
const leastMargin = (15 * Math.PI) / 180;
const marginOfSweep = 0.1;

/** One flag per bin of the polar strip (dial plane); undefined when every direction is possible. */
export const allowedDirections = (record: CalibrationRecord): readonly boolean[] | undefined => {
  if (record.scale.wraps) return undefined;
  const toDial = invert(dialPose(record));
  if (!toDial.ok) return undefined;
  const sign = record.scale.direction === 'clockwise' ? 1 : -1;
  const angles = record.marks.map((mark) => {
    const p = project(toDial.value, mark.at);
    return sign * Math.atan2(p.y, p.x);
  });
  const start = angles[0];
  if (start === undefined) return undefined;
  let sweep = 0;
  for (let k = 1; k < angles.length; k++) sweep += normalizeTurn(angles[k]! - angles[k - 1]!);
  const margin = Math.max(leastMargin, marginOfSweep * sweep);
  if (sweep + 2 * margin >= 2 * Math.PI) return undefined;
  const bins = polarGrid.columns;
  return Array.from({ length: bins }, (_, k) => {
    const from = normalizeTurn(sign * ((k * 2 * Math.PI) / bins) - start + margin);
    return from <= sweep + 2 * margin;
  });
};
