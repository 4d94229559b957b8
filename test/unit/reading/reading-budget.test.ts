/** The budget against simulation (JCGM 101, GUM Supplement 1): what it states is what noise does. */
import { describe, expect, it } from 'vitest';
import { radians } from '../../../src/base/angle.ts';
import { interpret, type Interpretation } from '../../../src/reading/interpret.ts';
import type { Prepared } from '../../../src/reading/prepare-gauge.ts';
import { lineAt, observationOf, preparedExample, preparedRecord, type Seen } from './build-observation.ts';

/** Seeded normal noise: mulberry32 and Box-Muller. */
const normal = (seed: number): (() => number) => {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
};

const samples = 1500;

const read = (prepared: Prepared, value: number, seen: Seen): Interpretation => {
  const interpreted = interpret(observationOf(prepared, value, seen), prepared);
  if (!interpreted.ok) throw new Error(interpreted.error);
  return interpreted.value;
};

const stated = (interpretation: Interpretation, ...names: string[]): number =>
  Math.hypot(
    ...interpretation.budget.contributions.filter(({ name }) => names.includes(name)).map(({ u }) => u),
  );

/** Root mean square of what `draw` gives. */
const spread = (draw: (noise: () => number) => number): number => {
  const noise = normal(20_260_501);
  let squares = 0;
  for (let k = 0; k < samples; k++) squares += draw(noise) ** 2;
  return Math.sqrt(squares / samples);
};

const places = [
  ['pressure-0-10-bar', 5],
  ['pressure-0-10-bar', 2.5],
  ['pressure-0-10-bar', -0.3],
  ['vacuum-counter-clockwise', -0.42],
  ['thermometer-four-points', 31],
  ['panel-meter-0-5-ampere', 3.6],
  ['wind-direction-full-turn', 100],
] as const;

describe.each(places)('%s at %d', (name, value) => {
  const prepared = preparedExample(name);
  const { record } = prepared;

  it('states what noise of the needle’s line does to the reading', () => {
    const line = lineAt(prepared, value);
    const lateralSigma = 1.5;
    const interpretation = read(prepared, value, { line: { lateralSigma, directionSigma: radians(0) } });
    const seen = spread((noise) => {
      const aside = lateralSigma * noise();
      const through = {
        x: line.through.x - aside * Math.sin(line.direction),
        y: line.through.y + aside * Math.cos(line.direction),
      };
      return read(prepared, value, { line: { through } }).value - value;
    });
    expect(stated(interpretation, 'needle-place') / seen).toBeGreaterThan(0.9);
    expect(stated(interpretation, 'needle-place') / seen).toBeLessThan(1.1);
  });

  it('states what misplaced marks and pivot do to the reading', () => {
    const line = lineAt(prepared, value);
    const interpretation = read(prepared, value, {});
    const sigma = record.markSigmaPx;
    const seen = spread((noise) => {
      const place = ({ x, y }: { x: number; y: number }) => ({
        x: x + sigma * noise(),
        y: y + sigma * noise(),
      });
      const marks = record.marks.map((mark) => ({ ...mark, at: place(mark.at) }));
      if (record.scale.wraps) marks[marks.length - 1] = { ...marks.at(-1)!, at: marks[0]!.at };
      const misplaced = preparedRecord({ ...record, marks, pivot: place(record.pivot) });
      return read(misplaced, value, { line }).value - value;
    });
    const ratio = stated(interpretation, 'mark-placement', 'pivot-placement') / seen;
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.4);
  });
});
