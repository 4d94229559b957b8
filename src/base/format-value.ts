/** A value with its uncertainty → digits for a person, never finer than a tenth of the 95 % interval's half-width. */

const minus = '\u2212';
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

/** A true minus; none before a zero. */
const signed = (text: string): string => {
  if (!text.startsWith('-')) return text;
  const size = text.slice(1);
  return Number(size) === 0 ? size : minus + size;
};

/** Without a stated uncertainty: as many digits as a thousandth of the value warrants. */
const decimalsOf = (value: number, u95: number | null): number =>
  u95 !== null && u95 > 0
    ? decimalsFor(u95)
    : Math.max(0, decimalsFor(Math.max(Math.abs(value), 1e-6) / 100));

/** The value alone, `4.123, u95 0.02` → `4.12`; an em dash when there is none. */
export const formatValue = (value: number | null, u95: number | null): string =>
  value === null ? '\u2014' : signed(rounded(value, decimalsOf(value, u95)));

/**
 * The half-width, ending at the same digit as its value; rounded up (GUM 7.2.6), unless the excess is below a
 * twentieth of a digit. Empty where there is no value or no uncertainty.
 */
export const formatUncertainty = (value: number | null, u95: number | null): string => {
  if (value === null || u95 === null) return '';
  if (!(u95 > 0)) return '0';
  const decimals = decimalsFor(u95);
  const step = 10 ** -decimals;
  return rounded(Math.max(1, Math.ceil(u95 / step - 0.05)) * step, decimals);
};

/** A number of a scale or a setting, without trailing noise. */
export const formatPlain = (value: number): string => signed(String(Number(value.toPrecision(6))));
