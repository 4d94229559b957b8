/** Halving takes the mean of two by two pixels, each channel for itself. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { halve, wholePatch } from '../../../workers/vision/patch.ts';

const whole = { left: 0, top: 0, right: 1e6, bottom: 1e6 };

test('each pixel is the rounded mean of the four under it', () => {
  const side = 6;
  const bytes = side * side * 4;
  fc.assert(
    fc.property(fc.uint8Array({ minLength: bytes, maxLength: bytes }), (rgba) => {
      const half = halve(wholePatch({ width: side, height: side, rgba }), whole);
      expect([half.width, half.height, half.scale]).toEqual([side / 2, side / 2, 2]);
      for (let y = 0; y < half.height; y++)
        for (let x = 0; x < half.width; x++)
          for (let channel = 0; channel < 3; channel++) {
            const at = (row: number, column: number): number =>
              rgba[((2 * y + row) * side + 2 * x + column) * 4 + channel]!;
            const mean = (at(0, 0) + at(0, 1) + at(1, 0) + at(1, 1) + 2) >> 2;
            expect(half.rgba[(y * half.width + x) * 4 + channel]).toBe(mean);
          }
    }),
  );
});

test('a part of the picture is halved where it lies', () => {
  const rgba = Uint8Array.from({ length: 12 * 8 * 4 }, (_, k) => (k * 37) % 251);
  const patch = wholePatch({ width: 12, height: 8, rgba });
  const all = halve(patch, whole);
  const part = halve(patch, { left: 4, top: 2, right: 9, bottom: 5 });
  const column = (part.originX - all.originX) / 2;
  const row = (part.originY - all.originY) / 2;
  for (let y = 0; y < part.height; y++)
    for (let x = 0; x < part.width; x++)
      expect(part.rgba[(y * part.width + x) * 4]).toBe(all.rgba[((row + y) * all.width + column + x) * 4]);
});
