/** A lamp is mirrored in the glass: a white patch with a soft edge, clipped in its core. */
import { painterOf } from './canvas.ts';
import { graded, radiusOf, type Disturbance } from './disturbance.ts';
import { circleOutline, pointOn } from './shapes.ts';

const core = 0.55;

export const glare: Disturbance = ({ picture, face }, strength, random) => {
  const radius = radiusOf(face) * graded(0.12, 0.65, strength);
  const centre = pointOn(face, random.between(0, 2 * Math.PI), random.between(0, 0.75));
  const painter = painterOf(picture);
  const gradient = painter.createRadialGradient(...centre, 0, ...centre, radius);
  gradient.addColorStop(0, 'rgb(255 255 255 / 1)');
  gradient.addColorStop(core, 'rgb(255 255 255 / 1)');
  gradient.addColorStop(1, 'rgb(255 255 255 / 0)');
  painter.fillStyle = gradient;
  painter.fillRect(0, 0, picture.width, picture.height);
  return { picture, hides: [circleOutline(centre, core * radius)] };
};
