/** A value with its uncertainty → digits for a person, never finer than a tenth of the 95 % interval's half-width. */

/** Beyond these, a number is written out in full rather than with more digits. */
const mostDecimals = 9;

/**
 * Decimals worth showing: the last digit is worth at least u95/10. Negative for values that are only known to
 * tens or hundreds.
 */
export const decimalsFor = (u95: number): number => {
  if (!(u95 > 0) || !Number.isFinite(u95)) return 0;
  // The tiny step forgives log10's rounding, as of 0.1.
  return Math.min(mostDecimals, Math.floor(-Math.log10(u95 / 10) + 1e-9));
};

const rounded = (value: number, decimals: number): string => {
  if (decimals >= 0) return value.toFixed(decimals);
  const step = 10 ** -decimals;
  return (Math.round(value / step) * step).toFixed(0);
};

const withoutMinusZero = (text: string): string => (/^-0(\.0*)?$/.test(text) ? text.slice(1) : text);

/** Rounded up (GUM 7.2.6), unless the excess is below a twentieth of a digit. */
const roundedUp = (u95: number, decimals: number): string => {
  const step = 10 ** -decimals;
  return rounded(Math.max(1, Math.ceil(u95 / step - 0.05)) * step, decimals);
};

/** `4.123, u95 0.02` → `{ value: '4.12', u95: '0.02' }`; both end at the same digit. */
export const formatValue = (value: number, u95: number): { readonly value: string; readonly u95: string } => {
  const decimals = decimalsFor(u95);
  return { value: withoutMinusZero(rounded(value, decimals)), u95: roundedUp(u95, decimals) };
};
