/** A dial's pose tells where the camera stands over it, where its perspective shows; else nothing is claimed. */
import { describe, expect, it } from 'vitest';
import type { Homography } from '../../../src/base/homography.ts';
import { eyeOfView, poseOfView, type DialView } from '../../../src/camera/demo-plant/dial-view.ts';
import { eyeOver } from '../../../workers/vision/eye-over.ts';
import type { Pose } from '../../../workers/vision/pose.ts';

const [width, height] = [1281, 721];
const view: DialView = {
  ...{ x: (width - 1) / 2, y: (height - 1) / 2, radius: 180 },
  ...{ tiltDeg: 30, axisDeg: 20, rollDeg: 5, distance: 9 },
};
const poseAt = (change: Partial<DialView>): Pose => poseOfView({ ...view, ...change }) as unknown as Pose;
/** A camera that looks past the dial: `poseAt` puts the pivot on its axis. */
const aside = (pose: Pose, dx: number, dy: number): Pose => {
  const [a, b, c, d, e, f, g, h, i] = pose;
  const moved = [a + dx * g, b + dx * h, c + dx * i, d + dy * g, e + dy * h, f + dy * i, g, h, i];
  return moved as unknown as Homography<'dial', 'frame'>;
};

describe('the place of the camera', () => {
  it.each([
    ...[12, 20, 30, 45, 58].map((tiltDeg) => ({ tiltDeg })),
    ...[0, 65, 130, 200, 290].map((axisDeg) => ({ axisDeg })),
    ...[-120, 60, 180].map((rollDeg) => ({ rollDeg })),
    ...[5, 14, 30].map((distance) => ({ distance })),
  ])('is found for %o', (change) => {
    const true_ = eyeOfView({ ...view, ...change });
    const found = eyeOver(poseAt(change), width, height)!;
    expect(found.x).toBeCloseTo(true_.x, 6);
    expect(found.y).toBeCloseTo(true_.y, 6);
    expect(found.z).toBeCloseTo(true_.z, 6);
  });

  it('is found well enough where the camera looks 50 px past the pivot', () => {
    const true_ = eyeOfView(view);
    // About as a dial that stands off the middle of the picture: the axis is guessed 50 px wrong.
    const found = eyeOver(aside(poseAt({}), 50, 0), width, height)!;
    expect(
      Math.hypot(found.x / found.z - true_.x / true_.z, found.y / found.z - true_.y / true_.z),
    ).toBeLessThan(0.06);
  });

  it.each([
    ['seen straight on', poseAt({ tiltDeg: 0 })],
    ['hardly tilted', poseAt({ tiltDeg: 6 })],
    ['without perspective, as one ellipse gives it', poseAt({ distance: Infinity })],
    ['from impossibly near', poseAt({ distance: 1.6 })],
    ['folded', [0, 0, 0, 0, 0, 0, 0, 0, 1] as unknown as Pose],
  ])('is not claimed for a dial %s', (_name, pose) => {
    expect(eyeOver(pose, width, height)).toBeNull();
  });
});
