/** The camera was turned about its own axis: up to 10°, about the middle of the picture. */
import { homography } from '../../../src/base/homography.ts';
import { warp } from './canvas.ts';
import { graded, type Disturbance } from './disturbance.ts';

export const roll: Disturbance = ({ picture }, strength, random) => {
  const angle = ((random.chance(0.5) ? 1 : -1) * graded(1, 10, strength) * Math.PI) / 180;
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const x = picture.width / 2;
  const y = picture.height / 2;
  return { picture: warp(picture, homography([c, -s, x - c * x + s * y, s, c, y - s * x - c * y, 0, 0, 1])) };
};
