/** Something stands in the light: a shade with a soft straight edge across the dial. */
import { painterOf } from './canvas.ts';
import { graded, radiusOf, type Disturbance } from './disturbance.ts';
import { pointOn } from './shapes.ts';

export const shadow: Disturbance = ({ picture, face }, strength, random) => {
  const radius = radiusOf(face);
  const edge = pointOn(face, random.between(0, 2 * Math.PI), random.between(0, 0.5));
  const painter = painterOf(picture);
  painter.save();
  painter.translate(...edge);
  painter.rotate(random.between(0, 2 * Math.PI));
  painter.filter = `blur(${(radius * random.between(0.01, 0.08)).toFixed(1)}px)`;
  painter.fillStyle = `rgb(6 6 14 / ${graded(0.25, 0.8, strength).toFixed(3)})`;
  const far = 2 * (picture.width + picture.height);
  painter.fillRect(0, -far, random.chance(0.5) ? far : radius * random.between(0.3, 0.9), 2 * far);
  painter.restore();
  return { picture };
};
