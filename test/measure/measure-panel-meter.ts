/** A rendered panel meter, calibrated by taps that are a little off → how the shipped code reads it, beside the exact truth. */
import { pointsFromCorners } from '../../calibration/frame-corners.ts';
import type { CalibrationRecord, Perspective } from '../../calibration/record.ts';
import { project } from '../../src/base/homography.ts';
import type { DialPoint, ReferencePoint } from '../../src/base/point.ts';
import { scaleRange } from '../../src/camera/demo-plant/dial-geometry.ts';
import type { DialConditions, DialSpec } from '../../src/camera/demo-plant/dial-spec.ts';
import { eyeOfView, poseOfView } from '../../src/camera/demo-plant/dial-view.ts';
import { panelCase } from '../../src/camera/demo-plant/draw-panel-body.ts';
import { drawView } from '../../src/camera/demo-plant/draw-view.ts';
import { randomDial } from '../../src/camera/demo-plant/random-dial.ts';
import { seededRandom, type Random } from '../../src/camera/demo-plant/random.ts';
import { recordOfDial } from '../../src/camera/demo-plant/record-of-dial.ts';
import { highestNeedle } from '../../src/camera/demo-plant/rendered-dials.ts';
import type { VisionClient } from '../../src/vision/vision-client.ts';
import { observeFrames, type Observed } from './observe-frames.ts';

export interface PanelMeterOrder {
  readonly seed: number;
  readonly index: number;
  readonly tiltDeg: number;
  /** Whether the corners of the frame are tapped, besides pivot and marks. */
  readonly corners: boolean;
}

export interface PanelMeterAnswer extends Observed {
  readonly record: CalibrationRecord;
  readonly truth: number;
}

/** Standard uncertainty of a tap, px: pivot and marks; a corner, which is rounded. */
const tapSigma = 0.5;
const cornerSigma = 1.5;
const size = { width: 800, height: 640 };

const panelMeter = (random: Random, id: string): DialSpec => {
  const spec = randomDial(random, id);
  return spec.body === 'panel' ? spec : panelMeter(random, id);
};

const conditionsOf = (random: Random, lifted: DialConditions['lifted']): DialConditions => ({
  lightDeg: random.between(-160, -20),
  needleShadow: random.between(0.1, 0.4),
  reflection: 0,
  glare: null,
  lifted,
  sun: null,
});

/** A value that is not so near to an end that the tilt would bring the needle beyond it. */
const valueOn = (spec: DialSpec, random: Random): number => {
  const { low, high } = scaleRange(spec);
  return low + random.between(0.06, 0.94) * (high - low);
};

/** The needle's height lies anywhere between none and the most; the same meter at every tilt. */
export const measurePanelMeter = async (
  vision: VisionClient,
  { seed, index, tiltDeg, corners }: PanelMeterOrder,
): Promise<PanelMeterAnswer> => {
  const random = seededRandom(seed * 1_000_003 + index);
  const spec = panelMeter(random, `panel-${seed}-${index}`);
  const view = {
    x: size.width / 2 + random.between(-0.06, 0.06) * size.width,
    y: size.height / 2 + random.between(0, 0.08) * size.height,
    radius: random.between(130, 200),
    tiltDeg,
    axisDeg: random.between(0, 360),
    rollDeg: random.between(-9, 9),
    distance: random.between(6, 14),
  };
  const pose = poseOfView(view);
  const picture = { ...size, radius: view.radius, surroundings: random.unit() * 2 ** 31, pose };
  const lifted = { eye: eyeOfView(view), height: random.between(0, highestNeedle) };
  const conditions = conditionsOf(random, lifted);
  const [truth, elsewhere] = [valueOn(spec, random), valueOn(spec, random)];
  const tap = (at: ReferencePoint, sigma: number): ReferencePoint => ({
    x: at.x + sigma * random.normal(),
    y: at.y + sigma * random.normal(),
  });
  const exact = recordOfDial(spec, pose, size, {
    ...{ asset: 'rendered/panel', tag: 'value', description: '' },
    createdAt: '2025-01-01T00:00:00.000Z',
  });
  const pivot = tap(exact.pivot, tapSigma);
  const marks = exact.marks.map(({ value, at }) => ({ value, at: tap(at, tapSigma) }));
  const { left, top, right, bottom } = panelCase;
  const frame: readonly DialPoint[] = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
  const seen = frame.map((corner) => tap(project(pose, corner), cornerSigma));
  const points = corners
    ? pointsFromCorners({ picture: size, corners: seen, pivot, marks })
    : { ok: false as const };
  const perspective: Perspective = points.ok ? points.value : { method: 'none' };
  const record = { ...exact, pivot, marks, markSigmaPx: tapSigma, perspective };
  const still = drawView(spec, elsewhere, conditions, picture);
  const print = await vision.capturePrint(await createImageBitmap(still), record);
  const shown = drawView(spec, truth, conditions, picture);
  return { ...(await observeFrames(vision, { ...record, print }, shown, 1)), record, truth };
};
