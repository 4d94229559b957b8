/** Draws one dial at one value on a canvas whose transform maps the dial plane to pixels. */
import type { DialConditions, DialSpec } from './dial-spec.ts';
import { drawBody } from './draw-body.ts';
import { drawGlass } from './draw-glass.ts';
import { drawNeedle } from './draw-needle.ts';
import { drawPanelCover } from './draw-panel-body.ts';
import { unitsPerRadius, type Painter } from './paint-metal.ts';

/** `body` never moves and may be cached; `moving` is all that lies above it. */
export type DialLayer = 'body' | 'moving' | 'all';

/**
 * The painter's transform must map dial coordinates (pivot at 0, face radius 1, y down) to the canvas.
 * Drawing a plain number of pixels per radius at a place: `setTransform(radius, 0, 0, radius, x, y)`.
 */
export const drawDial = (
  painter: Painter,
  spec: DialSpec,
  value: number,
  conditions: DialConditions,
  layer: DialLayer = 'all',
): void => {
  painter.save();
  painter.scale(1 / unitsPerRadius, 1 / unitsPerRadius);
  if (layer !== 'moving') drawBody(painter, spec, conditions);
  if (layer !== 'body') {
    drawNeedle(painter, spec, value, conditions);
    if (spec.body === 'panel') drawPanelCover(painter, spec, conditions);
    drawGlass(painter, spec, conditions);
  }
  painter.restore();
};
