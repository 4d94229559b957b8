/** The camera was nudged sideways: up to 10 % of the frame. */
import { homography } from '../../../src/base/homography.ts';
import { warp } from './canvas.ts';
import { graded, type Disturbance } from './disturbance.ts';

export const shift: Disturbance = ({ picture }, strength, random) => {
  const share = graded(0.01, 0.1, strength);
  const angle = random.between(0, 2 * Math.PI);
  const x = share * picture.width * Math.cos(angle);
  const y = share * picture.height * Math.sin(angle);
  return { picture: warp(picture, homography([1, 0, x, 0, 1, y, 0, 0, 1])) };
};
