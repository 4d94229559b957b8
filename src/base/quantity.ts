/** A value with its unit and reference → the same in another unit, or why that cannot be said. */
import { ok, refuse, type Result } from './result.ts';
import { unitOf, type PressureReference, type Unit, type UnitCode } from './unit.ts';

export interface Measure {
  readonly unit: UnitCode;
  readonly reference: PressureReference;
}

export interface Quantity extends Measure {
  readonly value: number;
}

export type ConversionRefusal =
  /** As bar to °C, W to VA, or a temperature difference to a temperature. */
  | 'different-kind'
  /** As °C against the atmosphere, or bar against nothing. */
  | 'reference-not-allowed'
  /** Gauge to absolute and back needs to know the pressure of the air. */
  | 'atmospheric-pressure-needed'
  /** A differential pressure is against a place that nothing here knows. */
  | 'different-reference'
  | 'not-a-number';

const allows = (unit: Unit, reference: PressureReference): boolean => unit.references.includes(reference);

/** SI value against `from` → SI value against `to`, Pa. */
const rebase = (
  pascal: number,
  from: PressureReference,
  to: PressureReference,
  atmosphere: number | undefined,
): Result<number, ConversionRefusal> => {
  if (from === to) return ok(pascal);
  if (from === 'differential' || to === 'differential') return refuse('different-reference');
  const gauge = from === 'vacuum' ? -pascal : pascal;
  if (from !== 'absolute' && to !== 'absolute') return ok(to === 'vacuum' ? -gauge : gauge);
  if (atmosphere === undefined || !(atmosphere > 0) || !Number.isFinite(atmosphere))
    return refuse('atmospheric-pressure-needed');
  const aboveAtmosphere = from === 'absolute' ? pascal - atmosphere : gauge;
  if (to === 'absolute') return ok(aboveAtmosphere + atmosphere);
  return ok(to === 'vacuum' ? -aboveAtmosphere : aboveAtmosphere);
};

/**
 * @param atmosphericPressure where and when it was measured, Pa; only for gauge or vacuum ↔ absolute
 */
export const convert = (
  quantity: Quantity,
  to: Measure,
  atmosphericPressure?: number,
): Result<Quantity, ConversionRefusal> => {
  const source = unitOf(quantity.unit);
  const target = unitOf(to.unit);
  if (source.kind !== target.kind) return refuse('different-kind');
  if (!allows(source, quantity.reference) || !allows(target, to.reference))
    return refuse('reference-not-allowed');
  if (quantity.unit === to.unit && quantity.reference === to.reference && Number.isFinite(quantity.value))
    return ok(quantity);
  const si = quantity.value * source.scale + source.offset;
  const rebased = rebase(si, quantity.reference, to.reference, atmosphericPressure);
  if (!rebased.ok) return rebased;
  const value = (rebased.value - target.offset) / target.scale;
  return Number.isFinite(value) ? ok({ ...to, value }) : refuse('not-a-number');
};

/** An uncertainty, a span or a deadband in another unit of the same kind: the offset of a temperature drops out. */
export const convertDifference = (
  difference: number,
  from: UnitCode,
  to: UnitCode,
): Result<number, ConversionRefusal> => {
  const source = unitOf(from);
  const target = unitOf(to);
  if (source.kind !== target.kind) return refuse('different-kind');
  const converted = (difference * source.scale) / target.scale;
  return Number.isFinite(converted) ? ok(converted) : refuse('not-a-number');
};
