/** Halving takes the mean of two by two pixels, each plane for itself; coarser planes wait until the others are as coarse. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { yuvColour } from '../../../workers/vision/colour.ts';
import { frameLayout } from '../../../workers/vision/frame-layout.ts';
import { halve, sampleInto, type Patch, type Plane } from '../../../workers/vision/patch.ts';
import { rgbaPicture, type Picture } from '../../../workers/vision/picture.ts';

const whole = { left: 0, top: 0, right: 1e6, bottom: 1e6 };
const pixel = ({ memory }: Patch, { at, pitch, stride }: Plane, x: number, y: number): number =>
  memory[at + x * pitch + y * stride]!;

test('each pixel is the rounded mean of the four under it', () => {
  const side = 6;
  const bytes = side * side * 4;
  fc.assert(
    fc.property(fc.uint8Array({ minLength: bytes, maxLength: bytes }), (rgba) => {
      const half = halve(rgbaPicture(side, side, rgba), whole);
      half.planes.forEach((plane, channel) => {
        expect([plane.width, plane.height, plane.scale]).toEqual([side / 2, side / 2, 2]);
        for (let y = 0; y < plane.height; y++)
          for (let x = 0; x < plane.width; x++) {
            const at = (row: number, column: number): number =>
              rgba[((2 * y + row) * side + 2 * x + column) * 4 + channel]!;
            const mean = (at(0, 0) + at(0, 1) + at(1, 0) + at(1, 1) + 2) >> 2;
            expect(pixel(half, plane, x, y)).toBe(mean);
          }
      });
    }),
  );
});

test('a part of the picture is halved where it lies', () => {
  const rgba = Uint8Array.from({ length: 12 * 8 * 4 }, (_, k) => (k * 37) % 251);
  const picture = rgbaPicture(12, 8, rgba);
  const all = halve(picture, whole);
  const part = halve(picture, { left: 4, top: 2, right: 9, bottom: 5 });
  const [of] = part.planes;
  const column = (of.originX - all.planes[0].originX) / 2;
  const row = (of.originY - all.planes[0].originY) / 2;
  expect([column, row]).toEqual([2, 1]);
  for (let y = 0; y < of.height; y++)
    for (let x = 0; x < of.width; x++)
      expect(pixel(part, of, x, y)).toBe(pixel(all, all.planes[0], column + x, row + y));
});

/** Y rises by 2 a pixel to the right and 3 downwards, U falls by 2 and V rises by 2 to the right. */
const slopes = (format: 'I420' | 'NV12'): Picture => {
  const [width, height] = [64, 32];
  const colorSpace = { matrix: 'smpte170m', fullRange: true } as const;
  const layout = frameLayout({ width, height, format, colorSpace })!;
  const memory = new Uint8Array(layout.bytes);
  layout.planes.forEach(({ at, pitch, stride, width: columns, height: rows, scale }, k) => {
    for (let y = 0; y < rows; y++)
      for (let x = 0; x < columns; x++) {
        const centreX = scale * x + (scale - 1) / 2;
        const value = k === 0 ? 2 * x + 3 * y : k === 1 ? 191 - 2 * centreX : 65 + 2 * centreX;
        memory[at + x * pitch + y * stride] = value;
      }
  });
  return { width, height, memory, planes: layout.planes, colour: yuvColour(colorSpace, height) };
};

test.each(['I420', 'NV12'] as const)('luma and chroma of %s lie on each other at every size', (format) => {
  let patch: Patch = slopes(format);
  const colour = new Float32Array(3);
  for (let level = 0; level < 3; level++) {
    sampleInto(patch, Float64Array.of(30.5, 13), colour);
    // ITU-T T.871 (JPEG): R = Y + 1.402 (V − 128), B = Y + 1.772 (U − 128); each halving rounds luma by up to a half.
    expect(Math.abs(colour[0]! - (100 - 1.402 * 2))).toBeLessThan(1.1);
    expect(Math.abs(colour[2]! - (100 + 1.772 * 2))).toBeLessThan(1.1);
    patch = halve(patch, { left: 10, top: 6, right: 50, bottom: 30 });
  }
});

test.each([
  ['I420', 4],
  ['I420', 6],
  ['I420', 9],
  ['NV12', 6],
] as const)('%s: luma is halved and chroma taken over, from column %d on too', (format, left) => {
  const picture = slopes(format);
  picture.memory.forEach((_, k) => (picture.memory[k] = (k * 89) % 253));
  const all = halve(picture, whole);
  const part = halve(picture, { left, top: 5, right: left + 23, bottom: 21 });
  part.planes.forEach((of, k) => {
    const from = all.planes[k]!;
    const column = (of.originX - from.originX) / 2;
    const row = (of.originY - from.originY) / 2;
    for (let y = 0; y < of.height; y++)
      for (let x = 0; x < of.width; x++)
        expect(pixel(part, of, x, y)).toBe(pixel(all, from, column + x, row + y));
  });
  const [fine, chroma] = picture.planes;
  const [half, taken] = all.planes;
  for (let y = 0; y < half.height; y++)
    for (let x = 0; x < half.width; x++) {
      const at = (row: number, column: number): number => pixel(picture, fine, 2 * x + column, 2 * y + row);
      expect(pixel(all, half, x, y)).toBe((at(0, 0) + at(0, 1) + at(1, 0) + at(1, 1) + 2) >> 2);
      expect(pixel(all, taken, x, y)).toBe(pixel(picture, chroma, x, y));
    }
});
