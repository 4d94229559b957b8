/** Renders a wall with four dials of known reading as camera frames; runs in a page. */
import type { CalibrationRecord } from '../../calibration/record.ts';
import { buildDial, type DialStyle } from '../../src/camera/demo-plant/build-dial.ts';
import { dialKinds } from '../../src/camera/demo-plant/dial-kinds.ts';
import { fairConditions, type DialSpec } from '../../src/camera/demo-plant/dial-spec.ts';
import { poseOfView } from '../../src/camera/demo-plant/dial-view.ts';
import { drawDial } from '../../src/camera/demo-plant/draw-dial.ts';
import { grainTile } from '../../src/camera/demo-plant/grain.ts';
import { paintWall } from '../../src/camera/demo-plant/paint-plant.ts';
import { seededRandom } from '../../src/camera/demo-plant/random.ts';
import { recordOfDial } from '../../src/camera/demo-plant/record-of-dial.ts';
import { i420Of } from './i420.ts';

export interface SceneDial {
  /** Reference picture: any frame of the scene. `print` is null. */
  readonly record: CalibrationRecord;
  /** What the needle shows, in the record's unit; exact. */
  readonly truth: number;
}

export interface DialScene {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly dials: readonly SceneDial[];
  /** I420, base64. The needles rest; only the grain differs from frame to frame, as a sensor's does. */
  readonly frames: readonly string[];
}

const width = 1280;
const height = 720;
const wall = ['#c3c6c4', '#8a8e8e'] as const;

const style: DialStyle = {
  needle: {
    shape: 'counterweight',
    colour: '#17181a',
    tone: 'dark',
    reach: 0.82,
    tail: 0.24,
    width: 0.055,
    hubRadius: 0.09,
    hubColour: '#2a2c2f',
  },
  bezel: 'steel',
  faceColour: '#f4f2ea',
  ink: '#16171a',
  font: 'Arial, Helvetica, "Liberation Sans", sans-serif',
  maker: 'NORDWERK',
  zones: [],
  limitHand: null,
  faceCentre: { x: 0, y: 0 },
  screws: 0,
  arc: false,
  labelTurn: 'upright',
  labelScale: 1,
  outer: 0.93,
  bends: [],
};

const light = { ...style.needle, shape: 'baton', colour: '#f4f2ea', tone: 'light' } as const;

const plan = [
  { tag: 'pressure', kind: 'bar-10', value: 6.3, x: 330, y: 190, radius: 140, style: {} },
  { tag: 'vacuum', kind: 'vacuum', value: -0.37, x: 950, y: 190, radius: 140, style: { bezel: 'black' } },
  {
    tag: 'temperature',
    kind: 'thermometer',
    value: 87,
    x: 330,
    y: 540,
    radius: 140,
    style: { faceColour: '#16191d', ink: '#f1f0ea', needle: light },
  },
  { tag: 'flow', kind: 'flow', value: 9.1, x: 950, y: 540, radius: 140, style: { bezel: 'blue' } },
] as const;

const specOf = ({ tag, kind: name, style: change }: (typeof plan)[number]): DialSpec => {
  const kind = dialKinds.find((each) => each.name === name);
  if (!kind) throw new Error(`no kind of dial is called ${name}`);
  return buildDial(`scene-${tag}`, kind, { ...style, ...change });
};

const base64Of = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

const paintStill = (painter: OffscreenCanvasRenderingContext2D): SceneDial[] => {
  paintWall(painter, width, height, wall, seededRandom(5));
  return plan.map((each) => {
    const spec = specOf(each);
    const { x, y, radius, value, tag } = each;
    const pose = poseOfView({ x, y, radius, tiltDeg: 0, axisDeg: 0, rollDeg: 0, distance: Infinity });
    // Poses count from a pixel's centre, canvases from its corner.
    painter.setTransform(radius, 0, 0, radius, x + 0.5, y + 0.5);
    drawDial(painter, spec, value, fairConditions);
    painter.resetTransform();
    const asset = `acme/works/hall/line/${tag}`;
    const identity = { asset, tag, description: tag, createdAt: '2025-01-01T00:00:00.000Z' };
    return { record: recordOfDial(spec, pose, { width, height }, identity), truth: value };
  });
};

export const dialScene = (frameCount: number): DialScene => {
  const still = new OffscreenCanvas(width, height);
  const dials = paintStill(still.getContext('2d', { willReadFrequently: true, alpha: false })!);
  const canvas = new OffscreenCanvas(width, height);
  const painter = canvas.getContext('2d', { willReadFrequently: true, alpha: false })!;
  const grain = painter.createPattern(grainTile(256, 2.5), 'repeat')!;
  const frames = Array.from({ length: frameCount }, (_, index) => {
    painter.resetTransform();
    painter.drawImage(still, 0, 0);
    painter.translate(-((index * 97) % 256), -((index * 151) % 256));
    painter.fillStyle = grain;
    painter.fillRect(0, 0, width + 256, height + 256);
    return base64Of(i420Of(painter.getImageData(0, 0, width, height).data, width, height));
  });
  return { width, height, framesPerSecond: 10, dials, frames };
};
