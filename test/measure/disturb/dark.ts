/** The light is out: less signal, and the sensor's noise in what is left. */
import { grainOf, recolour } from './canvas.ts';
import { graded, type Disturbance } from './disturbance.ts';

export const dark: Disturbance = ({ picture }, strength, random) => {
  const gain = Math.exp(graded(Math.log(0.6), Math.log(0.06), strength));
  const sigma = graded(1.5, 4, strength);
  const grain = grainOf(random);
  return { picture: recolour(picture, (value) => value * gain + sigma * grain()) };
};
