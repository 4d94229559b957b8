/** What a tap on the picture places: pivot, edge of the face, a mark, or a corner of the frame; and which tool comes next. */
import type { ReferencePoint } from '../../base/point.ts';
import { placeCorner } from './draft-corners.ts';
import { addMark, movePoint, placeFace, type Draft, type PointName } from './draft.ts';

export type Tool = 'pivot' | 'face' | 'mark' | 'corner';

export const tools: readonly { readonly name: Tool; readonly label: string; readonly hint: string }[] = [
  { name: 'pivot', label: 'Pivot', hint: 'Tap the middle of the needle’s axis.' },
  { name: 'face', label: 'Edge', hint: 'Tap the edge of the printed face, then drag its handles.' },
  { name: 'mark', label: 'Marks', hint: 'Tap a printed mark and type its value; two or more.' },
  {
    name: 'corner',
    label: 'Frame',
    hint: 'Panel meter seen from aside: tap the four corners of its frame, where its edges would meet.',
  },
];

export const hintOf = (tool: Tool): string => tools.find(({ name }) => name === tool)!.hint;

export interface Placed {
  readonly draft: Draft;
  /** The point to adjust now. */
  readonly point: PointName;
  readonly tool: Tool;
}

export const placeWith = (tool: Tool, draft: Draft, at: ReferencePoint): Placed => {
  if (tool === 'pivot')
    return {
      draft: movePoint(draft, 'pivot', at),
      point: 'pivot',
      tool: draft.face || draft.corners.length > 0 ? 'pivot' : 'face',
    };
  if (tool === 'face') return { draft: placeFace(draft, at), point: 'rim', tool: 'mark' };
  if (tool === 'corner') {
    const framed = placeCorner(draft, at);
    const { length } = framed.corners;
    return { draft: framed, point: `corner-${length - 1}`, tool: length === 4 ? 'mark' : 'corner' };
  }
  const added = addMark(draft, at);
  return { draft: added, point: `mark-${added.marks.at(-1)!.key}`, tool: 'mark' };
};
