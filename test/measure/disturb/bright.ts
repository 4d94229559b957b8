/** Over-exposed: everything brighter, the light parts clipped. */
import { recolour } from './canvas.ts';
import { graded, type Disturbance } from './disturbance.ts';

export const bright: Disturbance = ({ picture }, strength) => {
  const gain = graded(1.3, 4, strength);
  const veil = graded(0, 40, strength);
  return { picture: recolour(picture, (value) => value * gain + veil) };
};
