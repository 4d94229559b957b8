/** The needle stands off the print and is seen at an angle: what that shifts, and what is left in doubt. */
import type { Lifted, PointedAt } from '../../calibration/read-line.ts';
import type { ScaleCurve } from '../../calibration/scale.ts';
import type { Evidence } from '../base/observation.ts';
import type { Eye } from '../base/eye.ts';
import { budgetAssumptions as assumed } from './budget-assumptions.ts';

/** The needle at its usual height, for a camera whose place is known. */
export const liftedBy = (eye: Eye | null): Lifted | null =>
  eye && { eye, height: assumed.needleHeight.middle };

/**
 * Half-width of the direction's error, rad at the arc.
 * @param aspect minor by major axis of the face in the reference picture
 */
export const parallaxDoubt = (
  { eye, tilt }: Pick<Evidence, 'eye' | 'tilt'>,
  { pivot }: ScaleCurve,
  { at }: PointedAt,
  aspect: number,
): number => {
  if (!eye)
    return (
      assumed.parallaxUnknown *
      Math.hypot(Math.tan(Math.min(Math.abs(tilt), 1.5)), Math.sqrt(1 - aspect * aspect) / aspect)
    );
  const x = at.x - pivot.x;
  const y = at.y - pivot.y;
  // The needle is seen shifted away from the eye; only what is across it turns it.
  const across = Math.abs(x * eye.y - y * eye.x) / (x * x + y * y);
  return (assumed.needleHeight.doubt / eye.z) * across;
};
