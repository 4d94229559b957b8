/** What the screens show of the board of alarms, worked out once per change. */
import type { Alarm } from '../../alarms/alarm-board.ts';
import type { AlarmEvent } from '../../alarms/alarm-event.ts';
import type { AlarmStateName } from '../../alarms/alarm-state.ts';
import type { AlarmSound, Annunciation } from '../../alarms/annunciation.ts';
import type { AlarmCount } from '../../alarms/list-alarms.ts';

/** What a person may do to an alarm now. */
export const alarmActions = [
  'acknowledge',
  'reset',
  'shelve',
  'unshelve',
  'remove-from-service',
  'return-to-service',
] as const;
export type AlarmAction = (typeof alarmActions)[number];

export interface AlarmRow {
  readonly alarm: Alarm;
  readonly annunciation: Annunciation;
  readonly state: AlarmStateName;
  /** Shown as in alarm: not normal, and nothing hides it. */
  readonly calls: boolean;
  readonly unacknowledged: boolean;
  readonly can: readonly AlarmAction[];
}

export interface AlarmsView {
  /** As an operator wants them: the most urgent first. */
  readonly rows: readonly AlarmRow[];
  /** The newest of the log, newest first. */
  readonly log: readonly AlarmEvent[];
  readonly count: AlarmCount;
  /** Of the most urgent alarm that still calls; null for silence. */
  readonly sound: AlarmSound | null;
  /** States of the plant that were declared to hold. */
  readonly declared: readonly string[];
}
