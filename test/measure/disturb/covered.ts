/** A cloth, a sheet or a lid lies over the whole dial. */
import { grainOf, painterOf, recolour } from './canvas.ts';
import { graded, type Disturbance } from './disturbance.ts';
import { ellipseOutline, shareAt, trace } from './shapes.ts';

const colours = ['#8b8f94', '#d8d4c6', '#3d4a3a', '#2b4a7a', '#f0f0ee', '#1c1c1c'] as const;

export const covered: Disturbance = ({ picture, face }, strength, random) => {
  const share = graded(1.1, 1.5, strength);
  const outline = ellipseOutline(face, share);
  const painter = painterOf(picture);
  painter.fillStyle = random.pick(colours);
  trace(painter, outline);
  painter.fill();
  // Folds and weave, so that it is no flat area.
  const grain = grainOf(random);
  const fold = random.between(0.01, 0.06);
  const depth = random.between(4, 25);
  const lean = random.between(-1, 1);
  recolour(picture, (value, x, y) =>
    shareAt(face, x, y) < share ? value + depth * Math.sin(fold * (x + lean * y)) + 3 * grain() : value,
  );
  return { picture, hides: [outline] };
};
