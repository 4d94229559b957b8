/** A draft and the corners of a panel meter's frame: set one after another, or taken away. */
import type { ReferencePoint } from '../../base/point.ts';
import type { Draft } from './draft.ts';

const mostCorners = 4;

/** A meter with a frame has no round outline. A fifth tap begins another frame. */
export const placeCorner = (draft: Draft, at: ReferencePoint): Draft => ({
  ...draft,
  perspective: null,
  nearer: null,
  face: null,
  corners: draft.corners.length < mostCorners ? [...draft.corners, at] : [at],
});

export const removeCorners = (draft: Draft): Draft => ({ ...draft, perspective: null, corners: [] });
