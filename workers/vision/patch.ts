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

/**
 * Writes bilinear RGB of the patch at frame positions; NaN outside.
 * @param xy x, y of each position, interleaved
 */
export const sampleInto = (patch: Patch, xy: Float64Array, into: Float32Array): void => {
  const { memory, planes, colour } = patch;
  const { 0: first, 1: second, 2: third } = planes;
  const { black, toRgb: m } = colour;
  const inverse = 1 / first.scale; // exact: scales are powers of two
  const left = first.originX + (first.scale - 1) / 2;
  const top = first.originY + (first.scale - 1) / 2;
  const inverseOfSecond = 1 / second.scale;
  const leftOfSecond = second.originX + (second.scale - 1) / 2;
  const topOfSecond = second.originY + (second.scale - 1) / 2;
  const toThird = third.at - second.at;
  for (let at = 0, out = 0; at < xy.length; at += 2, out += 3) {
    const x = (xy[at]! - left) * inverse;
    const y = (xy[at + 1]! - top) * inverse;
    if (!(x >= 0 && y >= 0 && x < first.width - 1 && y < first.height - 1)) {
      into[out] = into[out + 1] = into[out + 2] = Number.NaN;
      continue;
    }
    const x0 = x | 0;
    const y0 = y | 0;
    const u = x - x0;
    const k = first.at + y0 * first.stride + x0 * first.pitch;
    const d = k + first.stride;
    const upper = memory[k]! * (1 - u) + memory[k + first.pitch]! * u;
    const lower = memory[d]! * (1 - u) + memory[d + first.pitch]! * u;
    const a = upper + (lower - upper) * (y - y0) - black[0];

    // The other two may be coarser, and end at another edge.
    const x2 = Math.max(0, Math.min(second.width - 1, (xy[at]! - leftOfSecond) * inverseOfSecond));
    const y2 = Math.max(0, Math.min(second.height - 1, (xy[at + 1]! - topOfSecond) * inverseOfSecond));
    const column = x2 | 0;
    const row = y2 | 0;
    const share = x2 - column;
    const right = column < second.width - 1 ? second.pitch : 0;
    const k2 = second.at + row * second.stride + column * second.pitch;
    const d2 = row < second.height - 1 ? k2 + second.stride : k2;
    const upper2 = memory[k2]! * (1 - share) + memory[k2 + right]! * share;
    const lower2 = memory[d2]! * (1 - share) + memory[d2 + right]! * share;
    const b = upper2 + (lower2 - upper2) * (y2 - row) - black[1];
    const k3 = k2 + toThird;
    const d3 = d2 + toThird;
    const upper3 = memory[k3]! * (1 - share) + memory[k3 + right]! * share;
    const lower3 = memory[d3]! * (1 - share) + memory[d3 + right]! * share;
    const c = upper3 + (lower3 - upper3) * (y2 - row) - black[2];

    into[out] = m[0] * a + m[1] * b + m[2] * c;
    into[out + 1] = m[3] * a + m[4] * b + m[5] * c;
    into[out + 2] = m[6] * a + m[7] * b + m[8] * c;
  }
};
