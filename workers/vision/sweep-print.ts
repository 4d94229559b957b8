/** Slides the calibrated print, turned and resized, over the whole frame: where the dial may be, best first. */
import { project } from '../../src/base/homography.ts';
import type { FramePoint } from '../../src/base/point.ts';
import { rectifyLuma } from '../gpu/twins/rectify.ts';
import { normalizeWide } from './local-contrast.ts';
import { cutPatch, levelFor } from './patch.ts';
import type { Picture } from './picture.ts';
import { radiusPx, type Pose } from './pose.ts';
import type { PrintTemplate } from './print-template.ts';
import { discPlane } from './sampling-map.ts';

/** A place at which the print looked right. */
export interface Sighting {
  /** Of the dial's pivot, px of the frame. */
  readonly at: FramePoint;
  /** Against the calibrated picture; clockwise on screen, rad. */
  readonly roll: number;
  readonly zoom: number;
  /** Correlation of the print's points, −1…1. */
  readonly score: number;
}

/** Field cells per face radius; light is normalised over this reach in cells, as it is in the templates. */
const density = 12;
const reach = 2;
/** Every second cell of the coarse template in both directions: some two hundred points. */
const stride = 2;

const degree = Math.PI / 180;
const rolls = Array.from({ length: 16 }, (_, k) => (-45 + 6 * k) * degree);
const zooms = Array.from({ length: 12 }, (_, k) => 0.6 * 1.1 ** k);

/** Share of the print about its middle that lies in the frame at least: a dial that is cut in half cannot be read. */
const inside = 0.7;
/** A third of the points tells where looking on is worth it. */
const firstShare = 3;
const promising = 0.2;
const worthKeeping = 0.3;

/** Points of the print, in an order in which each third is spread over the whole of it. */
interface PrintPoints {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly value: Float32Array;
}

/** Offsets from the pivot in face radii as the calibrated picture shows them, and values of mean 0 and norm 1. */
const pointsOf = ({ size, mask, normal }: PrintTemplate, basePose: Pose): PrintPoints => {
  const uv = discPlane(size);
  const centre = project(basePose, { x: 0, y: 0 });
  const radius = radiusPx(basePose);
  const cells: number[] = [];
  for (let row = 0; row < size; row += stride)
    for (let column = 0; column < size; column += stride)
      if (mask[row * size + column]) cells.push(row * size + column);
  const spread = [0, 1, 2].flatMap((start) => cells.filter((_, k) => k % firstShare === start));
  const places = spread.map((cell) => project(basePose, { x: uv[cell * 2]!, y: uv[cell * 2 + 1]! }));
  const mean = spread.reduce((sum, cell) => sum + normal[cell]!, 0) / (spread.length || 1);
  const norm = Math.hypot(...spread.map((cell) => normal[cell]! - mean)) || 1;
  return {
    x: Float32Array.from(places, (place) => (place.x - centre.x) / radius),
    y: Float32Array.from(places, (place) => (place.y - centre.y) / radius),
    value: Float32Array.from(spread, (cell) => (normal[cell]! - mean) / norm),
  };
};

/** The frame in cells of a share of the dial's radius, with a margin in which nothing is seen. */
interface Field {
  readonly columns: number;
  readonly rows: number;
  readonly margin: number;
  readonly cellPx: number;
  /** (columns + 2 margin) × (rows + 2 margin). */
  readonly normal: Float32Array;
}

const fieldOf = (picture: Picture, cellPx: number, margin: number): Field => {
  const columns = Math.floor(picture.width / cellPx);
  const rows = Math.floor(picture.height / cellPx);
  const whole = { left: 0, top: 0, right: picture.width, bottom: picture.height };
  const xy = new Float32Array(columns * rows * 2);
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      xy[at++] = (column + 0.5) * cellPx - 0.5;
      xy[at++] = (row + 0.5) * cellPx - 0.5;
    }
  const luma = new Float32Array(columns * rows);
  rectifyLuma(cutPatch(picture, whole, levelFor(cellPx, 1.6)), { rows, columns, xy }, luma);
  const seen = new Float32Array(columns * rows);
  normalizeWide(luma, columns, rows, reach, seen);
  const width = columns + 2 * margin;
  const normal = new Float32Array(width * (rows + 2 * margin));
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const value = seen[row * columns + column]!;
      if (value === value) normal[(row + margin) * width + column + margin] = value;
    }
  return { columns, rows, margin, cellPx, normal };
};

/** Where the part of the print that has to be in the frame begins and ends, cells from the pivot. */
const middleOf = (offsets: readonly number[]): readonly [number, number] => {
  const [low, high] = [Math.min(...offsets), Math.max(...offsets)];
  const [middle, half] = [(low + high) / 2, (inside * (high - low)) / 2];
  return [Math.round(middle - half), Math.round(middle + half)];
};

/** Correlation of the print with the field about every cell; the best of each place goes to `keep`. */
const slide = (
  field: Field,
  points: PrintPoints,
  roll: number,
  keep: (column: number, row: number, score: number) => void,
): void => {
  const { columns, rows, margin, normal } = field;
  const width = columns + 2 * margin;
  const { value } = points;
  const c = density * Math.cos(roll);
  const s = density * Math.sin(roll);
  const dx = Array.from(value, (_, k) => Math.round(c * points.x[k]! - s * points.y[k]!));
  const dy = Array.from(value, (_, k) => Math.round(s * points.x[k]! + c * points.y[k]!));
  const offset = Int32Array.from(value, (_, k) => dy[k]! * width + dx[k]!);
  const first = Math.floor(value.length / firstShare);
  const [left, right] = middleOf(dx);
  const [top, bottom] = middleOf(dy);
  for (let row = -top; row < rows - bottom; row++)
    for (let column = -left; column < columns - right; column++) {
      const at = (row + margin) * width + column + margin;
      let sum = 0;
      let square = 0;
      let k = 0;
      for (; k < first; k++) {
        const seen = normal[at + offset[k]!]!;
        sum += seen * value[k]!;
        square += seen * seen;
      }
      if (sum * Math.sqrt(firstShare) < promising * Math.sqrt(square)) continue;
      for (; k < offset.length; k++) {
        const seen = normal[at + offset[k]!]!;
        sum += seen * value[k]!;
        square += seen * seen;
      }
      const score = sum / Math.sqrt(square || 1);
      if (score > worthKeeping) keep(column, row, score);
    }
};

/** @returns the best of every place and roll, half a face radius apart; best first */
export const sweepPrint = (
  picture: Picture,
  basePose: Pose,
  template: PrintTemplate,
): readonly Sighting[] => {
  const points = pointsOf(template, basePose);
  const furthest = Math.hypot(Math.max(...points.x.map(Math.abs)), Math.max(...points.y.map(Math.abs)));
  const margin = Math.ceil(furthest * density) + 1;
  const radius = radiusPx(basePose);
  const best = new Map<string, Sighting>();
  for (const zoom of zooms) {
    const field = fieldOf(picture, (radius * zoom) / density, margin);
    for (const [index, roll] of rolls.entries())
      slide(field, points, roll, (column, row, score) => {
        const at = { x: (column + 0.5) * field.cellPx - 0.5, y: (row + 0.5) * field.cellPx - 0.5 };
        const place = `${Math.round((2 * at.x) / radius)}:${Math.round((2 * at.y) / radius)}:${index}`;
        if (score > (best.get(place)?.score ?? 0)) best.set(place, { at, roll, zoom, score });
      });
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
};
