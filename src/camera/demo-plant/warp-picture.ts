/** Lays a flat picture of the dial plane over a picture by its homography: nine samples per pixel, bilinear. */
import { invert, project, type Homography } from '../../base/homography.ts';

export interface FlatPicture {
  readonly pixels: ImageData;
  /** Pixels per face radius. */
  readonly scale: number;
  /** Place of the pivot, px with pixel centres at integers. */
  readonly pivot: { readonly x: number; readonly y: number };
}

const samplesPerAxis = 3;

/** The box of `target` that the flat picture can reach. */
const reach = (flat: FlatPicture, pose: Homography<'dial', 'reference'>, target: ImageData) => {
  const { width, height } = flat.pixels;
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ].map(([x, y]) =>
    project(pose, { x: (x! - flat.pivot.x) / flat.scale, y: (y! - flat.pivot.y) / flat.scale }),
  );
  const xs = corners.map((p) => p.x);
  const ys = corners.map((p) => p.y);
  return {
    left: Math.max(0, Math.floor(Math.min(...xs))),
    right: Math.min(target.width - 1, Math.ceil(Math.max(...xs))),
    top: Math.max(0, Math.floor(Math.min(...ys))),
    bottom: Math.min(target.height - 1, Math.ceil(Math.max(...ys))),
  };
};

/** Blends in place. Pixel centres are at integers on both sides. */
export const warpOver = (
  target: ImageData,
  flat: FlatPicture,
  pose: Homography<'dial', 'reference'>,
): void => {
  const back = invert(pose);
  if (!back.ok) throw new Error('the dial is seen edge on');
  const [a, b, c, d, e, f, g, h, i] = back.value;
  const { left, right, top, bottom } = reach(flat, pose, target);
  const { data: from, width, height } = flat.pixels;
  const to = target.data;
  // Sums are weighted by alpha, 0…255.
  const share = 1 / (255 * samplesPerAxis ** 2);
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      let alpha = 0;
      for (let k = 0; k < samplesPerAxis ** 2; k++) {
        const px = x + ((k % samplesPerAxis) + 0.5) / samplesPerAxis - 0.5;
        const py = y + (Math.floor(k / samplesPerAxis) + 0.5) / samplesPerAxis - 0.5;
        const w = g * px + h * py + i;
        if (w <= 0) continue; // Behind the camera.
        const u = (flat.scale * (a * px + b * py + c)) / w + flat.pivot.x;
        const v = (flat.scale * (d * px + e * py + f)) / w + flat.pivot.y;
        const u0 = Math.floor(u);
        const v0 = Math.floor(v);
        if (u0 < 0 || v0 < 0 || u0 + 1 >= width || v0 + 1 >= height) continue;
        const at = 4 * (v0 * width + u0);
        const below = at + 4 * width;
        const fu = u - u0;
        const fv = v - v0;
        const w00 = (1 - fu) * (1 - fv) * from[at + 3]!;
        const w10 = fu * (1 - fv) * from[at + 7]!;
        const w01 = (1 - fu) * fv * from[below + 3]!;
        const w11 = fu * fv * from[below + 7]!;
        red += w00 * from[at]! + w10 * from[at + 4]! + w01 * from[below]! + w11 * from[below + 4]!;
        green += w00 * from[at + 1]! + w10 * from[at + 5]! + w01 * from[below + 1]! + w11 * from[below + 5]!;
        blue += w00 * from[at + 2]! + w10 * from[at + 6]! + w01 * from[below + 2]! + w11 * from[below + 6]!;
        alpha += w00 + w10 + w01 + w11;
      }
      if (alpha === 0) continue;
      const at = 4 * (y * target.width + x);
      const rest = 1 - alpha * share;
      to[at] = red * share + rest * to[at]!;
      to[at + 1] = green * share + rest * to[at + 1]!;
      to[at + 2] = blue * share + rest * to[at + 2]!;
      to[at + 3] = 255;
    }
};
