/** Alarm events and states → MQTT messages. Their schema is docs/alarm-event.schema.json. */
import { utf8 } from '../../calibration/utf8.ts';
import { ok, refuse, type Result } from '../base/result.ts';
import type { Alarm } from './alarm-board.ts';
import { describeAlarm, type AlarmEvent } from './alarm-event.ts';
import { isActive, stateNameOf } from './alarm-state.ts';

/** As the publishing leg takes it. */
export interface AlarmMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: 1;
  readonly retain: boolean;
}

const longestTopicBytes = 1024;

const forbidden = /[+#\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/;

/** By the same rules as the topics of readings (MQTT 5 §1.5.4, §4.7.3). */
const topicOf = (prefix: string, asset: string, alarm: string, leaf: string): Result<string, string> => {
  const topic = [prefix, asset, 'alarms', alarm, leaf]
    .filter((part, k) => k > 0 || part !== '')
    .join('/')
    .normalize('NFC');
  const isWhole = topic.split('/').every((level) => level.trim() !== '');
  if (!isWhole || forbidden.test(topic) || /\p{Surrogate}/u.test(topic) || topic.startsWith('$'))
    return refuse(`The topic “${topic}” has an empty level, a $ in front, a +, a # or a control character.`);
  if (utf8(topic).length > longestTopicBytes)
    return refuse(`The topic is longer than ${longestTopicBytes} bytes.`);
  return ok(topic);
};

const json = (value: unknown): Uint8Array => utf8(JSON.stringify(value));

/** On `{prefix/}{asset}/alarms/{alarm}/event`; never retained: an old call must not look live. */
export const alarmEventMessage = (event: AlarmEvent, prefix: string): Result<AlarmMessage, string> => {
  const topic = topicOf(prefix, event.asset, event.alarm, 'event');
  if (!topic.ok) return topic;
  return ok({ topic: topic.value, payload: json(event), qos: 1, retain: false });
};

/** What is retained of an alarm: its state and never a value. */
export const alarmStateOf = ({ definition, state, ...alarm }: Alarm) => ({
  v: 1 as const,
  ...describeAlarm(definition),
  state: stateNameOf(state),
  active: isActive(state),
  sinceTs: alarm.sinceTs,
  raisedTs: alarm.raisedTs,
  firstOut: alarm.firstOut,
  frozen: alarm.detector.frozen,
  shelvedUntilTs: state.shelf?.untilTs ?? null,
  hiddenBy: (state.outOfService ?? state.shelf)?.by ?? null,
  consequence: definition.consequence,
  response: definition.response,
});

/** On `{prefix/}{asset}/alarms/{alarm}/state`, retained: who comes later sees what is in alarm. */
export const alarmStateMessage = (alarm: Alarm, prefix: string): Result<AlarmMessage, string> => {
  const topic = topicOf(prefix, alarm.definition.asset, alarm.definition.id, 'state');
  if (!topic.ok) return topic;
  return ok({ topic: topic.value, payload: json(alarmStateOf(alarm)), qos: 1, retain: true });
};

/** Takes back what is retained of an alarm that is no more, or has moved to another asset. */
export const clearAlarmState = (
  { asset, alarm }: Pick<AlarmEvent, 'asset' | 'alarm'>,
  prefix: string,
): Result<AlarmMessage, string> => {
  const topic = topicOf(prefix, asset, alarm, 'state');
  if (!topic.ok) return topic;
  return ok({ topic: topic.value, payload: new Uint8Array(), qos: 1, retain: true });
};

/** The alarms whose retained state an input has made old. */
export const changedAlarms = (before: readonly Alarm[], after: readonly Alarm[]): readonly Alarm[] => {
  const told = new Map(before.map((alarm) => [alarm.definition.id, alarm]));
  return after.filter((alarm) => {
    const earlier = told.get(alarm.definition.id);
    return (
      !earlier ||
      (earlier !== alarm && JSON.stringify(alarmStateOf(earlier)) !== JSON.stringify(alarmStateOf(alarm)))
    );
  });
};
