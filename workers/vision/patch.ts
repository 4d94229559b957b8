/** Cuts the surroundings of a dial out of a picture, reduced by powers of two, so that sampling it never aliases. */
import type { Colour } from './colour.ts';

/**
 * One of a picture's three planes. Its pixel (i, j) is the byte at + i·pitch + j·stride of the patch's memory and has
 * its centre at frame (originX + scale·i + (scale − 1)/2, originY + scale·j + (scale − 1)/2). Where pixels lie side by
 * side (pitch 1) `at` and `stride` are whole words of four bytes.
 */
export interface Plane {
  readonly at: number;
  readonly pitch: number;
  readonly stride: number;
  readonly width: number;
  readonly height: number;
  readonly originX: number;
  readonly originY: number;
  /** Frame pixels per pixel: 1, 2, 4 … */
  readonly scale: number;
}

/** A part of the frame. The first plane is the finest and tells how far the patch reaches; the other two lie alike. */
export interface Patch {
  /** One kind of array for all: loops over two kinds run at half the pace. */
  readonly memory: Uint8Array;
  readonly planes: readonly [Plane, Plane, Plane];
  readonly colour: Colour;
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

/** The part of `plane` under `box` with pixels of `scale`, to be stored at `at`, row by row in whole words. */
const partOf = (plane: Plane, box: Box, scale: number, at: number): Plane => {
  const shrink = scale / plane.scale;
  const columns = Math.floor(plane.width / shrink);
  const rows = Math.floor(plane.height / shrink);
  // An even column begins a word of the finer plane.
  const left = Math.max(0, Math.floor((box.left - plane.originX) / scale)) & ~1;
  const top = Math.max(0, Math.floor((box.top - plane.originY) / scale));
  const width = Math.max(1, Math.min(columns, Math.ceil((box.right - plane.originX) / scale) + 1) - left);
  const height = Math.max(1, Math.min(rows, Math.ceil((box.bottom - plane.originY) / scale) + 1) - top);
  const originX = plane.originX + left * scale;
  const originY = plane.originY + top * scale;
  return { at, pitch: 1, stride: wholeWords(width), width, height, originX, originY, scale };
};

/** Where `part` begins in `plane`. */
const startOf = (part: Plane, plane: Plane): number =>
  plane.at +
  ((part.originY - plane.originY) / plane.scale) * plane.stride +
  ((part.originX - plane.originX) / plane.scale) * plane.pitch;

/** Memory that is used again, as words of four bytes and as pairs: four or two pixels that lie side by side at once. */
interface Wide {
  readonly words: Uint32Array;
  readonly pairs: Uint16Array;
}
const wide = new WeakMap<Uint8Array, Wide>();

const wideOf = (memory: Uint8Array): Wide => {
  let views = wide.get(memory);
  if (!views) {
    const { buffer, byteOffset, byteLength } = memory;
    const words = new Uint32Array(buffer, byteOffset, byteLength >> 2);
    wide.set(memory, (views = { words, pairs: new Uint16Array(buffer, byteOffset, byteLength >> 1) }));
  }
  return views;
};

const copyPart = (source: Uint8Array, plane: Plane, target: Uint8Array, part: Plane): void => {
  const { pitch, stride } = plane;
  const start = startOf(part, plane);
  if (pitch === 1) return copyPairs(source, start, stride, target, part);
  for (let y = 0; y < part.height; y++)
    for (let x = 0, at = start + y * stride, out = part.at + y * part.stride; x < part.width; x++) {
      target[out++] = source[at]!;
      at += pitch;
    }
};

/** Parts begin at even columns, and rows with whole words. */
const copyPairs = (
  source: Uint8Array,
  start: number,
  stride: number,
  target: Uint8Array,
  part: Plane,
): void => {
  const from = wideOf(source).pairs;
  const to = wideOf(target).pairs;
  for (let y = 0; y < part.height; y++) {
    let at = (start + y * stride) >> 1;
    let out = (part.at + y * part.stride) >> 1;
    for (let x = 0; x < part.width; x += 2) to[out++] = from[at++]!;
  }
};

const halvePart = (source: Uint8Array, plane: Plane, target: Uint8Array, part: Plane): void => {
  const { pitch, stride } = plane;
  const start = startOf(part, plane);
  if (pitch === 1) return halveWords(source, start, stride, target, part);
  for (let y = 0; y < part.height; y++) {
    let at = start + 2 * y * stride;
    for (let x = 0, out = part.at + y * part.stride; x < part.width; x++, at += 2 * pitch)
      target[out++] =
        (source[at]! + source[at + pitch]! + source[at + stride]! + source[at + stride + pitch]! + 2) >>> 2;
  }
};

/**
 * Planes whose pixels lie side by side, four at a time: the odd and the even pixels of two rows in 16 bits each, where
 * no sum of four reaches its neighbour. Rows begin and end with whole words.
 */
const halveWords = (
  source: Uint8Array,
  start: number,
  stride: number,
  target: Uint8Array,
  part: Plane,
): void => {
  const { words } = wideOf(source);
  const { pairs } = wideOf(target);
  const below = stride >> 2;
  for (let y = 0; y < part.height; y++) {
    let at = (start + 2 * y * stride) >> 2;
    let out = (part.at + y * part.stride) >> 1;
    for (let x = 0; x < part.width; x += 2, at++) {
      const upper = words[at]!;
      const lower = words[at + below]!;
      const even = (upper & 0xff00ff) + (lower & 0xff00ff);
      const odd = ((upper >>> 8) & 0xff00ff) + ((lower >>> 8) & 0xff00ff);
      const mean = (even + odd + 0x20002) >>> 2;
      pairs[out++] = (mean & 0xff) | ((mean >>> 8) & 0xff00);
    }
  }
};

/** Memory for as many bytes that a GPU takes as it is. */
export const wholeWords = (bytes: number): number => Math.ceil(bytes / 4) * 4;

/**
 * One halving of what lies under `box`: the mean of 2 × 2 pixels; planes that are as coarse already are copied.
 * @param store used when it is large enough
 */
export const halve = (patch: Patch, box: Box, store?: Uint8Array): Patch => {
  const scale = patch.planes[0].scale * 2;
  const a = partOf(patch.planes[0], box, scale, 0);
  const b = partOf(patch.planes[1], box, scale, a.at + a.stride * a.height);
  const c = partOf(patch.planes[2], box, scale, b.at + b.stride * b.height);
  const bytes = c.at + c.stride * c.height;
  const memory = store && store.length >= bytes ? store : new Uint8Array(wholeWords(bytes));
  const planes: Patch['planes'] = [a, b, c];
  for (let k = 0; k < 3; k++) {
    const plane = patch.planes[k]!;
    (plane.scale === scale ? copyPart : halvePart)(patch.memory, plane, memory, planes[k]!);
  }
  return { memory, planes, colour: patch.colour };
};

/** The part of the picture under `box`, halved `level` times. Level 0 is the picture itself, uncopied. */
export const cutPatch = (picture: Patch, box: Box, level: number): Patch => {
  let patch = picture;
  for (let k = 0; k < level; k++) patch = halve(patch, box);
  return patch;
};

/** Bilinear values of one plane at frame positions (x, y interleaved), written from into[start] on; beyond the plane its edge. */
const samplePlane = (
  memory: Uint8Array,
  plane: Plane,
  xy: Float64Array,
  into: Float64Array,
  start: number,
): void => {
  const { width, height, pitch, stride, scale } = plane;
  const shift = (scale - 1) / 2;
  for (let at = 0, out = start; at < xy.length; at += 2, out++) {
    const x = Math.max(0, Math.min(width - 1, (xy[at]! - plane.originX - shift) / scale));
    const y = Math.max(0, Math.min(height - 1, (xy[at + 1]! - plane.originY - shift) / scale));
    const x0 = x | 0;
    const y0 = y | 0;
    const u = x - x0;
    const right = x0 < width - 1 ? pitch : 0;
    const k = plane.at + y0 * stride + x0 * pitch;
    const d = y0 < height - 1 ? k + stride : k;
    const upper = memory[k]! * (1 - u) + memory[k + right]! * u;
    const lower = memory[d]! * (1 - u) + memory[d + right]! * u;
    into[out] = upper + (lower - upper) * (y - y0);
  }
};

/** The three planes' values, one plane after another. */
let samples = new Float64Array(0);

/**
 * Writes bilinear RGB of the patch at frame positions; NaN outside.
 * @param xy x, y of each position, interleaved
 */
export const sampleInto = (patch: Patch, xy: Float64Array, into: Float32Array): void => {
  const { memory, planes, colour } = patch;
  const count = xy.length >> 1;
  if (samples.length < 3 * count) samples = new Float64Array(3 * count);
  for (let k = 0; k < 3; k++) samplePlane(memory, planes[k]!, xy, samples, k * count);
  const { originX, originY, width, height, scale } = planes[0];
  const shift = (scale - 1) / 2;
  const { black, toRgb: m } = colour;
  for (let k = 0, at = 0; k < count; k++, at += 3) {
    const x = (xy[2 * k]! - originX - shift) / scale;
    const y = (xy[2 * k + 1]! - originY - shift) / scale;
    if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) {
      into[at] = into[at + 1] = into[at + 2] = Number.NaN;
      continue;
    }
    const a = samples[k]! - black[0];
    const b = samples[count + k]! - black[1];
    const c = samples[2 * count + k]! - black[2];
    into[at] = m[0] * a + m[1] * b + m[2] * c;
    into[at + 1] = m[3] * a + m[4] * b + m[5] * c;
    into[at + 2] = m[6] * a + m[7] * b + m[8] * c;
  }
};
