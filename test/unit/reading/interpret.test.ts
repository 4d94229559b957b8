/** From a needle's line to a value with its place on the scale and its budget. */
import { describe, expect, it } from 'vitest';
import { interpret, type Interpretation } from '../../../src/reading/interpret.ts';
import { radians } from '../../../src/base/angle.ts';
import type { Prepared } from '../../../src/reading/prepare-gauge.ts';
import { exampleNames } from '../calibration/example-records.ts';
import { observationOf, preparedExample, preparedRecord, type Seen } from './build-observation.ts';

const pressure = preparedExample('pressure-0-10-bar');

const read = (prepared: Prepared, value: number, seen: Seen = {}): Interpretation => {
  const interpreted = interpret(observationOf(prepared, value, seen), prepared);
  if (!interpreted.ok) throw new Error(interpreted.error);
  return interpreted.value;
};

const contribution = (interpretation: Interpretation, name: string): number =>
  interpretation.budget.contributions.find((each) => each.name === name)!.u;

describe('interpret', () => {
  it.each(exampleNames)('%s: reads what the needle shows, inside its own interval', (name) => {
    const prepared = preparedExample(name);
    const { lowValue, highValue } = prepared.curve;
    for (const share of [0.02, 0.31, 0.5, 0.77, 0.98]) {
      const value = lowValue + share * (highValue - lowValue);
      const interpretation = read(prepared, value);
      expect(Math.abs(interpretation.value - value)).toBeLessThan(1e-5 * (highValue - lowValue));
      expect(interpretation.spanFraction).toBeCloseTo(share, 4);
      expect(interpretation.position).toBe('on-scale');
      expect(interpretation.u95).toBeGreaterThan(0);
    }
  });

  it('gives the direction of the needle in the picture', () => {
    // 5 bar stands upright: −90°, which is 270°.
    expect(read(pressure, 5).angleDeg).toBeCloseTo(270, 0);
  });

  it('keeps the reason of a refused observation', () => {
    const observation = observationOf(pressure, 5);
    const outcome = { ok: false, error: { stage: 'gate', reason: 'dark', detail: '' } } as const;
    expect(interpret({ ...observation, outcome }, pressure)).toEqual({
      ok: false,
      error: 'dark',
    });
  });

  it.each<[string, Seen]>([
    ['does not meet the scale', { line: { through: { x: 5000, y: 5000 } } }],
    ['has no direction', { line: { direction: radians(Number.NaN) } }],
    ['has no certainty', { line: { lateralSigma: Infinity } }],
  ])('finds no needle in a line that %s', (_name, seen) => {
    expect(interpret(observationOf(pressure, 5, seen), pressure)).toEqual({
      ok: false,
      error: 'needle-not-found',
    });
  });
});

describe('the place on the scale', () => {
  const spans = (share: number): number => 10 * share;

  it('is on the scale at the zero mark, give or take the uncertainty of the reading', () => {
    const { u95 } = read(pressure, 0);
    expect(read(pressure, 0).position).toBe('on-scale');
    expect(read(pressure, -0.8 * u95).position).toBe('on-scale');
  });

  it('is the end stop a little below zero where there is a pin, with the value as read', () => {
    const resting = read(pressure, spans(-0.008));
    expect(resting.position).toBe('end-stop');
    expect(resting.value).toBeCloseTo(-0.08, 4);
    expect(read(pressure, spans(1.008)).position).toBe('beyond-scale'); // no pin at the high end
  });

  it('is beyond the scale up to a tenth of the span, and off it further out', () => {
    expect(read(pressure, spans(-0.05)).position).toBe('beyond-scale');
    expect(read(pressure, spans(1.09)).position).toBe('beyond-scale');
    expect(read(pressure, spans(1.12)).position).toBe('off-scale');
    expect(read(pressure, spans(-0.15)).position).toBe('off-scale');
  });

  it('is always on a full-turn scale', () => {
    const wind = preparedExample('wind-direction-full-turn');
    for (let value = 0; value < 360; value += 5) expect(read(wind, value).position).toBe('on-scale');
  });
});

describe('the budget', () => {
  it('turns a line shifted by 1 px into the same share of the arc', () => {
    // 246 px of arc radius, 270° for 10 bar: 1 px ≙ 1/246 rad ≙ 0.00863 bar.
    const place = contribution(read(pressure, 5, { line: { lateralSigma: 1 } }), 'needle-place');
    expect(place).toBeCloseTo(10 / ((270 / 180) * Math.PI * 246), 3);
  });

  it('grows with every cause of doubt, and by nothing else', () => {
    const quiet = read(pressure, 5).u95;
    const causes: Seen[] = [
      { line: { directionSigma: radians(0.01) } },
      { line: { lateralSigma: 2 } },
      { evidence: { fitDisagreement: 0.03 } },
      { evidence: { fitDisagreement: null } },
      { evidence: { tilt: radians(0.5) } },
      { evidence: { moved: 0.5 } },
      { evidence: { radiusPx: 30 } },
    ];
    for (const cause of causes) expect(read(pressure, 5, cause).u95).toBeGreaterThan(quiet);
    expect(read(pressure, 5, { evidence: { glare: 0.1 } }).u95).toBe(quiet);
  });

  it('takes two finders that differ for doubt only beyond the network’s own error', () => {
    const doubt = (fitDisagreement: number | null): number =>
      contribution(read(pressure, 5, { evidence: { fitDisagreement } }), 'finder-disagreement');
    expect(doubt(0.015)).toBe(0);
    // 0.01 rad beyond it, of 270° for 10 bar, as a half-width.
    const perRadian = 10 / (1.5 * Math.PI);
    expect(doubt(0.03)).toBeCloseTo((0.01 * perRadian) / Math.sqrt(3), 3);
    expect(doubt(null)).toBeCloseTo((0.01 * perRadian) / Math.sqrt(3), 3);
  });

  it('widens for a direction that few cross-sections tell', () => {
    const u95 = (fitSupport: number): number =>
      read(pressure, 5, { line: { directionSigma: radians(0.05) }, evidence: { fitSupport } }).u95;
    expect(u95(0.25) / u95(1)).toBeGreaterThan(1.5);
  });

  it('trusts a place at a mark more than one far from any', () => {
    const ends: Prepared = preparedExample('pressure-0-10-bar');
    const between = contribution(read(ends, 5.5), 'scale-between-marks');
    expect(contribution(read(ends, 5), 'scale-between-marks')).toBeLessThan(between / 5);
  });

  it('admits 1 % of span in mid-scale where only the two ends are known', () => {
    const { record } = preparedExample('pressure-0-10-bar');
    const marks = [record.marks[0]!, record.marks.at(-1)!];
    const two = preparedRecord({ ...record, marks });
    const doubt = contribution(read(two, 5), 'scale-between-marks') * Math.sqrt(3);
    expect(doubt / 10).toBeGreaterThan(0.008);
    expect(doubt / 10).toBeLessThan(0.02);
  });

  it('adds the class of the gauge to the interval of the measurand only', () => {
    const { u95, measurandU95 } = read(pressure, 5);
    // Class 1.6 of 10 bar: a rectangle of ±0.16 bar, of which 95 % is 0.152; the reading's own doubt is far smaller.
    expect(measurandU95).toBeGreaterThan(0.152);
    expect(measurandU95).toBeLessThan(Math.hypot(u95, 0.16));
    expect(read(preparedExample('wind-direction-full-turn'), 90).measurandU95).toBeNull();
  });

  it('is not larger at the seam of a full-turn scale than elsewhere', () => {
    const wind = preparedExample('wind-direction-full-turn');
    expect(read(wind, 0.01).u95).toBeLessThan(2 * read(wind, 90).u95);
    expect(read(wind, 359.99).u95).toBeLessThan(2 * read(wind, 90).u95);
  });
});
