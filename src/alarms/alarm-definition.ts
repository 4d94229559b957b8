/** What a person decides about one alarm of one gauge: limit, delays, priority and what to do. */
import type { GaugeId } from '../base/observation.ts';
import type { PressureReference, UnitCode } from '../base/unit.ts';
import type { AlarmCondition } from './alarm-condition.ts';

/** [A-Za-z0-9][A-Za-z0-9._:-]{0,99}; unique on a device and one level of a topic. */
export type AlarmId = string;

/** ISA-18.2 clause 9: the order in which an operator answers, most urgent first. */
export const priorities = ['critical', 'high', 'medium', 'low'] as const;
export type Priority = (typeof priorities)[number];

/** Absolute limits, from the outermost low to the outermost high. */
export const limitKinds = ['LL', 'L', 'H', 'HH'] as const;
export type LimitKind = (typeof limitKinds)[number];
export const rateDirections = ['rising', 'falling', 'either'] as const;

interface AlarmCommon {
  readonly id: AlarmId;
  readonly gauge: GaugeId;
  /** ISA-95 path and tag of the gauge, as in its readings. */
  readonly asset: string;
  readonly tag: string;
  /** Of limit, setpoint and deadband; readings in another unit of the same kind are converted. */
  readonly unit: UnitCode;
  readonly reference: PressureReference;
  readonly priority: Priority;
  /** How long the condition must hold, ms of reading time, before it counts. */
  readonly onDelayMs: number;
  /** How long it must be gone, ms of reading time, before it has returned to normal. */
  readonly offDelayMs: number;
  /** True: stays after the return to normal until a person resets it. */
  readonly latching: boolean;
  /** Alarms of one group tell which of them came first; null for none. */
  readonly group: string | null;
  /** Suppression by design: hides the alarm while this holds; null for never. */
  readonly suppressedWhile: AlarmCondition | null;
  /** What uncertain readings do: they count, and the events say so; or they freeze the alarm as bad ones do. */
  readonly uncertainInput: 'evaluate' | 'freeze';
  /** Longest time for which a person may shelve it, ms. */
  readonly maximumShelfMs: number;
  /** What happens if nobody answers. */
  readonly consequence: string;
  /** What to do. */
  readonly response: string;
}

export interface LimitAlarm extends AlarmCommon {
  readonly kind: LimitKind;
  readonly limit: number;
  /** How far inside the limit the value must be to return; a larger u95 of the reading takes its place. */
  readonly deadband: number;
}

/** The value is at least `limit` away from the setpoint. */
export interface DeviationAlarm extends AlarmCommon {
  readonly kind: 'deviation';
  readonly setpoint: number;
  readonly limit: number;
  readonly deadband: number;
}

/** The value changes by at least `limit` per minute over the window, and by more than the readings' uncertainty. */
export interface RateAlarm extends AlarmCommon {
  readonly kind: 'rate-of-change';
  /** `unit` per minute. */
  readonly limit: number;
  /** `unit` per minute. */
  readonly deadband: number;
  readonly direction: (typeof rateDirections)[number];
  readonly windowMs: number;
}

/** For `windowMs` the value has not moved by more than `limit` or its uncertainty, while it was expected to. */
export interface StuckAlarm extends AlarmCommon {
  readonly kind: 'stuck-needle';
  /** Least movement that counts, `unit`; twice the u95 takes its place where that is larger. */
  readonly limit: number;
  readonly windowMs: number;
  /** Movement is expected while this holds; null for always. */
  readonly expectedWhile: AlarmCondition | null;
}

/** The gauge gives no usable reading. */
export interface DiagnosticAlarm extends AlarmCommon {
  readonly kind: 'instrument-diagnostic';
  /** With no reading at all for so long the gauge counts as failed, ms; null where the host sends bad readings itself. */
  readonly silentAfterMs: number | null;
}

export type AlarmDefinition = LimitAlarm | DeviationAlarm | RateAlarm | StuckAlarm | DiagnosticAlarm;
export type AlarmKind = AlarmDefinition['kind'];

/** Which alarm it is, of which gauge, and beside which others. */
export const placeFields = ['id', 'gauge', 'asset', 'tag', 'unit', 'reference', 'group'] as const;
type WithoutPlace<Definition> = Definition extends AlarmDefinition
  ? Omit<Definition, (typeof placeFields)[number]>
  : never;
/** What is decided about an alarm, without its place. */
export type AlarmRule = WithoutPlace<AlarmDefinition>;

export const ruleOf = (definition: AlarmDefinition): AlarmRule =>
  Object.fromEntries(
    Object.entries(definition).filter(([field]) => !placeFields.some((each) => each === field)),
  ) as unknown as AlarmRule;

export const alarmKinds = [
  ...limitKinds,
  'deviation',
  'rate-of-change',
  'stuck-needle',
  'instrument-diagnostic',
] as const satisfies readonly AlarmKind[];
