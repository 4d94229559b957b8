/** The GPU pass and its CPU twin sample the same strip; a promised GPU that is missing is a failure. */
import { expect, test } from 'vitest';
import { openGpuDevice } from '../../../workers/gpu/device.ts';
import { RectifyPass } from '../../../workers/gpu/passes/rectify.ts';
import { rectifyColour } from '../../../workers/gpu/twins/rectify.ts';
import { cutPatch } from '../../../workers/vision/patch.ts';
import { rgbaPicture } from '../../../workers/vision/picture.ts';
import type { Pose } from '../../../workers/vision/pose.ts';
import { polarMap } from '../../../workers/vision/sampling-map.ts';

const picture = (() => {
  const width = 301;
  const height = 240;
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let k = 0; k < rgba.length; k++) rgba[k] = (k * 7919 + (k >> 5) * 104729) % 256;
  return rgbaPicture(width, height, rgba);
})();

test.each([
  ['inside, whole pixels', 0, [90, 0, 150, 0, 85, 118, 0, 0, 1]],
  ['tilted, partly outside', 0, [120, 10, 170, -6, 110, 90, 0.05, -0.04, 1]],
  ['from a halved patch', 1, [100, 0, 150, 0, 100, 120, 0, 0, 1]],
] as const)('%s', async (_name, level, pose) => {
  const gpu = await openGpuDevice();
  expect(gpu, 'Chromium is started with WebGPU').toBeDefined();
  const map = polarMap(pose as unknown as Pose);
  const patch = cutPatch(picture, { left: 0, top: 0, right: 301, bottom: 240 }, level);
  const onCpu = new Float32Array(3 * map.rows * map.columns);
  const onGpu = new Float32Array(onCpu.length);
  rectifyColour(patch, map, onCpu);
  const pass = new RectifyPass(gpu!.device);
  await pass.rectify(patch, map, onGpu);
  let worst = 0;
  for (let k = 0; k < onCpu.length; k++) worst = Math.max(worst, Math.abs(onCpu[k]! - onGpu[k]!));
  // Half a grey level: both round positions in single precision, and neighbours here are random.
  expect(worst).toBeLessThan(0.5 / 255);
});
