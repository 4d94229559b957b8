/** Paints the demo plant at one moment on a 1280 × 720 canvas. */
import type { Homography } from '../../base/homography.ts';
import { paintBackdrop } from './demo-backdrop.ts';
import { demoGauges, demoPicture, type DemoGauge } from './demo-gauges.ts';
import { coverAt, demoSignals, glareAt } from './demo-signals.ts';
import { drawDial } from './draw-dial.ts';
import { fairConditions, type DialConditions } from './dial-spec.ts';
import { grainTile } from './grain.ts';
import { unitsPerRadius, type Painter } from './paint-metal.ts';

/** What one frame shows. */
export interface DemoMoment {
  value(gauge: DemoGauge): number;
  readonly glare: { readonly x: number; readonly y: number } | null;
  readonly cover: number;
}

export const momentAt = (seconds: number): DemoMoment => ({
  value: ({ tag }) => demoSignals[tag](seconds),
  glare: glareAt(seconds),
  cover: coverAt(seconds),
});

/** All needles at their reference values, nothing in the way. */
export const referenceMoment: DemoMoment = { value: (gauge) => gauge.referenceValue, glare: null, cover: 0 };

/** Half a pixel: poses count from a pixel's centre, canvases from its corner. */
const place = (painter: Painter, pose: Homography<'dial', 'reference'>): void =>
  painter.setTransform(pose[0], pose[3], pose[1], pose[4], pose[2] + 0.5, pose[5] + 0.5);

const drawCloth = (painter: Painter, share: number): void => {
  const unit = unitsPerRadius;
  painter.scale(1 / unit, 1 / unit);
  const bottom = -1.6 * unit + share * 3 * unit;
  const folds = painter.createLinearGradient(-1.3 * unit, 0, 1.3 * unit, 0);
  for (let k = 0; k <= 8; k++) folds.addColorStop(k / 8, k % 2 ? '#5d7187' : '#3c4c5e');
  painter.fillStyle = folds;
  painter.beginPath();
  painter.moveTo(-1.3 * unit, -1.7 * unit);
  painter.lineTo(1.3 * unit, -1.7 * unit);
  painter.lineTo(1.25 * unit, bottom);
  painter.quadraticCurveTo(0.6 * unit, bottom + 0.12 * unit, 0, bottom);
  painter.quadraticCurveTo(-0.6 * unit, bottom - 0.1 * unit, -1.25 * unit, bottom + 0.03 * unit);
  painter.fill();
};

const conditionsOf = (gauge: DemoGauge, moment: DemoMoment): DialConditions =>
  gauge.tag === 'TI-301' && moment.glare
    ? { ...fairConditions, glare: { ...moment.glare, size: 0.75, strength: 1 } }
    : fairConditions;

/** Wall, pipes and dials without their needles: painted once. */
export const paintStill = (painter: Painter): void => {
  paintBackdrop(painter);
  for (const gauge of demoGauges) {
    painter.save();
    place(painter, gauge.pose);
    drawDial(painter, gauge.spec, gauge.referenceValue, fairConditions, 'body');
    painter.restore();
  }
};

export class DemoScene {
  readonly #still: OffscreenCanvas;
  readonly #grain: OffscreenCanvas;

  constructor() {
    this.#still = new OffscreenCanvas(demoPicture.width, demoPicture.height);
    paintStill(this.#still.getContext('2d', { willReadFrequently: true, alpha: false })!);
    this.#grain = grainTile(256, 2.5);
  }

  /** @param frame shifts the grain, as a sensor's noise differs from frame to frame */
  paint(painter: Painter, moment: DemoMoment, frame: number): void {
    painter.setTransform(1, 0, 0, 1, 0, 0);
    painter.drawImage(this.#still, 0, 0);
    for (const gauge of demoGauges) {
      painter.save();
      place(painter, gauge.pose);
      drawDial(painter, gauge.spec, moment.value(gauge), conditionsOf(gauge, moment), 'moving');
      if (gauge.tag === 'VG-201' && moment.cover > 0) drawCloth(painter, moment.cover);
      painter.restore();
    }
    const pattern = painter.createPattern(this.#grain, 'repeat')!;
    painter.save();
    painter.translate(-((frame * 97) % 256), -((frame * 151) % 256));
    painter.fillStyle = pattern;
    painter.fillRect(0, 0, demoPicture.width + 256, demoPicture.height + 256);
    painter.restore();
  }
}
