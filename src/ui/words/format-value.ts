/** Values and uncertainties as digits: never finer than a tenth of the 95 % half-width. */

const minus = '\u2212';

/** Decimals that the uncertainty warrants: the coarsest power of ten not below u95 / 10. */
export const decimalsFor = (value: number, u95: number | null): number => {
  const step = u95 !== null && u95 > 0 ? u95 / 10 : Math.max(Math.abs(value), 1e-6) / 1000;
  return Math.min(6, Math.max(0, -Math.ceil(Math.log10(step) - 1e-9)));
};

const digits = (value: number, decimals: number): string => {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? minus + text : text;
};

/** The value alone; an em dash when there is none. */
export const formatValue = (value: number | null, u95: number | null): string =>
  value === null ? '\u2014' : digits(value, decimalsFor(value, u95));

/** The half-width, with the value's decimals and at least one digit that is not zero. */
export const formatUncertainty = (value: number | null, u95: number | null): string => {
  if (value === null || u95 === null) return '';
  const decimals = decimalsFor(value, u95);
  const text = digits(u95, decimals);
  return Number(text) === 0 && u95 > 0 ? u95.toPrecision(1) : text;
};

/** A number of a scale or a setting, without trailing noise. */
export const formatPlain = (value: number): string => {
  const text = String(Number(value.toPrecision(6)));
  return text.startsWith('-') ? minus + text.slice(1) : text;
};
