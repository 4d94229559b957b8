/** Rounds a reading's numbers to what its uncertainty carries, so that blocks and messages stay small. */
import type { Reading } from '../base/reading.ts';

const significantDigits = 9;

const roundTo = (value: number, decimals: number): number => {
  const scale = 10 ** decimals;
  // `+ 0` turns −0 into 0.
  return Math.round(value * scale) / scale + 0;
};

/** Decimals of a step of at most u95 / 100: it adds less than 0.3 % of u95 to the uncertainty (GUM F.2.2.1). */
const decimalsFor = (u95: number): number => Math.min(12, Math.max(0, Math.ceil(-Math.log10(u95 / 100))));

/** Value, raw and peak-to-peak to a step ≤ u95 / 100, u95 to three digits, the angle to 0.001°. */
export const roundReading = (reading: Reading): Reading => {
  const { u95 } = reading;
  const roundValue = (value: number | null): number | null => {
    if (value === null || !Number.isFinite(value)) return null;
    const decimals = u95 !== null && u95 > 0 ? decimalsFor(u95) : null;
    return decimals === null ? Number(value.toPrecision(significantDigits)) + 0 : roundTo(value, decimals);
  };
  return {
    ...reading,
    value: roundValue(reading.value),
    raw: roundValue(reading.raw),
    peakToPeak: roundValue(reading.peakToPeak),
    u95: u95 === null ? null : Number(u95.toPrecision(3)),
    angleDeg: reading.angleDeg === null ? null : roundTo(reading.angleDeg, 3),
  };
};
