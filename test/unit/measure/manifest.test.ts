/** What the page may know of a picture, and which picture it is calibrated on. */
import { expect, it } from 'vitest';
import {
  acrossOf,
  othersFor,
  referenceOf,
  shownEntry,
  type Entry,
} from '../../../scripts/evaluate/manifest.mjs';

const entry: Entry = {
  ...{ id: 'a', gauge: 'g', file: 'photos/a 1.jpg', width: 10, height: 10, unit: 'bar' },
  ...{ pivot: [5, 5], tip: [9, 5], dial: { cx: 5, cy: 5, rx: 4, ry: 4, rotationDeg: 0 } },
  marks: [
    { value: 0, at: [1, 5] },
    { value: 6, at: [9, 5] },
  ],
  ...{ reading: 3, readingUncertainty: 0.1, readingByMarks: 3.01, readingByMarksUncertainty: 0.1 },
  ...{ markSigmaDeg: 0.3, tags: ['glare'], sequenceOf: null },
};

it('never shows the tip, a reading or a tag to the code under test', () => {
  const shown = shownEntry(entry);
  expect(Object.keys(shown).sort()).toEqual(
    ['dial', 'height', 'id', 'markSigmaDeg', 'marks', 'pivot', 'unit', 'url', 'width'].sort(),
  );
  expect(shown.url).toBe('/photographs/photos/a%201.jpg');
});

it('calibrates a sequence on its first picture, and every other picture on itself', () => {
  const first = { ...entry, id: 'first', sequenceOf: 's' };
  const second = { ...entry, id: 'second', sequenceOf: 's' };
  const all = [entry, first, second];
  expect(referenceOf(second, all)).toBe(first);
  expect(referenceOf(first, all)).toBe(first);
  expect(referenceOf(entry, all)).toBe(entry);
});

it('reads each picture by the calibration of every other one of its gauge', () => {
  const sister = { ...entry, id: 'sister', sequenceOf: 's' };
  const stranger = { ...entry, id: 'stranger', gauge: 'h' };
  const bare: Entry = { ...entry, id: 'bare', marks: [] };
  const all = [entry, sister, stranger, bare];
  const pairs = acrossOf(all);
  expect(pairs.map(({ id }) => id)).toEqual(['sister by a', 'a by sister']);
  expect(pairs.map((pair) => referenceOf(pair, all))).toEqual([entry, sister]);
  expect(pairs.map((pair) => shownEntry(pair).url)).toEqual([shownEntry(sister).url, shownEntry(entry).url]);
});

it('puts only gauges of another scale in place of one', () => {
  const twin = { ...entry, id: 'twin', gauge: 'h' };
  const panel = { ...entry, id: 'panel', gauge: 'p', unit: 'A', dial: null };
  const different = { ...entry, id: 'different', gauge: 'k', unit: 'MPa' };
  expect(othersFor(entry, [entry, twin, panel, different])).toEqual([different]);
});
