/** The glass is fouled: splashes and smears of oil and dust. */
import { painterOf } from './canvas.ts';
import { graded, radiusOf, type Disturbance } from './disturbance.ts';
import { pointOn } from './shapes.ts';

const colours = ['60 45 30', '90 75 55', '35 35 35', '120 105 80'] as const;

export const dirt: Disturbance = ({ picture, face }, strength, random) => {
  const radius = radiusOf(face);
  const painter = painterOf(picture);
  painter.filter = `blur(${(radius * 0.006).toFixed(1)}px)`;
  const spots = Math.round(graded(8, 90, strength));
  for (let spot = 0; spot < spots; spot++) {
    const [x, y] = pointOn(face, random.between(0, 2 * Math.PI), Math.sqrt(random.unit()));
    const size = radius * random.between(0.008, 0.03 + 0.06 * random.unit() ** 2);
    const alpha = random.between(0.2, graded(0.45, 0.85, strength));
    painter.fillStyle = `rgb(${random.pick(colours)} / ${alpha.toFixed(2)})`;
    painter.beginPath();
    painter.ellipse(x, y, size, size * random.between(0.4, 1), random.between(0, Math.PI), 0, 2 * Math.PI);
    painter.fill();
  }
  painter.filter = 'none';
  return { picture };
};
