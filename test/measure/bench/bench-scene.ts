/** A count of gauges → camera frames of one 1080p picture that shows them all, and their records with print. */
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { scaleRange } from '../../../src/camera/demo-plant/dial-geometry.ts';
import { fairConditions, type DialSpec } from '../../../src/camera/demo-plant/dial-spec.ts';
import { poseOfView } from '../../../src/camera/demo-plant/dial-view.ts';
import { drawDial } from '../../../src/camera/demo-plant/draw-dial.ts';
import { grainTile } from '../../../src/camera/demo-plant/grain.ts';
import { paintWall } from '../../../src/camera/demo-plant/paint-plant.ts';
import { randomDial } from '../../../src/camera/demo-plant/random-dial.ts';
import { seededRandom, type Random } from '../../../src/camera/demo-plant/random.ts';
import { recordOfDial } from '../../../src/camera/demo-plant/record-of-dial.ts';
import type { VisionClient } from '../../../src/vision/vision-client.ts';
import { i420Of } from '../../support/i420.ts';

export interface BenchScene {
  readonly records: readonly CalibrationRecord[];
  /** A new frame each time, as a camera makes them; owned by the caller. */
  frame(timestampMs: number): VideoFrame;
}

const width = 1920;
const height = 1080;
/** Places of the needles, apart by a little, and pictures of each, apart by their grain. */
const places = 4;
const grains = 2;

interface Placed {
  readonly spec: DialSpec;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const roundDial = (random: Random, id: string): DialSpec => {
  for (;;) {
    const spec = randomDial(random, id);
    if (spec.body === 'round') return spec;
  }
};

const place = (count: number, random: Random): Placed[] => {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const cell = Math.min(width / columns, height / rows);
  return Array.from({ length: count }, (_, k) => ({
    spec: roundDial(random, `bench-${count}-${k}`),
    x: ((k % columns) + 0.5) * (width / columns),
    y: (Math.floor(k / columns) + 0.5) * (height / rows),
    radius: Math.min(0.4 * cell, 300),
  }));
};

const paint = (dials: readonly Placed[], shares: readonly number[], grain = 0): OffscreenCanvas => {
  const canvas = new OffscreenCanvas(width, height);
  const painter = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (!painter) throw new Error('no 2d canvas');
  paintWall(painter, width, height, ['#c3c6c4', '#8a8e8e'], seededRandom(5));
  dials.forEach(({ spec, x, y, radius }, k) => {
    const { low, high } = scaleRange(spec);
    painter.setTransform(radius, 0, 0, radius, x + 0.5, y + 0.5);
    drawDial(painter, spec, low + (high - low) * (shares[k] ?? 0), fairConditions);
  });
  painter.setTransform(1, 0, 0, 1, 101 * grain, 37 * grain);
  painter.fillStyle = painter.createPattern(grainTile(256, 2.5), 'repeat') ?? '#0000';
  painter.fillRect(-101 * grain, -37 * grain, width, height);
  return canvas;
};

const recordsOf = (dials: readonly Placed[]): CalibrationRecord[] =>
  dials.map(({ spec, x, y, radius }) => {
    const pose = poseOfView({ x, y, radius, tiltDeg: 0, axisDeg: 0, rollDeg: 0, distance: Infinity });
    const identity = {
      asset: `bench/${spec.id}`,
      tag: 'value',
      description: '',
      createdAt: '2025-01-01T00:00:00.000Z',
    };
    return recordOfDial(spec, pose, { width, height }, identity);
  });

/**
 * Calibrated on a picture with the needles elsewhere.
 * @param restFrames frames for which the needles stay where they are: 1 moves them in every frame
 */
export const benchScene = async (
  vision: Pick<VisionClient, 'capturePrint'>,
  count: number,
  restFrames: number,
): Promise<BenchScene> => {
  const random = seededRandom(count);
  const dials = place(count, random);
  const shares = dials.map(() => random.between(0.1, 0.8));
  const reference = paint(
    dials,
    shares.map((share) => (share + 0.45) % 0.9),
  );
  const records: CalibrationRecord[] = [];
  for (const record of recordsOf(dials))
    records.push({ ...record, print: await vision.capturePrint(await createImageBitmap(reference), record) });

  const pictures = Array.from({ length: places * grains }, (_, picture) => {
    const canvas = paint(
      dials,
      shares.map((share) => share + 0.001 * Math.floor(picture / grains)),
      picture % grains,
    );
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
    return i420Of(pixels, width, height);
  });
  let next = 0;
  return {
    records,
    frame: (timestampMs) => {
      const place = Math.floor(next / restFrames) % places;
      const picture = pictures[place * grains + (next++ % grains)] ?? new Uint8Array();
      return new VideoFrame(picture, {
        format: 'I420',
        codedWidth: width,
        codedHeight: height,
        timestamp: timestampMs * 1000,
      });
    },
  };
};
