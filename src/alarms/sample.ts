/** A reading → a number and its uncertainty in an alarm's own unit, or that it cannot be judged. */
import { convert, convertDifference, type Measure } from '../base/quantity.ts';
import type { Reading } from '../base/reading.ts';

export interface Sample {
  /** On the gauge's clock, ms. */
  readonly atMs: number;
  readonly value: number;
  /** ≥ 0; 0 where the reading states none. */
  readonly u95: number;
}

/** Null: nothing to judge, so an alarm on it freezes. A held value is an old one: it proves nothing about now. */
export const sampleOf = (
  reading: Pick<Reading, 'value' | 'unit' | 'reference' | 'u95' | 'quality' | 'reasons'>,
  measure: Measure,
  uncertainInput: 'evaluate' | 'freeze',
  atMs: number,
): Sample | null => {
  const { value, unit, reference, quality } = reading;
  if (quality === 'bad' || value === null || reading.reasons.includes('last-value-held')) return null;
  if (quality === 'uncertain' && uncertainInput === 'freeze') return null;
  const converted = convert({ value, unit, reference }, measure);
  const spread = convertDifference(reading.u95 ?? 0, unit, measure.unit);
  if (!converted.ok || !spread.ok) return null;
  return { atMs, value: converted.value.value, u95: Math.abs(spread.value) };
};
