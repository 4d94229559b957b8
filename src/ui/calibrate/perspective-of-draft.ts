/** A draft's outline and what was said of its sides → the perspective of its record, and why it is less than was said. */
import { pointsFromSide, type SideRefusal } from '../../../calibration/nearer-side.ts';
import type { Perspective } from '../../../calibration/record.ts';
import type { Draft } from './draft.ts';

export interface DraftPerspective {
  readonly perspective: Perspective;
  /** Why the side that was told is not used; the outline alone is then. */
  readonly refusal: SideRefusal | null;
}

/** @param picture size of the draft's picture, px */
export const perspectiveOf = (
  { perspective, face, pivot, nearer, marks }: Draft,
  picture: { readonly width: number; readonly height: number },
): DraftPerspective => {
  if (perspective) return { perspective, refusal: null };
  if (!face) return { perspective: { method: 'none' }, refusal: null };
  if (!pivot || nearer === null || nearer === 'unknown')
    return { perspective: { method: 'ellipse' }, refusal: null };
  const points = pointsFromSide({ picture, face, pivot, marks }, nearer);
  return points.ok
    ? { perspective: points.value, refusal: null }
    : { perspective: { method: 'ellipse' }, refusal: points.error };
};
