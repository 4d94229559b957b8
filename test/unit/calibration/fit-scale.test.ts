/** Scale curves through marks: exact at the marks, monotone between, the same however the picture lies. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitScale } from '../../../calibration/fit-scale.ts';
import type { CalibrationRecord, Mark, Scale } from '../../../calibration/record.ts';
import type { ScaleCurve } from '../../../calibration/scale.ts';
import { turnBetween } from '../../../src/base/angle.ts';
import { exampleNames, exampleRecord } from './example-records.ts';

const pivot = { x: 300, y: 280 };
const base = exampleRecord('non-linear-first-interval');

const fit = (record: CalibrationRecord): ScaleCurve => {
  const fitted = fitScale(record);
  if (!fitted.ok) throw new Error(fitted.error);
  return fitted.value;
};

/** Angle in the scale's plane at which a mark lies. */
const angleTo = (curve: ScaleCurve, { at }: Mark): number => {
  const there = curve.place(at);
  return Math.atan2(there.y - curve.pivot.y, there.x - curve.pivot.x);
};

interface Dial {
  readonly record: CalibrationRecord;
  readonly law: Scale['law'];
}

const recordOf = (
  law: Scale['law'],
  direction: Scale['direction'],
  first: number,
  steps: readonly number[],
  rises: readonly number[],
): CalibrationRecord => {
  const sense = direction === 'clockwise' ? 1 : -1;
  let angle = first;
  let value = -3;
  const marks: Mark[] = [];
  for (let k = -1; k < steps.length; k++) {
    if (k >= 0) {
      angle += sense * steps[k]!;
      value += rises[k]!;
    }
    marks.push({ value, at: { x: pivot.x + 200 * Math.cos(angle), y: pivot.y + 200 * Math.sin(angle) } });
  }
  return {
    ...base,
    pivot,
    marks,
    perspective: { method: 'none' },
    scale: { ...base.scale, law, direction, wraps: false },
  };
};

/** Dials of 2-12 unevenly spaced marks over at most 340°. */
const dials: fc.Arbitrary<Dial> = fc
  .record({
    law: fc.constantFrom<Scale['law']>('piecewise-linear', 'monotone-cubic'),
    direction: fc.constantFrom<Scale['direction']>('clockwise', 'counter-clockwise'),
    first: fc.double({ min: -4, max: 4, noNaN: true }),
    sweep: fc.double({ min: 0.5, max: 5.9, noNaN: true }),
    intervals: fc.array(
      fc.tuple(fc.double({ min: 0.2, max: 1, noNaN: true }), fc.double({ min: 0.05, max: 5, noNaN: true })),
      { minLength: 1, maxLength: 11 },
    ),
  })
  .map(({ law, direction, first, sweep, intervals }) => {
    const total = intervals.reduce((sum, [step]) => sum + step, 0);
    const steps = intervals.map(([step]) => (step / total) * sweep);
    return {
      law,
      record: recordOf(
        law,
        direction,
        first,
        steps,
        intervals.map(([, rise]) => rise),
      ),
    };
  });

/** The picture turned about a point and moved. */
const turned = (record: CalibrationRecord, angle: number, mirror = false): CalibrationRecord => {
  const move = ({ x, y }: { x: number; y: number }) => {
    const dx = mirror ? -x : x;
    return {
      x: dx * Math.cos(angle) - y * Math.sin(angle) + 37,
      y: dx * Math.sin(angle) + y * Math.cos(angle) - 12,
    };
  };
  const flip = (direction: Scale['direction']): Scale['direction'] =>
    (direction === 'clockwise') === mirror ? 'counter-clockwise' : 'clockwise';
  return {
    ...record,
    pivot: move(record.pivot),
    marks: record.marks.map(({ value, at }) => ({ value, at: move(at) })),
    scale: { ...record.scale, direction: flip(record.scale.direction) },
  };
};

describe('every example', () => {
  it.each(exampleNames)('%s reads its own marks', (name) => {
    const record = exampleRecord(name);
    const curve = fit(record);
    record.marks.forEach((mark, k) => {
      const expected = curve.wraps && k === record.marks.length - 1 ? curve.lowValue : mark.value;
      expect(curve.valueAt(angleTo(curve, mark))).toBeCloseTo(expected, 6);
    });
  });
});

describe('a scale curve', () => {
  it('passes through its marks', () => {
    fc.assert(
      fc.property(dials, ({ record }) => {
        const curve = fit(record);
        for (const mark of record.marks)
          expect(curve.valueAt(angleTo(curve, mark))).toBeCloseTo(mark.value, 8);
        expect(curve.lowValue).toBe(record.marks[0]!.value);
        expect(curve.highValue).toBe(record.marks.at(-1)!.value);
      }),
    );
  });

  it('rises all along its travel, beyond both ends too', () => {
    fc.assert(
      fc.property(dials, ({ record }) => {
        const curve = fit(record);
        let before = -Infinity;
        for (let k = 0; k <= 400; k++) {
          const travel = -0.15 + (k / 400) * (curve.sweep + 0.3);
          const value = curve.valueAtTravel(travel);
          expect(value).toBeGreaterThan(before);
          expect(curve.slopeAtTravel(travel)).toBeGreaterThan(0);
          before = value;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has the slope that its values have', () => {
    fc.assert(
      fc.property(dials, fc.double({ min: 0, max: 1, noNaN: true }), ({ record }, share) => {
        const curve = fit(record);
        const travel = share * curve.sweep;
        const step = 1e-6;
        fc.pre(curve.knots.every((knot) => Math.abs(knot.travel - travel) > 2 * step));
        const rise = curve.valueAtTravel(travel + step) - curve.valueAtTravel(travel - step);
        const slope = curve.slopeAtTravel(travel);
        expect(Math.abs(rise / (2 * step) - slope)).toBeLessThan(1e-4 * (1 + slope));
      }),
    );
  });

  it('goes from angle to value and back', () => {
    fc.assert(
      fc.property(dials, fc.double({ min: -0.05, max: 1.05, noNaN: true }), ({ record }, share) => {
        const curve = fit(record);
        const value = curve.lowValue + share * (curve.highValue - curve.lowValue);
        const angle = curve.angleOf(value);
        // Stay out of the dead zone's far half.
        const beyond = Math.max(-curve.travelOf(angle), curve.travelOf(angle) - curve.sweep);
        fc.pre(beyond < 0.1);
        const back = curve.valueAt(angle);
        const inReach =
          (value - curve.valueAtTravel(-0.1)) * (curve.valueAtTravel(curve.sweep + 0.1) - value) > 0;
        fc.pre(inReach);
        expect(Math.abs(back - value)).toBeLessThan(1e-8 * (1 + Math.abs(value)));
      }),
    );
  });

  it('does not care how the picture is turned or moved', () => {
    const angles = fc.double({ min: -7, max: 7, noNaN: true });
    fc.assert(
      fc.property(dials, angles, fc.double({ min: 0, max: 6.28, noNaN: true }), ({ record }, roll, angle) => {
        const straight = fit(record);
        const rolled = fit(turned(record, roll));
        fc.pre(Math.abs(straight.travelOf(angle) - straight.sweep) < Math.PI - 1e-3);
        const way = straight.travelOf(angle);
        const deadMiddle = straight.sweep / 2 + Math.PI;
        fc.pre(Math.abs(way - deadMiddle) > 1e-6 && Math.abs(way + 2 * Math.PI - deadMiddle) > 1e-6);
        const expected = straight.valueAt(angle);
        expect(Math.abs(rolled.valueAt(angle + roll) - expected)).toBeLessThan(
          1e-6 * (1 + Math.abs(expected)),
        );
      }),
    );
  });

  it('reads a mirrored picture counter-clockwise as the picture itself clockwise', () => {
    fc.assert(
      fc.property(dials, fc.double({ min: 0, max: 1, noNaN: true }), ({ record }, share) => {
        const curve = fit(record);
        const mirrored = fit(turned(record, 0, true));
        expect(mirrored.direction).not.toBe(curve.direction);
        const value = curve.lowValue + share * (curve.highValue - curve.lowValue);
        const angle = curve.angleOf(value);
        expect(Math.abs(mirrored.valueAt(Math.PI - angle) - curve.valueAt(angle))).toBeLessThan(1e-6);
      }),
    );
  });

  it('gives a needle outside the sweep to the nearer end', () => {
    const curve = fit(exampleRecord('pressure-0-10-bar')); // 135° … 45° over the top, 90° is the dead middle
    const at = (degrees: number): number => curve.valueAt((degrees * Math.PI) / 180);
    expect(at(130)).toBeLessThan(0);
    expect(at(95)).toBeLessThan(0);
    expect(at(85)).toBeGreaterThan(10);
    expect(at(50)).toBeGreaterThan(10);
    expect(at(130)).toBeCloseTo(-5 / 27, 1);
  });
});

describe('a full-turn scale', () => {
  const wind = exampleRecord('wind-direction-full-turn');

  it.each(['piecewise-linear', 'monotone-cubic'] as const)('has no seam and no end (%s)', (law) => {
    const curve = fit({ ...wind, scale: { ...wind.scale, law } });
    expect(curve.sweep).toBeCloseTo(2 * Math.PI, 12);
    const before = curve.valueAt(curve.lowAngle - 1e-7);
    const after = curve.valueAt(curve.lowAngle + 1e-7);
    expect(before).toBeCloseTo(360, 4);
    expect(after).toBeCloseTo(0, 4);
    for (let degrees = 0; degrees < 360; degrees += 7)
      expect(Math.abs(turnBetween(((degrees - 90) * Math.PI) / 180, curve.angleOf(degrees)))).toBeLessThan(
        0.01,
      );
  });

  it('joins its ends with one slope', () => {
    const curve = fit({ ...wind, scale: { ...wind.scale, law: 'monotone-cubic' } });
    expect(curve.slopeAtTravel(0)).toBeCloseTo(curve.slopeAtTravel(2 * Math.PI), 9);
  });
});

describe('perspective', () => {
  it('of a dial seen from the side costs nothing when four points are known', () => {
    const seen = exampleRecord('thermometer-four-points');
    const curve = fit(seen);
    // True law: 0 at 135°, 120 at 405°, straight; marks are placed to ±0.4 px.
    for (const value of [10, 33, 61, 95, 118]) {
      const truth = ((135 + (270 * value) / 120) * Math.PI) / 180;
      expect(Math.abs(curve.valueAt(truth) - value)).toBeLessThan(0.004 * 120);
    }
    const flat = fit({
      ...seen,
      perspective: { method: 'none' },
      marks: [seen.marks[0]!, seen.marks.at(-1)!],
    });
    expect(
      Math.abs(flat.valueAt((200 * Math.PI) / 180) - curve.valueAt((200 * Math.PI) / 180)),
    ).toBeGreaterThan(1);
  });
});

describe('what is no scale', () => {
  const good = exampleRecord('pressure-0-10-bar');
  it.each<[string, Partial<CalibrationRecord>]>([
    ['too-few-marks', { marks: good.marks.slice(0, 1) }],
    ['values-not-rising', { marks: [...good.marks].reverse() }],
    ['mark-on-pivot', { marks: [{ value: -1, at: good.pivot }, ...good.marks] }],
    ['marks-not-along-direction', { scale: { ...good.scale, direction: 'counter-clockwise' } }],
    ['marks-not-along-direction', { scale: { ...good.scale, wraps: true } }],
    ['degenerate-perspective', { face: { cx: 400, cy: 400, rx: 0, ry: 0, rotationDeg: 0 } }],
  ])('is refused as %s', (reason, change) => {
    expect(fitScale({ ...good, ...change })).toEqual({ ok: false, error: reason });
  });
});
