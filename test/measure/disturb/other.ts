/** Another gauge hangs in the place of this one. */
import { compose, homography, invert, type Homography } from '../../../src/base/homography.ts';
import { poseFromEllipse, type Ellipse } from '../../../src/base/ellipse.ts';
import { warp } from './canvas.ts';
import type { Disturbance } from './disturbance.ts';
import { shareAt } from './shapes.ts';

const toPicture = (face: Ellipse): Homography<'dial', 'frame'> =>
  poseFromEllipse(face, { x: face.cx, y: face.cy });

export const other: Disturbance = (scene) => {
  if (!scene.other) throw new Error('no other gauge was given');
  const back = invert(toPicture(scene.other.face));
  if (!back.ok) throw new Error('the other gauge has no size');
  const map = homography<'reference', 'frame'>(compose(toPicture(scene.face), back.value));
  return {
    picture: warp(scene.other.picture, map, scene.picture, (x, y) => shareAt(scene.face, x, y) < 1.12),
  };
};
