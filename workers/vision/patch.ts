/** Cuts the surroundings of a dial out of a picture, reduced by powers of two, so that sampling it never aliases. */
import type { Picture } from './picture.ts';

/**
 * RGBA pixels of a part of the frame. Patch pixel (i, j) has its centre at frame
 * (originX + scale·i + (scale − 1)/2, originY + scale·j + (scale − 1)/2).
 */
export interface Patch {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array | Uint8ClampedArray;
  readonly originX: number;
  readonly originY: number;
  /** Frame pixels per patch pixel: 1, 2, 4 … */
  readonly scale: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Halvings that bring `radiusPx` to `atMost` or less. */
export const levelFor = (radiusPx: number, atMost: number): number => {
  let level = 0;
  for (let radius = radiusPx; radius > atMost; radius /= 2) level++;
  return level;
};

/** The picture itself, seen as a patch. */
export const wholePatch = (picture: Picture): Patch => ({
  ...picture,
  originX: 0,
  originY: 0,
  scale: 1,
});

/** The same bytes as whole pixels; little-endian as all browsers' machines are. */
const pixelsOf = (rgba: Uint8Array | Uint8ClampedArray): Uint32Array =>
  new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.byteLength >> 2);

/** One halving of what lies under `box`: the mean of 2 × 2 pixels. `store` is used when it is large enough. */
export const halve = (patch: Patch, box: Box, store?: Uint8Array): Patch => {
  const step = patch.scale * 2;
  const left = Math.max(0, Math.floor((box.left - patch.originX) / step));
  const top = Math.max(0, Math.floor((box.top - patch.originY) / step));
  const right = Math.min(patch.width >> 1, Math.ceil((box.right - patch.originX) / step) + 1);
  const bottom = Math.min(patch.height >> 1, Math.ceil((box.bottom - patch.originY) / step) + 1);
  const width = Math.max(1, right - left);
  const height = Math.max(1, bottom - top);
  const stride = patch.width;
  const bytes = width * height * 4;
  const rgba = store && store.length >= bytes ? store.subarray(0, bytes) : new Uint8Array(bytes);
  // Four bytes at a time: red and blue share one sum, green has its own; no sum of four bytes reaches its neighbour.
  const source = pixelsOf(patch.rgba);
  const target = pixelsOf(rgba);
  let out = 0;
  for (let y = 0; y < height; y++) {
    let at = (top + y) * 2 * stride + left * 2;
    for (let x = 0; x < width; x++, at += 2) {
      const a = source[at]!;
      const b = source[at + 1]!;
      const c = source[at + stride]!;
      const d = source[at + stride + 1]!;
      const redBlue = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff) + 0x20002;
      const green = (a & 0xff00) + (b & 0xff00) + (c & 0xff00) + (d & 0xff00) + 0x200;
      target[out++] = ((redBlue >>> 2) & 0xff00ff) | ((green >>> 2) & 0xff00);
    }
  }
  return {
    width,
    height,
    rgba,
    originX: patch.originX + left * step,
    originY: patch.originY + top * step,
    scale: step,
  };
};

/** The part of the picture under `box`, halved `level` times. Level 0 is the picture itself, uncopied. */
export const cutPatch = (picture: Picture, box: Box, level: number): Patch => {
  let patch = wholePatch(picture);
  for (let k = 0; k < level; k++) patch = halve(patch, box);
  return patch;
};

/** Writes bilinear RGB of the patch at a frame position into `into[at…]`; false outside, and nothing is written. */
export const sampleInto = (patch: Patch, fx: number, fy: number, into: Float32Array, at: number): boolean => {
  const shift = (patch.scale - 1) / 2;
  const x = (fx - patch.originX - shift) / patch.scale;
  const y = (fy - patch.originY - shift) / patch.scale;
  const { width, height, rgba } = patch;
  if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) return false;
  const x0 = x | 0;
  const y0 = y | 0;
  const u = x - x0;
  const v = y - y0;
  const k = (y0 * width + x0) * 4;
  const d = k + width * 4;
  for (let c = 0; c < 3; c++) {
    const upper = rgba[k + c]! * (1 - u) + rgba[k + 4 + c]! * u;
    const lower = rgba[d + c]! * (1 - u) + rgba[d + 4 + c]! * u;
    into[at + c] = upper * (1 - v) + lower * v;
  }
  return true;
};
