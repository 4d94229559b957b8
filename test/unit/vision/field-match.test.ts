/** Fields are compared cell by cell, wherever their cells lie in the disc. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FieldMatch, fieldMap, outside } from '../../../workers/vision/field-match.ts';

const size = 24;
const sectors = 5;
const rings = [0.3, 0.6, 1];
const fields = sectors * (rings.length - 1);
const map = fieldMap(size, rings, sectors);

const strip = { cells: 0, print: 0, seen: 0, correlation: 0 };

const luma = fc.array(fc.oneof(fc.double({ min: -3, max: 3, noNaN: true }), fc.constant(NaN)), {
  minLength: size * size,
  maxLength: size * size,
});

test('as with all pairs of seen and calibrated cells of a field', () => {
  const match = new FieldMatch(map, fields);
  fc.assert(
    fc.property(luma, luma, fc.constantFrom(-size - 1, -1, 0, 1, size), (s, t, shift) => {
      const seen = Float32Array.from(s);
      const print = Float32Array.from(t, (value) => value || 0);
      const mask = Uint8Array.from(t, (value) => (value < 2 ? 1 : 0));
      match.compare(seen, print, mask, shift);
      for (let field = 0; field < fields; field++) {
        const cells = [...map.keys()].filter(
          (cell) => map[cell] === field && mask[cell] && !Number.isNaN(seen[cell + shift]),
        );
        const mean = (of: (cell: number) => number): number =>
          cells.reduce((sum, cell) => sum + of(cell), 0) / cells.length;
        const ofSeen = (cell: number): number => seen[cell + shift]!;
        const ofPrint = (cell: number): number => print[cell]!;
        match.pool(field, 0, 1, strip);
        expect(strip.cells).toBe(cells.length);
        if (cells.length === 0) continue;
        const variance = (of: (cell: number) => number): number => mean((cell) => (of(cell) - mean(of)) ** 2);
        expect(strip.seen).toBeCloseTo(variance(ofSeen), 6);
        expect(strip.print).toBeCloseTo(variance(ofPrint), 6);
        const together = mean((cell) => (ofSeen(cell) - mean(ofSeen)) * (ofPrint(cell) - mean(ofPrint)));
        const scatter = Math.sqrt(strip.seen * strip.print);
        if (scatter > 1e-4) expect(strip.correlation).toBeCloseTo(together / scatter, 4);
      }
    }),
    { numRuns: 20 },
  );
});

test('rows taken as one say nothing of what runs along them', () => {
  const match = new FieldMatch(map, fields);
  const print = Float32Array.from(map, (_, cell) => Math.sin(cell * 1.7));
  const mask = new Uint8Array(print.length).fill(1);
  const shaded = print.map((value, cell) => value + (map[cell]! < sectors ? -4 : 4));
  match.compare(shaded, print, mask);
  match.pool(0, sectors, rings.length - 1, strip);
  expect(strip.correlation).toBeCloseTo(1, 5);
  expect(strip.cells).toBe([...map].filter((field) => field === 0 || field === sectors).length);
});

test('over the fields that are flagged, as over their cells', () => {
  const match = new FieldMatch(map, fields);
  const print = Float32Array.from(map, (_, cell) => Math.sin(cell * 1.7));
  const seen = print.map((value, cell) => (map[cell] === 1 ? -value : value));
  match.compare(seen, print, new Uint8Array(print.length).fill(1));
  const all = new Uint8Array(fields).fill(1);
  expect(match.correlationOver(all)).toBeLessThan(0.9);
  all[1] = 0;
  expect(match.correlationOver(all)).toBeCloseTo(1, 5);
  expect(match.correlationOver(new Uint8Array(fields))).toBe(0);
});

test('cells outside all rings lie in no field', () => {
  expect([0, (size / 2) * size + size / 2].map((cell) => map[cell])).toEqual([outside, outside]);
});
