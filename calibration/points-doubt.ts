/** How well a perspective's four points are placed → what the pose that they give leaves in doubt. */
import { faceOf } from './dial-pose.ts';
import type { CalibrationRecord } from './record.ts';

/**
 * The aspect of a dial is that of two diameters between points at 0.8 of its radius: each is wrong by √2 standard
 * uncertainties in 1.6 radii. Taken as a rectangular half-width (GUM 4.3.7).
 */
const aspectPerSigma = (Math.sqrt(3) * 2) / 1.6;

/**
 * Half-width of the aspect's relative error.
 * @param sigma standard uncertainty of a point, face radii
 */
export const aspectError = (sigma: number): number => aspectPerSigma * sigma;

/** Of a record with four points; without a doubt of their own they were put as the marks were. */
export const aspectErrorOf = (record: CalibrationRecord): number => {
  const { perspective } = record;
  const { rx, ry } = faceOf(record);
  const sigmaPx = perspective.method === 'points' ? perspective.sigmaPx : undefined;
  return aspectError((sigmaPx ?? record.markSigmaPx) / Math.max(rx, ry));
};

/**
 * What an error of the aspect makes of the tilt's tangent: with aspect = cos t and tangent = tan t it is
 * error · (1 + tangent²) / tangent, and where that grows without end, near 0, the tilt that the error itself looks
 * like. It turns the tilt's axis by about as much.
 */
export const leanError = (error: number, tangent: number): number =>
  Math.min(((1 + tangent * tangent) / tangent) * error, Math.sqrt(2 * error));

/** The other way: the place of the points, face radii, that leaves the tangent of the tilt so much in doubt. */
export const sigmaOfLean = (lean: number, tangent: number): number =>
  Math.max((lean * tangent) / (1 + tangent * tangent), (lean * lean) / 2) / aspectPerSigma;
