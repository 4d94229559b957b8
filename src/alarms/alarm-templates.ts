/** A gauge, a kind and a limit → a definition with start values that a person then makes their own. */
import type { GaugeId } from '../base/observation.ts';
import { unitOf, type PressureReference, type UnitCode } from '../base/unit.ts';
import type { QuantityKind } from '../base/unit-table.ts';
import type {
  DeviationAlarm,
  DiagnosticAlarm,
  LimitAlarm,
  LimitKind,
  Priority,
  RateAlarm,
  StuckAlarm,
} from './alarm-definition.ts';

export type ProcessQuantity = 'pressure' | 'temperature' | 'level' | 'flow' | 'other';

export interface StartValues {
  /** Of the span. */
  readonly deadbandPercent: number;
  /** On and off, ms. */
  readonly delayMs: number;
}

/** ISA-18.2, recommended starting points for deadband and delay (from memory of the standard); `other` as pressure. */
export const startValues: Readonly<Record<ProcessQuantity, StartValues>> = {
  pressure: { deadbandPercent: 2, delayMs: 15_000 },
  temperature: { deadbandPercent: 1, delayMs: 60_000 },
  level: { deadbandPercent: 5, delayMs: 60_000 },
  flow: { deadbandPercent: 5, delayMs: 15_000 },
  other: { deadbandPercent: 2, delayMs: 15_000 },
};

const quantityOfKind: Partial<Record<QuantityKind, ProcessQuantity>> = {
  pressure: 'pressure',
  temperature: 'temperature',
  'temperature-difference': 'temperature',
  'volume-flow': 'flow',
  'mass-flow': 'flow',
  fraction: 'level',
  volume: 'level',
  length: 'level',
};

/** A guess by the unit; a fraction, a volume or a length is most often a level. */
export const quantityOf = (unit: UnitCode): ProcessQuantity => quantityOfKind[unitOf(unit).kind] ?? 'other';

/** What a template needs to know of a gauge; the calibration record has it all. */
export interface AlarmedGauge {
  readonly gauge: GaugeId;
  readonly asset: string;
  readonly tag: string;
  readonly unit: UnitCode;
  readonly reference: PressureReference;
  readonly rangeLow: number;
  readonly rangeHigh: number;
  /** Of a typical reading, `unit`; 0 where none is known. */
  readonly u95: number;
  /** Where the unit does not tell it; absent means `quantityOf(unit)`. */
  readonly quantity?: ProcessQuantity;
}

const hourMs = 3_600_000;

/** One shift: longer ones are a matter for taking the alarm out of service. */
export const defaultShelfMs = 8 * hourMs;

const startsOf = ({ unit, quantity }: Pick<AlarmedGauge, 'unit' | 'quantity'>): StartValues =>
  startValues[quantity ?? quantityOf(unit)];

const common = (gauge: AlarmedGauge, kind: string, priority: Priority) => {
  const { delayMs } = startsOf(gauge);
  return {
    id: `${gauge.gauge}:${kind}`,
    gauge: gauge.gauge,
    asset: gauge.asset,
    tag: gauge.tag,
    unit: gauge.unit,
    reference: gauge.reference,
    priority,
    onDelayMs: delayMs,
    offDelayMs: delayMs,
    latching: false,
    group: null,
    suppressedWhile: null,
    uncertainInput: 'evaluate',
    maximumShelfMs: defaultShelfMs,
    consequence: '',
    response: '',
  } as const;
};

/** In `unit`, never below the u95. */
const deadbandOf = (gauge: AlarmedGauge): number => {
  const span = Math.abs(gauge.rangeHigh - gauge.rangeLow);
  return Math.max(gauge.u95, (startsOf(gauge).deadbandPercent / 100) * span);
};

export const limitAlarm = (gauge: AlarmedGauge, kind: LimitKind, limit: number): LimitAlarm => ({
  ...common(gauge, kind, kind === 'LL' || kind === 'HH' ? 'high' : 'medium'),
  kind,
  limit,
  deadband: deadbandOf(gauge),
});

/** @param limit largest distance from the setpoint, `unit` */
export const deviationAlarm = (gauge: AlarmedGauge, setpoint: number, limit: number): DeviationAlarm => ({
  ...common(gauge, 'deviation', 'low'),
  kind: 'deviation',
  setpoint,
  limit,
  deadband: Math.min(deadbandOf(gauge), limit / 2),
});

/** @param limit `unit` per minute */
export const rateAlarm = (gauge: AlarmedGauge, limit: number): RateAlarm => ({
  ...common(gauge, 'rate-of-change', 'medium'),
  kind: 'rate-of-change',
  onDelayMs: 0,
  limit,
  deadband: limit / 5,
  direction: 'either',
  windowMs: 60_000,
});

/** @param windowMs time within which a healthy needle always moves */
export const stuckAlarm = (gauge: AlarmedGauge, windowMs: number): StuckAlarm => ({
  ...common(gauge, 'stuck-needle', 'low'),
  kind: 'stuck-needle',
  onDelayMs: 0,
  offDelayMs: 0,
  limit: 0,
  windowMs,
  expectedWhile: null,
});

/** Long enough for a person who walks by, or a lamp that is switched. */
const diagnosticDelayMs = 30_000;

export const diagnosticAlarm = (
  gauge: Pick<AlarmedGauge, 'gauge' | 'asset' | 'tag' | 'unit' | 'reference'>,
): DiagnosticAlarm => ({
  ...common({ ...gauge, rangeLow: 0, rangeHigh: 0, u95: 0 }, 'instrument', 'medium'),
  kind: 'instrument-diagnostic',
  onDelayMs: diagnosticDelayMs,
  offDelayMs: 5_000,
  silentAfterMs: 120_000,
  consequence: 'The gauge is not watched: its other alarms hold their last state.',
  response: 'Look at the gauge itself, then clear the camera’s view.',
});
