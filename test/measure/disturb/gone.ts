/** The gauge was taken away: its place is filled with what lies around it, mirrored at its rim. */
import { painterOf } from './canvas.ts';
import { graded, type Disturbance } from './disturbance.ts';
import { ellipseOutline, shareAt } from './shapes.ts';

export const gone: Disturbance = ({ picture, face }, strength) => {
  const share = graded(1.15, 1.4, strength);
  const { width, height } = picture;
  const painter = painterOf(picture);
  const pixels = painter.getImageData(0, 0, width, height);
  const from = pixels.data.slice();
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) {
      const inside = shareAt(face, x, y) / share;
      if (inside >= 1) continue;
      const outside = (2 - inside) / Math.max(inside, 0.02);
      const u = Math.min(width - 1, Math.max(0, Math.round(face.cx + (x - face.cx) * outside)));
      const v = Math.min(height - 1, Math.max(0, Math.round(face.cy + (y - face.cy) * outside)));
      const k = 4 * (v * width + u);
      for (let channel = 0; channel < 3; channel++) pixels.data[at + channel] = from[k + channel]!;
    }
  painter.putImageData(pixels, 0, 0);
  return { picture, hides: [ellipseOutline(face, share)] };
};
