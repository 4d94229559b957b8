/** What the outside is told of alarms: an event, once; a state, until the next. Words of ISA-18.2 stand as text. */
import type { PressureReference, UnitCode } from './unit.ts';

/** What both say of the alarm itself. */
export interface AlarmReport {
  readonly v: 1;
  /** One level of a topic: [A-Za-z0-9][A-Za-z0-9._:-]{0,99}. */
  readonly alarm: string;
  readonly gauge: string;
  /** ISA-95 path and tag of the gauge, as in its readings. */
  readonly asset: string;
  readonly tag: string;
  readonly kind: string;
  readonly priority: string;
  readonly unit: UnitCode;
  readonly reference: PressureReference;
  /** In `unit`; null for a diagnostic. */
  readonly limit: number | null;
}

export interface AlarmEventReport extends AlarmReport {
  /** kiosk : alarm : epoch : sequence; the idempotency key. */
  readonly id: string;
  readonly sequence: number;
  /** UTC ms; never the time of publication. */
  readonly ts: number;
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly firstOut: boolean;
  readonly annunciate: boolean;
  /** Found in readings of the past: the state of now is untouched. */
  readonly historical: boolean;
  readonly uncertain: boolean;
  readonly value: number | null;
  readonly u95: number | null;
  readonly by: string | null;
  readonly comment: string;
  readonly untilTs: number | null;
}

/** Retained, and never with a value. */
export interface AlarmStateReport extends AlarmReport {
  readonly state: string;
  readonly active: boolean;
  readonly sinceTs: number | null;
  readonly raisedTs: number | null;
  readonly firstOut: boolean;
  /** Bad input holds it as it was. */
  readonly frozen: boolean;
  readonly shelvedUntilTs: number | null;
  readonly hiddenBy: string | null;
  readonly consequence: string;
  readonly response: string;
}
