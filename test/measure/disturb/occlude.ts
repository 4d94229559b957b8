/** A hand or a leaf in front of part of the dial. */
import { painterOf } from './canvas.ts';
import { graded, radiusOf, type Disturbance } from './disturbance.ts';
import { barOutline, ellipseOutline, pointOn, trace, type Outline } from './shapes.ts';

export const occlude: Disturbance = ({ picture, face }, strength, random) => {
  const radius = radiusOf(face);
  const angle = random.between(0, 2 * Math.PI);
  const isHand = random.chance(0.5);
  const outlines: Outline[] = [];
  if (isHand)
    for (const finger of [-1.1, 0, 1.1]) {
      const halfWidth = radius * graded(0.05, 0.16, strength);
      const side = (finger * 2 * halfWidth) / radius;
      const tip = pointOn(face, angle + side, graded(0.85, 0.15, strength) + 0.1 * Math.abs(finger));
      outlines.push(barOutline(pointOn(face, angle + side / 2, 1.7), tip, halfWidth));
    }
  else {
    const [cx, cy] = pointOn(face, angle, random.between(0.35, 0.75));
    const length = radius * graded(0.18, 0.6, strength);
    const leaf = { cx, cy, rx: length, ry: 0.55 * length, rotationDeg: random.between(0, 180) };
    outlines.push(ellipseOutline(leaf, 1));
  }
  const painter = painterOf(picture);
  painter.save();
  painter.shadowColor = 'rgb(0 0 0 / 0.5)';
  painter.shadowBlur = radius * 0.05;
  for (const outline of outlines) {
    const gradient = painter.createLinearGradient(
      face.cx - radius,
      face.cy - radius,
      face.cx + radius,
      face.cy + radius,
    );
    gradient.addColorStop(0, isHand ? '#c89274' : '#4d6b2c');
    gradient.addColorStop(1, isHand ? '#8d5b43' : '#2c4218');
    painter.fillStyle = gradient;
    trace(painter, outline);
    painter.fill();
  }
  painter.restore();
  return { picture, hides: outlines };
};
