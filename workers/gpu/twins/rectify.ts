/** Samples a patch through a map, on the CPU: the fallback of passes/rectify and its test oracle. */
import type { Patch, Plane } from '../../vision/patch.ts';
import type { SamplingMap } from '../../vision/sampling-map.ts';

/**
 * Bilinear values of `plane` at each cell, written at out[start…]; cells outside it take its edge.
 * @param twin a plane that lies alike, sampled with it: each place is found once for both. It is written after the first
 */
const samplePlanes = (
  memory: Uint8Array,
  plane: Plane,
  twin: Plane | null,
  { xy, rows, columns }: SamplingMap,
  out: Float32Array,
  start: number,
): void => {
  const cells = rows * columns;
  const { width, height, pitch, stride, at: first } = plane;
  const apart = twin ? twin.at - first : 0;
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
    if (apart === 0) continue;
    const k2 = k + apart;
    const d2 = d + apart;
    const upper2 = memory[k2]! + (memory[k2 + right]! - memory[k2]!) * fx;
    const lower2 = memory[d2]! + (memory[d2 + right]! - memory[d2]!) * fx;
    out[start + cells + cell] = upper2 + (lower2 - upper2) * fy;
  }
};

const unit = (value: number): number => (value < 0 ? 0 : value > 255 ? 1 : value / 255);

/**
 * Bilinear RGB of each cell in 0…1, channel planes one after another (3 × rows × columns); cells outside the
 * patch take its edge. Source of rule: models/needle.md.
 */
export const rectifyColour = (
  { memory, planes, colour }: Patch,
  map: SamplingMap,
  out: Float32Array,
): void => {
  const cells = map.rows * map.columns;
  samplePlanes(memory, planes[0], null, map, out, 0);
  samplePlanes(memory, planes[1], planes[2], map, out, cells);
  const { black, toRgb: m } = colour;
  for (let cell = 0; cell < cells; cell++) {
    const a = out[cell]! - black[0];
    const b = out[cells + cell]! - black[1];
    const c = out[2 * cells + cell]! - black[2];
    out[cell] = unit(m[0] * a + m[1] * b + m[2] * c);
    out[cells + cell] = unit(m[3] * a + m[4] * b + m[5] * c);
    out[2 * cells + cell] = unit(m[6] * a + m[7] * b + m[8] * c);
  }
};

let chroma = new Float32Array(0);

/** Bilinear luma (BT.601 weights) of each cell, 0…255; NaN outside the patch. */
export const rectifyLuma = ({ memory, planes, colour }: Patch, map: SamplingMap, out: Float32Array): void => {
  const cells = map.rows * map.columns;
  const { xy } = map;
  const { originX, originY, width, height, scale } = planes[0];
  const shift = (scale - 1) / 2;
  samplePlanes(memory, planes[0], null, map, out, 0);
  const { toLuma, black } = colour;
  for (let cell = 0; cell < cells; cell++) {
    const x = (xy[cell * 2]! - originX - shift) / scale;
    const y = (xy[cell * 2 + 1]! - originY - shift) / scale;
    if (x >= 0 && y >= 0 && x < width - 1 && y < height - 1) out[cell] = toLuma[0] * (out[cell]! - black[0]);
    else out[cell] = NaN;
  }
  const { 1: fromU, 2: fromV } = toLuma;
  if (fromU === 0 && fromV === 0) return; // the camera's own luma is BT.601's
  if (chroma.length < 2 * cells) chroma = new Float32Array(2 * cells);
  samplePlanes(memory, planes[1], planes[2], map, chroma, 0);
  for (let cell = 0; cell < cells; cell++)
    out[cell]! += fromU * (chroma[cell]! - black[1]) + fromV * (chroma[cells + cell]! - black[2]);
};
