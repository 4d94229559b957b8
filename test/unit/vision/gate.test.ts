/** The gate says what the light did, so that nobody goes to a camera that has not moved. */
import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../../src/base/observation.ts';
import { lookAt, newDisc } from '../../../workers/vision/align-print.ts';
import { blameLight, faceCells, gate, measureExposure, type Exposure } from '../../../workers/vision/gate.ts';
import { cutPatch } from '../../../workers/vision/patch.ts';
import { boxAround, type Pose } from '../../../workers/vision/pose.ts';
import { paintDial } from '../../support/painted-dial.ts';

const dial = { width: 240, height: 220, centre: { x: 120, y: 110 }, radius: 96, needle: 0.7 };
const pose = [96, 0, 120, 0, 96, 110, 0, 0, 1] as unknown as Pose;
const exposureIn = (light: number): Exposure => {
  const disc = newDisc(33);
  lookAt(disc, cutPatch(paintDial({ ...dial, light }), boxAround(pose, 1.2), 1), pose);
  return measureExposure(disc, faceCells(disc.map.rows, undefined));
};

describe('a dial that was lost', () => {
  const lost: Refusal = { stage: 'register', reason: 'camera-moved', detail: '' };

  test('in good light has moved', () => {
    expect(blameLight(lost, exposureIn(1))).toBe(lost);
  });

  test('in far too much light is overexposed', () => {
    expect(blameLight(lost, exposureIn(3))).toMatchObject({ reason: 'bright' });
  });

  test('keeps what light cannot cause', () => {
    const tilted: Refusal = { stage: 'register', reason: 'too-tilted', detail: '' };
    expect(blameLight(tilted, exposureIn(3))).toBe(tilted);
  });
});

test('a face without light or without print is refused by its cause', () => {
  expect(gate(exposureIn(1), 96)).toBeUndefined();
  expect(gate(exposureIn(0.02), 96)).toMatchObject({ reason: 'dark' });
  expect(gate(exposureIn(60), 96)).toMatchObject({ reason: 'bright' });
  expect(gate(exposureIn(1), 10)).toMatchObject({ reason: 'too-small' });
});

test('thin dark print on white is enough to look on', () => {
  const thin = { mean: 250, contrast: 4, darkContrast: 90, visible: 1, clipped: 0.9 };
  expect(gate(thin, 96)).toBeUndefined();
  expect(gate({ ...thin, darkContrast: 5 }, 96)).toMatchObject({ reason: 'bright' });
});
