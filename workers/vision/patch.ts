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

/** One halving of what lies under `box`: the mean of 2 × 2 pixels. `store` is used when it is large enough. */
export const halve = (patch: Patch, box: Box, store?: Uint8Array): Patch => {
  const step = patch.scale * 2;
  const left = Math.max(0, Math.floor((box.left - patch.originX) / step));
  const top = Math.max(0, Math.floor((box.top - patch.originY) / step));
  const right = Math.min(patch.width >> 1, Math.ceil((box.right - patch.originX) / step) + 1);
  const bottom = Math.min(patch.height >> 1, Math.ceil((box.bottom - patch.originY) / step) + 1);
  const width = Math.max(1, right - left);
  const height = Math.max(1, bottom - top);
  const source = patch.rgba;
  const stride = patch.width * 4;
  const bytes = width * height * 4;
  const rgba = store && store.length >= bytes ? store.subarray(0, bytes) : new Uint8Array(bytes);
  let out = 0;
  for (let y = 0; y < height; y++) {
    let at = (top + y) * 2 * stride + left * 8;
    for (let x = 0; x < width; x++, at += 8, out += 4) {
      const below = at + stride;
      rgba[out] = (source[at]! + source[at + 4]! + source[below]! + source[below + 4]! + 2) >> 2;
      rgba[out + 1] = (source[at + 1]! + source[at + 5]! + source[below + 1]! + source[below + 5]! + 2) >> 2;
      rgba[out + 2] = (source[at + 2]! + source[at + 6]! + source[below + 2]! + source[below + 6]! + 2) >> 2;
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
