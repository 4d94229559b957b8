/** The marks of a scale → the ways in which its print may run between them. */
import { inverseOf, monotoneCubic, piecewiseLinear } from './monotone-cubic.ts';
import type { Knot } from './scale.ts';

/** Way along the scale, rad, within its marks → the value that is printed there. */
export type Law = (travel: number) => number;

/**
 * Way per value in the interval at an end, as the next ones let one expect: as in the next one, or changing on as
 * from the one after, whichever is nearer to what is found. Undefined where there is no next one.
 */
const expectedRate = ([found, next, further]: readonly number[]): number | undefined => {
  if (found === undefined || next === undefined) return undefined;
  const afterNext = further ?? next;
  const changingOn = Math.max(2 * next - afterNext, next / 2);
  return Math.min(Math.max(found, Math.min(next, changingOn)), Math.max(next, changingOn));
};

/** Numbers are ten ticks apart, hardly ever more: so far from the 0, as a share of the way to the next mark, one may stand. */
const nearestTick = 0.1;

/** Straight from mark to mark, but evenly by the ticks up to the one beside a 0 at the scale's end. */
const ticksTowardsZero = (travels: readonly number[], values: readonly number[]): Law | undefined => {
  const rates = travels.slice(1).map((travel, k) => (travel - travels[k]!) / (values[k + 1]! - values[k]!));
  const end = values.length - 1;
  const [zero, next, rate] =
    values[0] === 0
      ? [0, 1, expectedRate(rates)]
      : values[end] === 0
        ? [end, end - 1, expectedRate(rates.toReversed())]
        : [0, 0, undefined];
  if (rate === undefined) return undefined;
  const way = (1 - nearestTick) * (travels[zero]! - travels[next]!);
  const at = zero === 0 ? 1 : end;
  return piecewiseLinear(
    travels.toSpliced(at, 0, travels[next]! + way),
    values.toSpliced(at, 0, values[next]! + way / rate),
  ).valueAt;
};

/**
 * Marks alone do not say how the ticks between them run. Straight; smooth, as printed by a curved law, drawn over the
 * way and over the value (a square law is smooth over the value alone); and evenly on to a 0 that is itself printed
 * nearer to the first number: on most pressure gauges it is, by 2 to 5°, where the needle rests on its pin.
 */
export const lawsBetweenMarks = (knots: readonly Knot[], wraps: boolean): Law[] => {
  const travels = knots.map(({ travel }) => travel);
  const values = knots.map(({ value }) => value);
  const overValue = monotoneCubic(values, travels, false);
  // A full turn has no pin.
  const byTicks = wraps ? undefined : ticksTowardsZero(travels, values);
  return [
    piecewiseLinear(travels, values).valueAt,
    monotoneCubic(travels, values, wraps).valueAt,
    (travel) => inverseOf(overValue, values, travels, travel),
    ...(byTicks ? [byTicks] : []),
  ];
};
