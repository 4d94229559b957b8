/** A draft on a picture of another size: all of its points move with the picture, and the dial that they lie on stays. */
import type { Perspective } from '../../../calibration/record.ts';
import type { ReferencePoint } from '../../base/point.ts';
import type { Draft } from './draft.ts';

type Size = { readonly width: number; readonly height: number };
type Fit = (point: ReferencePoint) => ReferencePoint;

/** @param growth of lengths, over both sides of the picture */
const stretchPoints = (perspective: Perspective, fit: Fit, growth: number): Perspective => {
  if (perspective.method !== 'points') return perspective;
  const sigma = perspective.sigmaPx !== undefined && { sigmaPx: perspective.sigmaPx * growth };
  const [a, b, c, d] = perspective.picture;
  return { ...perspective, ...sigma, picture: [fit(a), fit(b), fit(c), fit(d)] };
};

/** @param from size of the picture that the draft's points lie on, `to` of the one that they shall lie on; px */
export const stretchDraft = (draft: Draft, from: Size, to: Size): Draft => {
  const sx = to.width / from.width;
  const sy = to.height / from.height;
  if (sx === 1 && sy === 1) return draft;
  const growth = Math.sqrt(sx * sy);
  const fit: Fit = ({ x, y }) => ({ x: x * sx, y: y * sy });
  const { pivot, face, perspective, nearer, kept } = draft;
  return {
    ...draft,
    pivot: pivot && fit(pivot),
    face: face && { ...face, cx: face.cx * sx, cy: face.cy * sy, rx: face.rx * sx, ry: face.ry * sy },
    perspective: perspective && stretchPoints(perspective, fit, growth),
    nearer: nearer && (nearer === 'unknown' ? nearer : fit(nearer)),
    corners: draft.corners.map(fit),
    marks: draft.marks.map((mark) => ({ ...mark, at: fit(mark.at) })),
    kept: { ...kept, markSigmaPx: kept.markSigmaPx * growth },
  };
};
