/** What is written of everything that happens to an alarm: plain, append-only, with an identity of its own. */
import type { GaugeId } from '../base/observation.ts';
import type { PressureReference, UnitCode } from '../base/unit.ts';
import type { AlarmDefinition, AlarmId, AlarmKind, Priority } from './alarm-definition.ts';
import type { AlarmStateName } from './alarm-state.ts';
import { happeningKinds } from './change-state.ts';

export const eventKinds = [
  ...happeningKinds,
  'silenced',
  /** The stored state could not be read: the alarm is taken for active until readings say otherwise. */
  'state-lost',
  'definition-added',
  'definition-changed',
  'definition-removed',
] as const;
export type EventKind = (typeof eventKinds)[number];

export interface AlarmEvent {
  readonly v: 1;
  /** kiosk : alarm : epoch : sequence; the idempotency key. */
  readonly id: string;
  /** Rises by one per event of one epoch. */
  readonly sequence: number;
  /** Capture time of the reading, or time of the command, UTC ms. */
  readonly ts: number;
  readonly what: EventKind;
  readonly alarm: AlarmId;
  readonly gauge: GaugeId;
  readonly asset: string;
  readonly tag: string;
  readonly kind: AlarmKind;
  readonly priority: Priority;
  readonly from: AlarmStateName;
  readonly to: AlarmStateName;
  /** The first of its group. */
  readonly firstOut: boolean;
  /** True when an operator is to be told now, by sound and picture. Never for history, nor for what is hidden. */
  readonly annunciate: boolean;
  /** Found in readings of the past: the state of now is untouched, and `from` equals `to`. */
  readonly historical: boolean;
  /** Rests on a reading of uncertain quality. */
  readonly uncertain: boolean;
  /** The reading that caused it, in `unit`; null when none did. */
  readonly value: number | null;
  readonly u95: number | null;
  readonly unit: UnitCode;
  readonly reference: PressureReference;
  /** As in the definition; null for a diagnostic. */
  readonly limit: number | null;
  /** The person behind it; null when nobody was. */
  readonly by: string | null;
  /** Comment or reason; empty when none was given. */
  readonly comment: string;
  /** End of shelving, UTC ms; else null. */
  readonly untilTs: number | null;
}

/** What an event repeats of its alarm's definition. */
export const describeAlarm = (definition: AlarmDefinition) => {
  const { id, gauge, asset, tag, kind, priority, unit, reference } = definition;
  const limit = definition.kind === 'instrument-diagnostic' ? null : definition.limit;
  return { alarm: id, gauge, asset, tag, kind, priority, unit, reference, limit };
};
