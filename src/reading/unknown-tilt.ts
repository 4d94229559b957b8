/** A dial whose tilt nothing tells but its marks: what the tilts that they leave possible do to a reading. */
import { marksAtFaceRadius } from '../../calibration/dial-pose.ts';
import { intervalOf } from '../../calibration/monotone-cubic.ts';
import { needleHeight } from '../../calibration/needle-height.ts';
import type { CalibrationRecord } from '../../calibration/record.ts';
import type { ScaleCurve } from '../../calibration/scale.ts';
import { tiltsByMarks, type PossibleTilt } from '../../calibration/tilt-by-marks.ts';
import { distance } from '../base/point.ts';
import { budgetAssumptions as assumed } from './budget-assumptions.ts';

/**
 * Empty where an outline or the corners of a frame tell the tilt. Corners of a frame seen nearly straight do not tell to which
 * side, and the points of a meter that was found again tell what changed alone.
 */
export const unknownTiltsOf = (record: CalibrationRecord, { knots }: ScaleCurve): PossibleTilt[] => {
  const { face, perspective, marks, pivot, markSigmaPx } = record;
  if (face || (perspective.method === 'points' && perspective.depth !== 'unknown')) return [];
  // As the picture shows them, whatever is made of it.
  const seen = knots.map((knot, k) => ({ ...knot, radius: distance(marks[k]!.at, pivot) }));
  const radiusPx = seen.reduce((sum, { radius }) => sum + radius, 0) / seen.length;
  return tiltsByMarks(seen, markSigmaPx / radiusPx, assumed.tiltByMarks);
};

/** Whether angles are taken in a picture of unknown tilt: corners straighten them, also where they do not tell the side. */
export const areAnglesAsSeen = (
  { perspective }: CalibrationRecord,
  tilts: readonly PossibleTilt[],
): boolean => tilts.length > 0 && !(perspective.method === 'points' && perspective.sigmaPx !== undefined);

/** Way from the tilt's axis on the dial, where the picture shows `way`, rad; in the same turn. */
const onDial = (way: number, tangent: number): number => {
  const straight = Math.atan2(Math.sin(way), Math.cos(way) * Math.hypot(1, tangent));
  return straight + 2 * Math.PI * Math.round((way - straight) / (2 * Math.PI));
};

/** At the arc, which is nearer to the pivot than the face's rim; its radii. */
const highestNeedle = (needleHeight.middle + needleHeight.doubt) / marksAtFaceRadius;

/** Root mean squares over the possible tilts, in the unit of the reading. */
export interface TiltDoubt {
  /** Of what the highest needle is seen off by: half-width. */
  readonly height: number;
  /** Of what a straight way between the neighbouring marks is off by, as they are seen shortened unlike. */
  readonly angles: number;
}

const noDoubt: TiltDoubt = { height: 0, angles: 0 };

export const tiltDoubt = (
  tilts: readonly PossibleTilt[],
  { knots }: ScaleCurve,
  travel: number,
): TiltDoubt => {
  if (tilts.length === 0) return noDoubt; // as of most gauges, at each of their readings
  const k = intervalOf(
    knots.map((knot) => knot.travel),
    travel,
  );
  const [low, high] = [knots[k]!, knots[k + 1]!];
  const rise = high.value - low.value;
  const width = high.travel - low.travel;
  const share = (travel - low.travel) / width;
  let [height, angles] = [0, 0];
  for (const { tangent, axis, weight } of tilts) {
    const from = onDial(low.travel - axis, tangent);
    const to = onDial(high.travel - axis, tangent);
    const at = onDial(travel - axis, tangent);
    const shortened = 1 / Math.hypot(1, tangent);
    // How far it turns in the picture for a turn on the dial.
    const turns = shortened / ((shortened * Math.cos(at)) ** 2 + Math.sin(at) ** 2);
    height += weight * (highestNeedle * tangent * Math.sin(at) * turns * (rise / width)) ** 2;
    angles += weight * (((at - from) / (to - from) - share) * rise) ** 2;
  }
  return { height: Math.sqrt(height), angles: Math.sqrt(angles) };
};
