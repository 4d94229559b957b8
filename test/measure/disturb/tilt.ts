/** The camera looks at the dial from the side: 15° to 60° about an axis through the dial, six radii away. */
import { homography } from '../../../src/base/homography.ts';
import { warp } from './canvas.ts';
import { graded, radiusOf, type Disturbance } from './disturbance.ts';

export const tilt: Disturbance = ({ picture, face }, strength, random) => {
  const angle = (graded(15, 60, strength) * Math.PI) / 180;
  const axis = random.between(0, 2 * Math.PI);
  const [c, s] = [Math.cos(axis), Math.sin(axis)];
  const flat = Math.cos(angle);
  // Across the axis the plane shrinks by cos(tilt) and recedes by sin(tilt).
  const a = c * c + flat * s * s;
  const b = c * s * (1 - flat);
  const d = s * s + flat * c * c;
  const recede = Math.sin(angle) / (6 * radiusOf(face));
  const [g, h] = [-s * recede, c * recede];
  const { cx, cy } = face;
  const i = 1 - g * cx - h * cy;
  // About the origin, then moved so that the dial's centre stays where it is.
  const x = -a * cx - b * cy;
  const y = -b * cx - d * cy;
  return {
    picture: warp(
      picture,
      homography([a + cx * g, b + cx * h, x + cx * i, b + cy * g, d + cy * h, y + cy * i, g, h, i]),
    ),
  };
};
