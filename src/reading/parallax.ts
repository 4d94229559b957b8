/** The needle stands off the print and is seen at an angle: what that shifts, and what is left in doubt. */
import type { Lifted, PointedAt } from '../../calibration/read-line.ts';
import { needleHeight } from '../../calibration/needle-height.ts';
import { leanError } from '../../calibration/points-doubt.ts';
import type { ScaleCurve } from '../../calibration/scale.ts';
import type { Evidence } from '../base/observation.ts';
import type { Eye } from '../base/eye.ts';
import { budgetAssumptions as assumed } from './budget-assumptions.ts';

/** The needle at its usual height, for a camera whose place is known. */
export const liftedBy = (eye: Eye | null): Lifted | null => eye && { eye, height: needleHeight.middle };

/** The face in the reference picture. */
export interface FaceSeen {
  /** Minor by major axis. */
  readonly aspect: number;
  /** Half-width of what four points leave it in doubt. */
  readonly aspectError: number;
}

/** Half-width of the direction's error, rad at the arc. */
export const parallaxDoubt = (
  { eye, tilt }: Pick<Evidence, 'eye' | 'tilt'>,
  { pivot }: ScaleCurve,
  { at }: PointedAt,
  { aspect, aspectError }: FaceSeen,
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
  const tangent = Math.hypot(eye.x, eye.y) / eye.z;
  return Math.hypot(
    (needleHeight.doubt / eye.z) * across,
    needleHeight.middle * leanError(aspectError, tangent),
  );
};
