/** What a scale's marks leave open between them: bounds that real laws of printing must keep within. */
import { expect, test } from 'vitest';
import { lawsBetweenMarks } from '../../../calibration/laws-between-marks.ts';
import { piecewiseLinear } from '../../../calibration/monotone-cubic.ts';
import type { Knot } from '../../../calibration/scale.ts';

const knotsOf = (values: readonly number[], travelOf: (value: number) => number): Knot[] =>
  values.map((value) => ({ value, travel: travelOf(value), radius: 1 }));

/** Largest departure of the laws from a straight reading of the marks, at that way. */
const departure = (knots: readonly Knot[], travel: number, wraps = false): number => {
  const straight = piecewiseLinear(
    knots.map((knot) => knot.travel),
    knots.map((knot) => knot.value),
  );
  return Math.max(
    ...lawsBetweenMarks(knots, wraps).map((law) => Math.abs(law(travel) - straight.valueAt(travel))),
  );
};

const degree = Math.PI / 180;

test('an even scale leaves nothing open', () => {
  const knots = knotsOf([0, 2, 4, 6, 8, 10], (value) => value * 27 * degree);
  for (let travel = 0; travel <= 270 * degree; travel += degree)
    expect(departure(knots, travel)).toBeLessThan(1e-9);
});

test('every law goes through every mark', () => {
  const knots = knotsOf([0, 4, 6, 8, 10, 12, 14, 16], (value) => 4.7 * (value / 16) ** 2);
  for (const { travel } of knots) expect(departure(knots, travel)).toBeLessThan(1e-6);
});

test('the ticks beside a 0 that is printed 4° nearer are within what is left open, over the whole way to the first number', () => {
  const evenly = (value: number): number => (value * 46 * degree) / 100;
  const knots = knotsOf([0, 100, 200, 300, 400, 500, 600], (value) =>
    value === 0 ? 4 * degree : evenly(value),
  ).map((knot) => ({ ...knot, travel: knot.travel - 4 * degree }));
  for (let value = 20; value < 100; value += 2) {
    const travel = evenly(value) - 4 * degree;
    const read = (travel / (42 * degree)) * 100;
    expect(value - read).toBeGreaterThan(0);
    expect(departure(knots, travel)).toBeGreaterThanOrEqual(value - read - 1e-9);
  }
  // Beyond the first number nothing is open but how smooth the bend there is.
  expect(departure(knots, evenly(250) - 4 * degree)).toBeLessThan(1);
});

test('so they are on a gauge whose values run against the clock and end at 0', () => {
  const evenly = (value: number): number => (value + 1) * 270 * degree;
  const knots = knotsOf([-1, -0.8, -0.6, -0.4, -0.2, 0], (value) =>
    value === 0 ? 266 * degree : evenly(value),
  );
  const travel = evenly(-0.05);
  const read = -0.2 + (0.2 * (travel - evenly(-0.2))) / (50 * degree);
  expect(departure(knots, travel)).toBeGreaterThanOrEqual(Math.abs(-0.05 - read) - 1e-9);
});

test('a square law is within what is left open between numbers that are ticked evenly at its foot', () => {
  const travelOf = (value: number): number => 4.7 * (value / 16) ** 2;
  const knots = knotsOf([0, 1, 2, 3, 4, 6, 8, 10, 12, 14, 16], travelOf);
  for (let value = 0.2; value < 16; value += 0.1) {
    const travel = travelOf(value);
    const next = knots.findIndex((knot) => knot.travel >= travel);
    const [a, b] = [knots[next - 1]!, knots[next]!];
    const read = a.value + ((b.value - a.value) * (travel - a.travel)) / (b.travel - a.travel);
    // But for a third of a percent of span at its foot, where a root rises without bound.
    expect(departure(knots, travel) + 0.003 * 16).toBeGreaterThanOrEqual(Math.abs(value - read));
  }
});

test('a full turn has no pin: its 0 is where it is printed', () => {
  const knots = knotsOf([0, 90, 180, 270, 360], (value) => (value === 0 ? 2 : value) * degree).map(
    (knot) => ({
      ...knot,
      travel: knot.travel - 2 * degree,
    }),
  );
  expect(departure(knots, 5 * degree, true)).toBeLessThan(1.5);
});
