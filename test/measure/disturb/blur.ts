/** Out of focus: a Gaussian in proportion to the dial. */
import { copyOf, painterOf } from './canvas.ts';
import { graded, radiusOf, type Disturbance } from './disturbance.ts';

export const blur: Disturbance = ({ picture, face }, strength) => {
  const sigma = radiusOf(face) * graded(0.004, 0.05, strength);
  const sharp = copyOf(picture);
  const painter = painterOf(picture);
  painter.filter = `blur(${sigma.toFixed(2)}px)`;
  painter.drawImage(sharp, 0, 0);
  painter.filter = 'none';
  return { picture };
};
