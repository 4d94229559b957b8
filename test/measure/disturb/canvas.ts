/** Pixels of a canvas: copies, changes to every colour, and warps. */
import { invert, type Homography } from '../../../src/base/homography.ts';
import type { Random } from '../../../src/camera/demo-plant/random.ts';

export const painterOf = (canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D => {
  const painter = canvas.getContext('2d', { willReadFrequently: true });
  if (!painter) throw new Error('no 2d canvas');
  return painter;
};

export const copyOf = (source: OffscreenCanvas | ImageBitmap): OffscreenCanvas => {
  const copy = new OffscreenCanvas(source.width, source.height);
  painterOf(copy).drawImage(source, 0, 0);
  return copy;
};

/** Changes each colour byte in place; the result is clipped to 0…255. */
export const recolour = (
  canvas: OffscreenCanvas,
  change: (value: number, x: number, y: number) => number,
): OffscreenCanvas => {
  const painter = painterOf(canvas);
  const pixels = painter.getImageData(0, 0, canvas.width, canvas.height);
  const { data, width, height } = pixels;
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4)
      for (let channel = 0; channel < 3; channel++) data[at + channel] = change(data[at + channel]!, x, y);
  painter.putImageData(pixels, 0, 0);
  return canvas;
};

/** A fast source of normal numbers: a drawn table, walked with a drawn stride. */
export const grainOf = (random: Random): (() => number) => {
  const table = Float32Array.from({ length: 8191 }, () => random.normal());
  const stride = 1 + 2 * Math.floor(random.unit() * 4000);
  let at = 0;
  return () => {
    at += stride + (at & 1);
    if (at >= 8191) at %= 8191;
    return table[at]!;
  };
};

/** The picture moved by `map` (from its old to its new place), edges drawn out, bilinear. */
export const warp = (
  canvas: OffscreenCanvas,
  map: Homography<'reference', 'frame'>,
  into: OffscreenCanvas = new OffscreenCanvas(canvas.width, canvas.height),
  keep: (x: number, y: number) => boolean = () => true,
): OffscreenCanvas => {
  const back = invert(map);
  if (!back.ok) throw new Error('the map folds the picture');
  const [a, b, c, d, e, f, g, h, i] = back.value;
  const { width, height } = canvas;
  const from = painterOf(canvas).getImageData(0, 0, width, height).data;
  const pixels = painterOf(into).getImageData(0, 0, into.width, into.height);
  const to = pixels.data;
  for (let y = 0, at = 0; y < into.height; y++)
    for (let x = 0; x < into.width; x++, at += 4) {
      if (!keep(x, y)) continue;
      const w = g * x + h * y + i;
      const u = Math.min(width - 1.001, Math.max(0, (a * x + b * y + c) / w));
      const v = Math.min(height - 1.001, Math.max(0, (d * x + e * y + f) / w));
      const column = Math.trunc(u);
      const row = Math.trunc(v);
      const p = u - column;
      const q = v - row;
      const k = 4 * (row * width + column);
      for (let channel = 0; channel < 3; channel++) {
        const top = from[k + channel]! * (1 - p) + from[k + 4 + channel]! * p;
        const under = from[k + 4 * width + channel]! * (1 - p) + from[k + 4 * width + 4 + channel]! * p;
        to[at + channel] = top * (1 - q) + under * q;
      }
      to[at + 3] = 255;
    }
  painterOf(into).putImageData(pixels, 0, 0);
  return into;
};
