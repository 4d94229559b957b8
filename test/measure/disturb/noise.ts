/** A poor sensor: grain in every colour. */
import { grainOf, recolour } from './canvas.ts';
import { graded, type Disturbance } from './disturbance.ts';

export const noise: Disturbance = ({ picture }, strength, random) => {
  const sigma = graded(5, 50, strength);
  const grain = grainOf(random);
  return { picture: recolour(picture, (value) => value + sigma * grain()) };
};
