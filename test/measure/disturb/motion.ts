/** The camera shook during the exposure: the picture smeared along a line. */
import { copyOf, painterOf } from './canvas.ts';
import { graded, radiusOf, type Disturbance } from './disturbance.ts';

export const motion: Disturbance = ({ picture, face }, strength, random) => {
  const length = radiusOf(face) * graded(0.01, 0.15, strength);
  const angle = random.between(0, Math.PI);
  const steps = Math.max(3, Math.ceil(length));
  const sharp = copyOf(picture);
  const painter = painterOf(picture);
  for (let step = 0; step < steps; step++) {
    const way = length * (step / (steps - 1) - 0.5);
    painter.globalAlpha = 1 / (step + 1); // the running mean of all copies so far
    painter.drawImage(sharp, way * Math.cos(angle), way * Math.sin(angle));
  }
  painter.globalAlpha = 1;
  return { picture };
};
