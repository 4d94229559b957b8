/** Draws what was seen of a gauge over its picture: outline, scale arc, marks, needle and a label. */
import { dialPose } from '../../../calibration/dial-pose.ts';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { turnBetween } from '../../base/angle.ts';
import { compose, homography, invert, project, type Homography } from '../../base/homography.ts';
import type { Observation } from '../../base/observation.ts';
import type { DialPoint, FramePoint } from '../../base/point.ts';
import type { Verdict } from '../parts/verdict-mark.ts';

export interface OverlayGauge {
  readonly record: CalibrationRecord;
  readonly observation: Observation | null;
  readonly verdict: Verdict;
  readonly label: string;
  /** Shown instead where the dial is too small for `label`. */
  readonly shortLabel: string;
}

export interface OverlayView {
  /** Picture size, px of the frame. */
  readonly width: number;
  readonly height: number;
  /** Frame pixels to canvas pixels. */
  readonly toCanvas: (point: FramePoint) => { readonly x: number; readonly y: number };
  /** Canvas pixels per CSS pixel. */
  readonly density: number;
}

const casing = 'rgb(8 12 15 / 0.8)';
const inks: Readonly<Record<Verdict, string>> = {
  good: '#f4fbff',
  simulated: '#f4fbff',
  uncertain: '#ffc21a',
  bad: '#ff6a5c',
  stale: '#c3cbd1',
  waiting: '#c3cbd1',
};

/** Where the dial should be when it was not found: the calibrated place, scaled to the frame. */
const expectedPose = (record: CalibrationRecord, view: OverlayView): Homography<'dial', 'frame'> => {
  const { width, height } = record.picture;
  const fit = homography<'reference', 'frame'>([
    view.width / width,
    0,
    0,
    0,
    view.height / height,
    0,
    0,
    0,
    1,
  ]);
  return compose(fit, dialPose(record));
};

/** Points of the scale on the dial: about its centre, from the first mark to the last by the scale's direction. */
const scaleArc = (record: CalibrationRecord): { arc: DialPoint[]; marks: DialPoint[]; radius: number } => {
  const back = invert(dialPose(record));
  if (!back.ok) return { arc: [], marks: [], radius: 0 };
  const marks = record.marks.map((mark) => project(back.value, mark.at));
  const radius = marks.reduce((sum, at) => sum + Math.hypot(at.x, at.y), 0) / Math.max(1, marks.length);
  const arc: DialPoint[] = [];
  const sign = record.scale.direction === 'clockwise' ? 1 : -1;
  for (let k = 0; k + 1 < marks.length; k++) {
    const from = Math.atan2(marks[k]!.y, marks[k]!.x);
    let way = turnBetween(from, Math.atan2(marks[k + 1]!.y, marks[k + 1]!.x)) as number;
    if (way * sign < 0) way += sign * 2 * Math.PI;
    const steps = Math.max(2, Math.ceil(Math.abs(way) / 0.06));
    for (let step = 0; step <= steps; step++) {
      const angle = from + (way * step) / steps;
      arc.push({ x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
    }
  }
  return { arc, marks, radius };
};

const trace = (
  context: CanvasRenderingContext2D,
  points: readonly { x: number; y: number }[],
  ink: string,
  width: number,
  dash: number[] = [],
): void => {
  context.beginPath();
  points.forEach((point, index) =>
    index ? context.lineTo(point.x, point.y) : context.moveTo(point.x, point.y),
  );
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.strokeStyle = casing;
  context.lineWidth = width * 2.2;
  if (dash.length === 0) context.stroke();
  context.setLineDash(dash);
  context.strokeStyle = ink;
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
};

const writeLabel = (
  context: CanvasRenderingContext2D,
  at: { x: number; y: number },
  gauge: OverlayGauge,
  room: number,
  density: number,
): void => {
  const isTight = context.canvas.width < 640 * density;
  const size = (isTight ? 12 : 15) * density;
  context.font = `600 ${size}px 'Inter','Roboto','Segoe UI','Liberation Sans',system-ui,sans-serif`;
  const fits = context.measureText(gauge.label).width < room * 1.15;
  const label = fits ? gauge.label : gauge.shortLabel;
  const width = context.measureText(label).width + size * 1.1;
  const x = Math.min(Math.max(2, at.x - width / 2), Math.max(2, context.canvas.width - width - 2));
  const y = Math.min(Math.max(2, at.y), context.canvas.height - size * 1.8);
  context.fillStyle = 'rgb(8 12 15 / 0.82)';
  context.beginPath();
  context.roundRect(x, y, width, size * 1.6, size * 0.3);
  context.fill();
  context.fillStyle = inks[gauge.verdict];
  context.textBaseline = 'middle';
  context.fillText(label, x + size * 0.55, y + size * 0.84);
};

/** Draws one gauge; the canvas is not cleared. A dial that was not found is drawn dashed where it should be. */
export const drawOverlay = (
  context: CanvasRenderingContext2D,
  view: OverlayView,
  gauge: OverlayGauge,
): void => {
  const { observation, record, verdict } = gauge;
  const seen = verdict === 'stale' || verdict === 'waiting' ? null : (observation?.pose ?? null);
  const pose = seen ?? expectedPose(record, view);
  const place = (point: DialPoint): { x: number; y: number } => view.toCanvas(project(pose, point));
  const ink = inks[verdict];
  const line = 1.4 * view.density;
  const outline = Array.from({ length: 73 }, (_, k) => {
    const angle = (k * Math.PI) / 36;
    return place({ x: Math.cos(angle), y: Math.sin(angle) });
  });
  if (record.face) trace(context, outline, ink, line, seen ? [] : [6 * view.density, 6 * view.density]);
  const { arc, marks } = scaleArc(record);
  if (seen) {
    trace(context, arc.map(place), ink, line * 1.5);
    for (const mark of marks)
      trace(
        context,
        [place({ x: mark.x * 0.94, y: mark.y * 0.94 }), place({ x: mark.x * 1.06, y: mark.y * 1.06 })],
        ink,
        line * 1.2,
      );
  }
  if (seen && observation?.outcome.ok) {
    const { pivot, tip } = observation.outcome.value.overlay;
    trace(context, [view.toCanvas(pivot), view.toCanvas(tip)], ink, line * 2);
    const hub = view.toCanvas(pivot);
    context.beginPath();
    context.arc(hub.x, hub.y, line * 3, 0, 2 * Math.PI);
    context.fillStyle = casing;
    context.fill();
    context.lineWidth = line;
    context.strokeStyle = ink;
    context.stroke();
  }
  if (gauge.label) {
    const lowest = outline.reduce((low, point) => (point.y > low.y ? point : low), outline[0]!);
    const xs = outline.map((point) => point.x);
    const room = Math.max(...xs) - Math.min(...xs);
    const under = record.face ? lowest.y + 4 * view.density : place({ x: 0, y: 0.55 }).y;
    writeLabel(context, { x: place({ x: 0, y: 0 }).x, y: under }, gauge, room, view.density);
  }
};
