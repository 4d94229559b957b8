/** A rendered dial and its exact pose become the calibration record that a careful technician would make of it. */
import { project, type Homography } from '../../base/homography.ts';
import { fourPoints } from '../../../calibration/dial-pose.ts';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { markPoints } from './dial-geometry.ts';
import type { DialSpec } from './dial-spec.ts';
import { faceEllipse } from './dial-view.ts';

export interface DialIdentity {
  readonly asset: string;
  readonly tag: string;
  readonly description: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Between neighbouring marks, in the unit: uneven scales have several minor divisions, and the coarsest one counts. */
const widestInterval = ({ marks }: DialSpec): number =>
  Math.max(...marks.slice(1).map((mark, index) => mark.value - marks[index]!.value));

export const recordOfDial = (
  spec: DialSpec,
  pose: Homography<'dial', 'reference'>,
  picture: { readonly width: number; readonly height: number },
  identity: DialIdentity,
): CalibrationRecord => {
  return {
    format: 'dialect-calibration',
    version: 1,
    id: spec.id,
    revision: 1,
    author: 'renderer',
    createdAt: identity.createdAt,
    device: 'demo-plant',
    gauge: {
      asset: identity.asset,
      tag: identity.tag,
      unit: spec.unit,
      reference: spec.reference,
      accuracyClass: spec.body === 'panel' ? 1.5 : 1,
      description: identity.description,
    },
    picture,
    pivot: project(pose, { x: 0, y: 0 }),
    face: spec.body === 'panel' ? null : faceEllipse(pose, spec.faceCentre),
    perspective: fourPoints(pose),
    marks: markPoints(spec).map(({ value, at }) => ({ value, at: project(pose, at) })),
    // Exact but for the rasteriser: canvases place edges on a grid of 1/16 px or finer.
    markSigmaPx: 0.05,
    scale: {
      law: spec.law.power === 1 ? 'piecewise-linear' : 'monotone-cubic',
      direction: spec.direction,
      wraps: spec.wraps,
      endStops: { low: spec.endPin, high: false },
      division: widestInterval(spec) / spec.print.divisions,
    },
    needle: { colour: spec.needle.tone, reach: spec.needle.reach },
    print: null,
    verifications: [],
    dueAt: null,
  };
};
