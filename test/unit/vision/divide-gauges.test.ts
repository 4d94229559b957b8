/** Gauges between two workers: even work, and as few as possible change hands. */
import { expect, it } from 'vitest';
import { divideGauges } from '../../../workers/vision/divide-gauges.ts';

const loadsOf = (loads: readonly number[]): Map<string, number> =>
  new Map(loads.map((load, k) => [`gauge-${k}`, load]));
const even = loadsOf(Array.from({ length: 16 }, () => 5));
const nobody = new Set<string>();
const workOf = (loads: ReadonlyMap<string, number>, gauges: ReadonlySet<string>): number =>
  [...gauges].reduce((sum, gauge) => sum + (loads.get(gauge) ?? NaN), 0);

it('gives half of sixteen like gauges to the second', () => {
  expect(divideGauges(even, nobody).size).toBe(8);
});

it('divides by work, not by number', () => {
  const loads = loadsOf([30, 5, 5, 5, 5, 5, 5]);
  expect(workOf(loads, divideGauges(loads, nobody))).toBe(30);
});

it('leaves one gauge where it is', () => {
  expect(divideGauges(loadsOf([5]), nobody).size).toBe(0);
});

it('leaves gauges that nothing is known of where they are', () => {
  expect(divideGauges(loadsOf([0, 0]), new Set(['gauge-1']))).toEqual(new Set(['gauge-1']));
});

it('changes nothing while both have about as much to do', () => {
  const hers = divideGauges(even, nobody);
  const uneven = new Map([...even].map(([gauge, load]) => [gauge, hers.has(gauge) ? 1.4 * load : load]));
  expect(divideGauges(uneven, hers)).toEqual(hers);
});

it('moves only what evens it, to either side', () => {
  const hers = divideGauges(even, nobody);
  for (const busy of [true, false]) {
    const loads = new Map(
      [...even].map(([gauge, load]) => [gauge, hers.has(gauge) === busy ? 2 * load : load]),
    );
    const next = divideGauges(loads, hers);
    const all = workOf(loads, new Set(loads.keys()));
    expect(workOf(loads, next) / all).toBeGreaterThan(0.45);
    expect(workOf(loads, next) / all).toBeLessThan(0.55);
    expect([...even.keys()].filter((gauge) => next.has(gauge) !== hers.has(gauge)).length).toBeLessThan(4);
  }
});

it('keeps known gauges where they are when one is added or taken out', () => {
  const hers = divideGauges(even, nobody);
  const more = divideGauges(new Map([...even, ['new', 5]]), hers);
  expect([...even.keys()].filter((gauge) => more.has(gauge))).toEqual([...hers]);
  const [gone] = hers;
  const fewer = new Map([...even].filter(([gauge]) => gauge !== gone));
  expect(divideGauges(fewer, hers)).toEqual(new Set([...hers].filter((gauge) => gauge !== gone)));
});

it('divides anew when all gauges are others', () => {
  expect(divideGauges(even, new Set(['another', 'plant'])).size).toBe(8);
});
