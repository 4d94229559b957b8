/** Marks about a pivot → which way the values rise, as seen on screen. */
import type { Mark, Scale } from '../../../calibration/record.ts';
import { normalizeTurn } from '../../base/angle.ts';
import type { ReferencePoint } from '../../base/point.ts';

/** Straight down on screen, where nearly every dial has its dead zone; rad. */
const down = Math.PI / 2;

/**
 * Three marks or more settle it: only one way passes them all within a turn. Two leave both ways open; then it
 * is the way that does not pass the bottom of the dial.
 * @param marks in rising order of value
 */
export const inferDirection = (pivot: ReferencePoint, marks: readonly Mark[]): Scale['direction'] => {
  const angles = marks.map((mark) => Math.atan2(mark.at.y - pivot.y, mark.at.x - pivot.x));
  let clockwise = 0;
  for (let k = 1; k < angles.length; k++) clockwise += normalizeTurn(angles[k]! - angles[k - 1]!);
  const counter = (angles.length - 1) * 2 * Math.PI - clockwise;
  if (angles.length > 2) return clockwise <= counter ? 'clockwise' : 'counter-clockwise';
  const first = angles[0] ?? 0;
  const passesBottom = normalizeTurn(down - first) < clockwise;
  return passesBottom ? 'counter-clockwise' : 'clockwise';
};
