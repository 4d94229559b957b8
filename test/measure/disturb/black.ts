/** No light at all: the sensor's own noise. */
import { grainOf, recolour } from './canvas.ts';
import { graded, type Disturbance } from './disturbance.ts';

export const black: Disturbance = ({ picture }, strength, random) => {
  const grain = grainOf(random);
  const sigma = graded(3, 0.5, strength);
  return { picture: recolour(picture, () => 2 + sigma * grain()) };
};
