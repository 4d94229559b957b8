/** Zoom and place of the picture on the stage: picture px ↔ CSS px. Pixel centres are at integers. */
import type { ReferencePoint } from '../../base/point.ts';

export interface StageView {
  /** CSS px per picture px. */
  readonly zoom: number;
  /** CSS px of the picture's corner (−½, −½). */
  readonly left: number;
  readonly top: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const closest = 24;

export const fitView = (picture: Size, stage: Size): StageView => {
  const zoom = Math.min(stage.width / picture.width, stage.height / picture.height) || 1;
  return {
    zoom,
    left: (stage.width - picture.width * zoom) / 2,
    top: (stage.height - picture.height * zoom) / 2,
  };
};

/** Any point that lies in the picture on the stage: a frame that was observed alone is its own reference. */
export const toStage = (
  view: StageView,
  point: { readonly x: number; readonly y: number },
): { x: number; y: number } => ({
  x: (point.x + 0.5) * view.zoom + view.left,
  y: (point.y + 0.5) * view.zoom + view.top,
});

export const toPicture = (view: StageView, x: number, y: number): ReferencePoint => ({
  x: (x - view.left) / view.zoom - 0.5,
  y: (y - view.top) / view.zoom - 0.5,
});

/** Zooms about a point of the stage, which stays where it is; never smaller than `fit`. */
export const zoomAbout = (
  view: StageView,
  factor: number,
  x: number,
  y: number,
  fit: StageView,
): StageView => {
  const zoom = Math.min(closest, Math.max(fit.zoom, view.zoom * factor));
  if (zoom === fit.zoom) return fit;
  const grown = zoom / view.zoom;
  return { zoom, left: x - (x - view.left) * grown, top: y - (y - view.top) * grown };
};

export const panBy = (view: StageView, dx: number, dy: number): StageView => ({
  ...view,
  left: view.left + dx,
  top: view.top + dy,
});
