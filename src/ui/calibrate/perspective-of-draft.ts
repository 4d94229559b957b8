/** A draft's outline and what was said of its sides, or the corners of its frame → the perspective of its record, and why it is less than was said. */
import { pointsFromCorners, type CornersRefusal } from '../../../calibration/frame-corners.ts';
import { pointsFromSide, type SideRefusal } from '../../../calibration/nearer-side.ts';
import type { Perspective } from '../../../calibration/record.ts';
import type { Draft } from './draft.ts';

export interface DraftPerspective {
  readonly perspective: Perspective;
  /** Why the side or the corners that were told are not used; the outline alone, or nothing, is then. */
  readonly refusal: SideRefusal | CornersRefusal | null;
}

/** @param picture size of the draft's picture, px */
export const perspectiveOf = (
  { perspective, face, pivot, nearer, corners, marks }: Draft,
  picture: { readonly width: number; readonly height: number },
): DraftPerspective => {
  if (perspective) return { perspective, refusal: null };
  if (!face) {
    // Without a mark the dial has no size.
    if (!pivot || corners.length < 4 || marks.length === 0)
      return { perspective: { method: 'none' }, refusal: null };
    const points = pointsFromCorners({ picture, corners, pivot, marks });
    return points.ok
      ? { perspective: points.value, refusal: null }
      : { perspective: { method: 'none' }, refusal: points.error };
  }
  if (!pivot || nearer === null || nearer === 'unknown')
    return { perspective: { method: 'ellipse' }, refusal: null };
  const points = pointsFromSide({ picture, face, pivot, marks }, nearer);
  return points.ok
    ? { perspective: points.value, refusal: null }
    : { perspective: { method: 'ellipse' }, refusal: points.error };
};
