/** Conversion between units and references, and its refusals. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convert, convertDifference, type Measure } from '../../../src/base/quantity.ts';
import { unitCodes, unitOf, type PressureReference, type UnitCode } from '../../../src/base/unit.ts';

const measure = (unit: UnitCode, reference: PressureReference): Measure => ({ unit, reference });
const valueOf = (value: number, from: Measure, to: Measure, atmosphere?: number): number | string => {
  const converted = convert({ value, ...from }, to, atmosphere);
  return converted.ok ? converted.value.value : converted.error;
};

describe('convert', () => {
  it('converts what a table of conversions says', () => {
    expect(valueOf(1, measure('bar', 'gauge'), measure('psi', 'gauge'))).toBeCloseTo(14.503_774, 6);
    expect(valueOf(29.92, measure('inHg', 'absolute'), measure('hPa', 'absolute'))).toBeCloseTo(1013.207, 3);
    expect(valueOf(212, measure('degF', 'none'), measure('degC', 'none'))).toBeCloseTo(100, 9);
    expect(valueOf(-40, measure('degC', 'none'), measure('degF', 'none'))).toBeCloseTo(-40, 9);
    expect(valueOf(60, measure('l/min', 'none'), measure('m3/h', 'none'))).toBeCloseTo(3.6, 9);
  });

  it('goes from gauge to absolute only with a stated pressure of the air', () => {
    const gauge = measure('bar', 'gauge');
    const absolute = measure('bar', 'absolute');
    expect(valueOf(0, gauge, absolute)).toBe('atmospheric-pressure-needed');
    expect(valueOf(0, gauge, absolute, Number.NaN)).toBe('atmospheric-pressure-needed');
    expect(valueOf(0, gauge, absolute, -5)).toBe('atmospheric-pressure-needed');
    expect(valueOf(0, measure('psi', 'gauge'), measure('kPa', 'absolute'), 101_325)).toBeCloseTo(101.325, 9);
    expect(valueOf(1, absolute, gauge, 98_000)).toBeCloseTo(0.02, 12);
    expect(valueOf(0.7, measure('bar', 'vacuum'), absolute, 100_000)).toBeCloseTo(0.3, 12);
  });

  it('counts vacuum downwards from the air', () => {
    expect(valueOf(0.4, measure('bar', 'vacuum'), measure('mbar', 'gauge'))).toBeCloseTo(-400, 9);
    expect(valueOf(-0.4, measure('bar', 'gauge'), measure('bar', 'vacuum'))).toBeCloseTo(0.4, 12);
  });

  it('leaves a differential pressure where it is', () => {
    expect(valueOf(1, measure('bar', 'differential'), measure('kPa', 'differential'))).toBeCloseTo(100, 9);
    expect(valueOf(1, measure('bar', 'differential'), measure('bar', 'gauge'), 1e5)).toBe(
      'different-reference',
    );
    expect(valueOf(1, measure('bar', 'absolute'), measure('bar', 'differential'), 1e5)).toBe(
      'different-reference',
    );
  });

  it('refuses across kinds, also where dimensions agree', () => {
    const none = (unit: UnitCode): Measure => measure(unit, 'none');
    expect(valueOf(1, measure('bar', 'gauge'), none('degC'))).toBe('different-kind');
    expect(valueOf(1, none('kW'), none('kVA'))).toBe('different-kind');
    expect(valueOf(50, none('Hz'), none('r/min'))).toBe('different-kind');
    expect(valueOf(10, none('delta-degC'), none('degC'))).toBe('different-kind');
    expect(valueOf(10, none('K'), none('delta-K'))).toBe('different-kind');
  });

  it('keeps temperature differences free of offsets', () => {
    expect(valueOf(10, measure('delta-degC', 'none'), measure('delta-degF', 'none'))).toBeCloseTo(18, 12);
    expect(convertDifference(10, 'degC', 'degF')).toEqual({ ok: true, value: 18 });
    expect(convertDifference(10, 'degC', 'bar')).toEqual({ ok: false, error: 'different-kind' });
  });

  it('refuses a reference that the unit does not have', () => {
    expect(valueOf(1, measure('bar', 'none'), measure('bar', 'gauge'))).toBe('reference-not-allowed');
    expect(valueOf(1, measure('degC', 'gauge'), measure('K', 'none'))).toBe('reference-not-allowed');
  });

  it('comes back to the value it started from, and never says NaN', () => {
    const pair = fc.tuple(fc.constantFrom(...unitCodes), fc.constantFrom(...unitCodes));
    fc.assert(
      fc.property(fc.double(), pair, fc.double(), (value, [a, b], atmosphere) => {
        for (const from of unitOf(a).references)
          for (const to of unitOf(b).references) {
            const there = convert(
              { value, unit: a, reference: from },
              { unit: b, reference: to },
              atmosphere,
            );
            if (!there.ok) continue;
            expect(Number.isFinite(there.value.value)).toBe(true);
          }
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), pair, (value, [a, b]) => {
        const reference = unitOf(a).references[0]!;
        const there = convert({ value, unit: a, reference }, { unit: b, reference }, 101_325);
        fc.pre(there.ok);
        const back = convert(there.value, { unit: a, reference });
        const { scale, offset } = unitOf(a);
        expect(back.ok && Math.abs(back.value.value - value)).toBeLessThan(
          1e-9 * (1 + Math.abs(value) + Math.abs(offset / scale)),
        );
      }),
    );
  });
});
