/** Points, face and needle of a draft as SVG in the stage's CSS px. */
import { nothing, svg, type TemplateResult } from 'lit';
import type { Observation } from '../../base/observation.ts';
import type { ReferencePoint } from '../../base/point.ts';
import type { Draft, PointName } from './draft.ts';
import { inOrder } from '../../../calibration/frame-corners.ts';
import { isAside, nearerOf, sidesOf } from '../../../calibration/nearer-side.ts';
import { pointWords } from './point-words.ts';
import { sideLetters } from './side-words.ts';
import { toStage, type StageView } from './stage-view.ts';

/** From the outline to the middle of a side's letter, CSS px: past the handle's ring. */
const sideGap = 36;

export interface PointManners {
  readonly isSelected: boolean;
  readonly onFocus: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** A cross in a ring with a gap in its middle, so that the mark under it stays visible. */
export const drawPoint = (
  view: StageView,
  draft: Draft,
  point: { readonly name: PointName; readonly at: ReferencePoint },
  { isSelected, onFocus, onKey }: PointManners,
): TemplateResult => {
  const { x, y } = toStage(view, point.at);
  const isMark = point.name.startsWith('mark');
  const words = pointWords(draft, point.name);
  const value = isMark ? words.replace(/^Mark (without a value)?/, '') || '?' : '';
  return svg`<g class="point ${point.name.replace(/-.*/, '')}" data-name=${point.name} tabindex="0" role="button"
    aria-label="${words}, at ${point.at.x.toFixed(1)}, ${point.at.y.toFixed(1)}" aria-pressed=${isSelected}
    transform="translate(${x} ${y})" @focus=${onFocus} @keydown=${onKey}>
    <circle class="reach" r="24"/>
    <path class="casing" d="M-13 0H-4M4 0H13M0-13V-4M0 4V13"/><path class="cross" d="M-13 0H-4M4 0H13M0-13V-4M0 4V13"/>
    <circle class="casing" r="9"/><circle class="ring" r="9"/>
    ${value ? svg`<text y="-18">${value}</text>` : nothing}
  </g>`;
};

export const drawFace = (view: StageView, { face }: Draft): unknown => {
  if (!face) return nothing;
  const at = toStage(view, { x: face.cx, y: face.cy });
  const draw = (name: string): TemplateResult =>
    svg`<ellipse class=${name} rx=${face.rx * view.zoom} ry=${face.ry * view.zoom}
      transform="translate(${at.x} ${at.y}) rotate(${face.rotationDeg})"/>`;
  return [draw('casing'), draw('face-line')];
};

/** The corners so far, joined in their order around. */
export const drawFrame = (view: StageView, { corners }: Draft): unknown => {
  if (corners.length < 2) return nothing;
  const places = inOrder(corners).map((corner) => toStage(view, corner));
  const path = places.map(({ x, y }) => `${x},${y}`).join(' ');
  return ['casing', 'face-line'].map((name) => svg`<polygon class=${name} points=${path} />`);
};

/** The two sides that a person is asked about, named outside of the outline where the handles leave room. */
export const drawSides = (view: StageView, { face, nearer }: Draft): unknown => {
  if (!face || !isAside(face)) return nothing;
  const middle = toStage(view, { x: face.cx, y: face.cy });
  const chosen = nearer === null || nearer === 'unknown' ? null : nearerOf(face, nearer);
  return sidesOf(face).map((side, index) => {
    const end = toStage(view, side);
    const reach = Math.hypot(end.x - middle.x, end.y - middle.y) || 1;
    const [ux, uy] = [(end.x - middle.x) / reach, (end.y - middle.y) / reach];
    return svg`<g class="seen-side" data-side=${sideLetters[index]!} data-chosen=${chosen === index}
      transform="translate(${end.x + sideGap * ux} ${end.y + sideGap * uy})">
      <circle class="disc" r="17"/><text y="6">${sideLetters[index]}</text>
    </g>`;
  });
};

export const drawNeedle = (view: StageView, observation: Observation | null): unknown => {
  const outcome = observation?.outcome;
  if (!outcome?.ok) return nothing;
  const pivot = toStage(view, outcome.value.overlay.pivot);
  const tip = toStage(view, outcome.value.overlay.tip);
  const draw = (name: string): TemplateResult =>
    svg`<line class=${name} x1=${pivot.x} y1=${pivot.y} x2=${tip.x} y2=${tip.y}/>`;
  return [draw('casing wide'), draw('needle-line')];
};
