/** Digits that a person may believe. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsFor, formatPlain, formatUncertainty, formatValue } from '../../../src/base/format-value.ts';

describe('formatValue', () => {
  it.each([
    [4.1234, 0.02, '4.12', '0.02'],
    [4.1234, 0.01, '4.123', '0.010'],
    [4.1234, 0.015, '4.12', '0.02'],
    [4.1234, 0.0101, '4.12', '0.01'],
    [4.1234, 0.5, '4.1', '0.5'],
    [1234.56, 20, '1230', '20'],
    [1234.56, 150, '1200', '200'],
    [-0.0004, 0.02, '0.00', '0.02'],
    [-0.004, 0.01, '\u22120.004', '0.010'],
    [-1234.56, 20, '\u22121230', '20'],
  ])('shows %s ± %s as %s ± %s', (value, u95, shownValue, shownU95) => {
    expect([formatValue(value, u95), formatUncertainty(value, u95)]).toEqual([shownValue, shownU95]);
  });

  it('shows no digit finer than a tenth of the uncertainty, and loses no more than half of it', () => {
    const values = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const uncertainties = fc.double({ min: 1e-7, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(values, uncertainties, (value, u95) => {
        const digit = 10 ** -decimalsFor(u95);
        expect(digit).toBeGreaterThanOrEqual((u95 / 10) * (1 - 1e-6));
        expect(digit).toBeLessThanOrEqual(u95 * (1 + 1e-6));
        const shown = Number(formatValue(value, u95).replace('\u2212', '-'));
        const digits = shown / digit;
        expect(Math.abs(digits - Math.round(digits))).toBeLessThan(1e-3);
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(u95 * 0.5001);
        expect(Number(formatUncertainty(value, u95))).toBeGreaterThan(u95 * 0.94);
      }),
    );
  });

  it.each([0, Number.NaN, Infinity, -1])(
    'takes an uncertainty of %s for no reason to show decimals',
    (u95) => {
      expect(decimalsFor(u95)).toBe(0);
    },
  );

  it('shows a dash where there is no value, and digits worth a thousandth where no uncertainty is known', () => {
    expect([formatValue(null, null), formatUncertainty(null, null)]).toEqual(['\u2014', '']);
    expect([formatValue(4.12345, null), formatUncertainty(4.1, null)]).toEqual(['4.12', '']);
    expect(formatValue(123456.7, null)).toBe('123457');
  });

  it.each([
    [-0.4, '\u22120.4'],
    [-0, '0'],
    [0.1 + 0.2, '0.3'],
  ])('writes the plain number %s as %s', (value, shown) => {
    expect(formatPlain(value)).toBe(shown);
  });
});
