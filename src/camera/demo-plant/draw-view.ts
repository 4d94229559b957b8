/** Draws a dial in its surroundings as a camera at any tilt sees it. */
import type { Homography } from '../../base/homography.ts';
import { drawDial } from './draw-dial.ts';
import type { DialConditions, DialSpec } from './dial-spec.ts';
import { paintBolt, paintPipe, paintWall, type PipeColour } from './paint-plant.ts';
import { seededRandom } from './random.ts';
import { warpOver, type FlatPicture } from './warp-picture.ts';

/** The flat picture reaches this far from the pivot, face radii: bezel, case and their shadow. */
const flatReach = 1.45;

const flatDial = (spec: DialSpec, value: number, conditions: DialConditions, scale: number): FlatPicture => {
  const middle = Math.ceil(flatReach * scale);
  const canvas = new OffscreenCanvas(2 * middle, 2 * middle);
  const painter = canvas.getContext('2d', { willReadFrequently: true })!;
  painter.setTransform(scale, 0, 0, scale, middle, middle);
  drawDial(painter, spec, value, conditions);
  // Canvas coordinates count from a pixel's corner, ours from its centre.
  const pivot = { x: middle - 0.5, y: middle - 0.5 };
  return { pixels: painter.getImageData(0, 0, canvas.width, canvas.height), scale, pivot };
};

const paintSurroundings = (canvas: OffscreenCanvas, seed: number): void => {
  const random = seededRandom(seed);
  const painter = canvas.getContext('2d', { willReadFrequently: true })!;
  const { width, height } = canvas;
  const walls = [
    ['#d3d0c6', '#8f8c82'],
    ['#b9c2c4', '#6f7a7d'],
    ['#8d959c', '#4a5056'],
    ['#c9bba2', '#85775f'],
  ] as const;
  paintWall(painter, width, height, random.pick<readonly [string, string]>(walls), random);
  for (let k = 0; k < 4; k++) {
    const colour = random.pick<PipeColour>(['grey', 'green', 'blue', 'red', 'copper']);
    const thick = random.between(0.03, 0.1) * width;
    const at = random.between(0, 1);
    if (random.chance(0.5)) paintPipe(painter, [at * width, 0], [at * width, height], thick, colour);
    else paintPipe(painter, [0, at * height], [width, at * height], thick, colour);
  }
  for (let k = 0; k < 5; k++)
    paintBolt(painter, random.between(0, width), random.between(0, height), 0.012 * width, 'steel');
};

export interface DialPicture {
  readonly width: number;
  readonly height: number;
  /** Seed of the wall and pipes behind the dial. */
  readonly surroundings: number;
  readonly pose: Homography<'dial', 'reference'>;
  /** Face radius straight on, px. */
  readonly radius: number;
}

/** The caller owns the canvas. */
export const drawView = (
  spec: DialSpec,
  value: number,
  conditions: DialConditions,
  picture: DialPicture,
): OffscreenCanvas => {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  paintSurroundings(canvas, picture.surroundings);
  const painter = canvas.getContext('2d')!;
  const target = painter.getImageData(0, 0, picture.width, picture.height);
  // Perspective enlarges the near side; half as much again keeps it sharp.
  warpOver(target, flatDial(spec, value, conditions, Math.max(150, picture.radius * 1.5)), picture.pose);
  painter.putImageData(target, 0, 0);
  return canvas;
};
