/** Mains light and a rolling shutter: bright and dark bands across the picture. */
import { recolour } from './canvas.ts';
import { graded, type Disturbance } from './disturbance.ts';

export const flicker: Disturbance = ({ picture }, strength, random) => {
  const depth = graded(0.1, 0.7, strength);
  const wave = (2 * Math.PI) / (picture.height * random.between(0.12, 0.6));
  const phase = random.between(0, 2 * Math.PI);
  const gains = Array.from(
    { length: picture.height },
    (_, y) => 1 - depth * (0.5 + 0.5 * Math.sin(wave * y + phase)),
  );
  return { picture: recolour(picture, (value, _x, y) => value * gains[y]!) };
};
