/** Samples a patch through a map, on the CPU: the fallback of passes/rectify and its test oracle. */
import type { Patch } from '../../vision/patch.ts';
import type { SamplingMap } from '../../vision/sampling-map.ts';

/**
 * Bilinear RGB of each cell in 0…1, channel planes one after another (3 × rows × columns); cells outside the
 * patch take its edge. Source of rule: models/needle.md.
 */
export const rectifyColour = (patch: Patch, map: SamplingMap, out: Float32Array): void => {
  const cells = map.rows * map.columns;
  const { xy } = map;
  const { width, height, rgba } = patch;
  const inverse = 1 / patch.scale;
  const shift = (patch.scale - 1) / 2;
  const maxX = width - 1;
  const maxY = height - 1;
  for (let cell = 0; cell < cells; cell++) {
    const px = (xy[cell * 2]! - patch.originX - shift) * inverse;
    const py = (xy[cell * 2 + 1]! - patch.originY - shift) * inverse;
    const x = px < 0 ? 0 : px > maxX ? maxX : px;
    const y = py < 0 ? 0 : py > maxY ? maxY : py;
    const x0 = x | 0;
    const y0 = y | 0;
    const fx = x - x0;
    const fy = y - y0;
    const right = x0 < maxX ? 4 : 0;
    const down = y0 < maxY ? width * 4 : 0;
    const at = (y0 * width + x0) * 4;
    const w00 = ((1 - fx) * (1 - fy)) / 255;
    const w10 = (fx * (1 - fy)) / 255;
    const w01 = ((1 - fx) * fy) / 255;
    const w11 = (fx * fy) / 255;
    for (let channel = 0; channel < 3; channel++) {
      const k = at + channel;
      out[channel * cells + cell] =
        rgba[k]! * w00 + rgba[k + right]! * w10 + rgba[k + down]! * w01 + rgba[k + down + right]! * w11;
    }
  }
};

/** Bilinear luma (BT.601 weights) of each cell, 0…255; NaN outside the patch. */
export const rectifyLuma = (patch: Patch, map: SamplingMap, out: Float32Array): void => {
  const cells = map.rows * map.columns;
  const { xy } = map;
  const { width, height, rgba } = patch;
  const inverse = 1 / patch.scale;
  const shift = (patch.scale - 1) / 2;
  for (let cell = 0; cell < cells; cell++) {
    const x = (xy[cell * 2]! - patch.originX - shift) * inverse;
    const y = (xy[cell * 2 + 1]! - patch.originY - shift) * inverse;
    if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) {
      out[cell] = NaN;
      continue;
    }
    const x0 = x | 0;
    const y0 = y | 0;
    const fx = x - x0;
    const fy = y - y0;
    const k = (y0 * width + x0) * 4;
    const d = k + width * 4;
    const l00 = 0.299 * rgba[k]! + 0.587 * rgba[k + 1]! + 0.114 * rgba[k + 2]!;
    const l10 = 0.299 * rgba[k + 4]! + 0.587 * rgba[k + 5]! + 0.114 * rgba[k + 6]!;
    const l01 = 0.299 * rgba[d]! + 0.587 * rgba[d + 1]! + 0.114 * rgba[d + 2]!;
    const l11 = 0.299 * rgba[d + 4]! + 0.587 * rgba[d + 5]! + 0.114 * rgba[d + 6]!;
    const upper = l00 + (l10 - l00) * fx;
    out[cell] = upper + (l01 + (l11 - l01) * fx - upper) * fy;
  }
};
