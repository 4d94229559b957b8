/** Samples a patch through a map, on the CPU: the fallback of passes/rectify and its test oracle. */
import type { Patch, Plane } from '../../vision/patch.ts';
import type { SamplingMap } from '../../vision/sampling-map.ts';

/** Whether their pixels lie at the same places: each place is found once for both. */
const lieAlike = (a: Plane, b: Plane): boolean =>
  a.pitch === b.pitch &&
  a.stride === b.stride &&
  a.width === b.width &&
  a.height === b.height &&
  a.originX === b.originX &&
  a.originY === b.originY &&
  a.scale === b.scale;

/**
 * Bilinear values of `plane` at each cell, written at out[start…]; cells outside it take its edge.
 * @param second how many bytes behind it a plane begins that lies alike and is written after it; 0: none
 * @param third likewise, written after the second
 */
const samplePlanes = (
  memory: Uint8Array,
  plane: Plane,
  second: number,
  third: number,
  { xy, rows, columns }: SamplingMap,
  out: Float32Array,
  start: number,
): void => {
  const cells = rows * columns;
  const { width, height, pitch, stride, at: first } = plane;
  const inverse = 1 / plane.scale;
  const shift = (plane.scale - 1) / 2;
  const left = plane.originX + shift;
  const top = plane.originY + shift;
  const maxX = width - 1;
  const maxY = height - 1;
  for (let cell = 0; cell < cells; cell++) {
    const px = (xy[cell * 2]! - left) * inverse;
    const py = (xy[cell * 2 + 1]! - top) * inverse;
    const x = px < 0 ? 0 : px > maxX ? maxX : px;
    const y = py < 0 ? 0 : py > maxY ? maxY : py;
    const x0 = x | 0;
    const y0 = y | 0;
    const fx = x - x0;
    const fy = y - y0;
    const right = x0 < maxX ? pitch : 0;
    const k = first + y0 * stride + x0 * pitch;
    const d = y0 < maxY ? k + stride : k;
    const upper = memory[k]! + (memory[k + right]! - memory[k]!) * fx;
    const lower = memory[d]! + (memory[d + right]! - memory[d]!) * fx;
    out[start + cell] = upper + (lower - upper) * fy;
    if (second === 0) continue;
    const k2 = k + second;
    const d2 = d + second;
    const upper2 = memory[k2]! + (memory[k2 + right]! - memory[k2]!) * fx;
    const lower2 = memory[d2]! + (memory[d2 + right]! - memory[d2]!) * fx;
    out[start + cells + cell] = upper2 + (lower2 - upper2) * fy;
    if (third === 0) continue;
    const k3 = k + third;
    const d3 = d + third;
    const upper3 = memory[k3]! + (memory[k3 + right]! - memory[k3]!) * fx;
    const lower3 = memory[d3]! + (memory[d3 + right]! - memory[d3]!) * fx;
    out[start + 2 * cells + cell] = upper3 + (lower3 - upper3) * fy;
  }
};

/** All three planes, one after another. */
const sampleAll = ({ memory, planes: [a, b, c] }: Patch, map: SamplingMap, out: Float32Array): void => {
  if (lieAlike(a, b)) return samplePlanes(memory, a, b.at - a.at, c.at - a.at, map, out, 0);
  samplePlanes(memory, a, 0, 0, map, out, 0);
  samplePlanes(memory, b, c.at - b.at, 0, map, out, map.rows * map.columns);
};

const unit = (value: number): number => (value < 0 ? 0 : value > 255 ? 1 : value / 255);

/**
 * Bilinear RGB of each cell in 0…1, channel planes one after another (3 × rows × columns); cells outside the
 * patch take its edge. Source of rule: models/needle.md.
 */
export const rectifyColour = (patch: Patch, map: SamplingMap, out: Float32Array): void => {
  const cells = map.rows * map.columns;
  sampleAll(patch, map, out);
  const { black, toRgb: m } = patch.colour;
  for (let cell = 0; cell < cells; cell++) {
    const a = out[cell]! - black[0];
    const b = out[cells + cell]! - black[1];
    const c = out[2 * cells + cell]! - black[2];
    out[cell] = unit(m[0] * a + m[1] * b + m[2] * c);
    out[cells + cell] = unit(m[3] * a + m[4] * b + m[5] * c);
    out[2 * cells + cell] = unit(m[6] * a + m[7] * b + m[8] * c);
  }
};

let samples = new Float32Array(0);

/** Bilinear luma (BT.601 weights) of each cell, 0…255; NaN outside the patch. */
export const rectifyLuma = (patch: Patch, map: SamplingMap, out: Float32Array): void => {
  const cells = map.rows * map.columns;
  if (samples.length < 3 * cells) samples = new Float32Array(3 * cells);
  const { 0: ofFirst, 1: fromU, 2: fromV } = patch.colour.toLuma;
  const { 0: black, 1: noU, 2: noV } = patch.colour.black;
  const isWhole = fromU === 0 && fromV === 0; // the camera's own luma is BT.601's
  if (isWhole) samplePlanes(patch.memory, patch.planes[0], 0, 0, map, samples, 0);
  else sampleAll(patch, map, samples);
  const { xy } = map;
  const { originX, originY, width, height, scale } = patch.planes[0];
  const left = originX + (scale - 1) / 2;
  const top = originY + (scale - 1) / 2;
  const right = left + (width - 1) * scale;
  const bottom = top + (height - 1) * scale;
  for (let cell = 0; cell < cells; cell++) {
    const x = xy[cell * 2]!;
    const y = xy[cell * 2 + 1]!;
    if (!(x >= left && y >= top && x < right && y < bottom)) out[cell] = NaN;
    else if (isWhole) out[cell] = ofFirst * (samples[cell]! - black);
    else
      out[cell] =
        ofFirst * (samples[cell]! - black) +
        fromU * (samples[cells + cell]! - noU) +
        fromV * (samples[2 * cells + cell]! - noV);
  }
};
