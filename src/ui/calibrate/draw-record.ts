/** A picture and a record → the picture with the record's pivot, face, marks and values drawn over it, to compare by eye. */
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { formatPlain } from '../../base/format-value.ts';

/** A part of a picture, px. */
export interface Window {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Drawn no coarser than this, px: lines on a small dial stay fine. */
const leastWidth = 1280;
/** So many values at most are written; of more, every second, third … */
const mostValues = 13;
const ink = '#ffd400';
const casing = '#000000';

/**
 * @param picture of any size: the record's points are stretched to it
 * @param part of the picture that is shown; all of it by default
 */
export const drawRecord = (
  canvas: HTMLCanvasElement,
  picture: ImageBitmap,
  { pivot, face, marks, picture: reference }: CalibrationRecord,
  part: Window = { x: 0, y: 0, width: picture.width, height: picture.height },
): void => {
  const grow = Math.max(1, leastWidth / part.width);
  Object.assign(canvas, { width: Math.round(part.width * grow), height: Math.round(part.height * grow) });
  const context = canvas.getContext('2d');
  if (!context) return;
  context.drawImage(picture, part.x, part.y, part.width, part.height, 0, 0, canvas.width, canvas.height);
  // A CSS pixel as the canvas is shown, inside its box: lines and numbers are as large on every screen.
  const shown = Math.min(canvas.clientWidth / canvas.width, canvas.clientHeight / canvas.height);
  const unit = 1 / (shown || 1);
  const sx = (grow * picture.width) / reference.width;
  const sy = (grow * picture.height) / reference.height;
  const place = (at: { x: number; y: number }): { x: number; y: number } => ({
    x: at.x * sx - part.x * grow,
    y: at.y * sy - part.y * grow,
  });
  const outline = (trace: () => void, colour: string, line: number): void => {
    context.beginPath();
    trace();
    context.strokeStyle = colour;
    context.lineWidth = line * unit;
    context.stroke();
  };
  const dot = (at: { x: number; y: number }, radius: number) => (): void => {
    const { x, y } = place(at);
    context.arc(x, y, radius * unit, 0, 2 * Math.PI);
  };
  const traces = [dot(pivot, 4), ...marks.map(({ at }) => dot(at, 3))];
  if (face) {
    const turn = (face.rotationDeg * Math.PI) / 180;
    const centre = place({ x: face.cx, y: face.cy });
    traces.push(() => context.ellipse(centre.x, centre.y, face.rx * sx, face.ry * sy, turn, 0, 2 * Math.PI));
  }
  for (const trace of traces) {
    outline(trace, casing, 3); // seen on light and on dark dials alike
    outline(trace, ink, 1.5);
  }
  context.font = `700 ${15 * unit}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 4 * unit;
  context.strokeStyle = casing;
  context.fillStyle = ink;
  const hub = place(pivot);
  const step = Math.ceil(marks.length / mostValues);
  for (const [index, { at, value }] of marks.entries()) {
    if (index % step !== 0 && index !== marks.length - 1) continue;
    const words = formatPlain(value);
    const { x, y } = place(at);
    // Outside the scale, so that the printed number stays in view.
    const away = (12 + 3.5 * words.length) * unit;
    const reach = Math.hypot(x - hub.x, y - hub.y) || 1;
    const labelX = x + (away * (x - hub.x)) / reach;
    const labelY = y + (away * (y - hub.y)) / reach;
    context.strokeText(words, labelX, labelY);
    context.fillText(words, labelX, labelY);
  }
};
