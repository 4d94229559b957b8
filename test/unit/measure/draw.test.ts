/** Draws of the accuracy runs repeat, and spread. */
import { expect, it } from 'vitest';
import { sampleOf, shareOf } from '../../../scripts/evaluate/draw.mjs';

const items = Array.from({ length: 200 }, (_, k) => ({ id: `picture-${k}` }));

it('gives the same number to the same words, whatever was drawn before', () => {
  expect(shareOf(1, 'a', 'blur')).toBe(shareOf(1, 'a', 'blur'));
  expect(shareOf(1, 'a', 'blur')).not.toBe(shareOf(2, 'a', 'blur'));
});

it('spreads evenly over 0…1', () => {
  const shares = items.map(({ id }) => shareOf(1, id, 'blur'));
  const inTenths = Array.from(
    { length: 10 },
    (_, k) => shares.filter((share) => Math.floor(share * 10) === k).length,
  );
  expect(Math.min(...inTenths)).toBeGreaterThan(8);
  expect(Math.max(...inTenths)).toBeLessThan(36);
});

it('draws a sample without repeats, in the order of the pictures', () => {
  const sample = sampleOf(items, 30, 7);
  expect(sample).toHaveLength(30);
  expect(sample).toEqual(items.filter((item) => sample.includes(item)));
  expect(sampleOf(items, 30, 7)).toEqual(sample);
  expect(sampleOf(items, 30, 8)).not.toEqual(sample);
  expect(sampleOf(items, 999, 7)).toHaveLength(200);
});
