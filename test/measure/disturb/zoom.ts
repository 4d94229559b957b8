/** The camera came nearer or went away: up to ±15 %. */
import { homography } from '../../../src/base/homography.ts';
import { warp } from './canvas.ts';
import { graded, type Disturbance } from './disturbance.ts';

export const zoom: Disturbance = ({ picture }, strength, random) => {
  const scale = 1 + (random.chance(0.5) ? 1 : -1) * graded(0.02, 0.15, strength);
  const x = (1 - scale) * (picture.width / 2);
  const y = (1 - scale) * (picture.height / 2);
  return { picture: warp(picture, homography([scale, 0, x, 0, scale, y, 0, 0, 1])) };
};
