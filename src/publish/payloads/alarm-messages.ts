/** Alarm events and states → MQTT messages, the same JSON for every encoder but Sparkplug, which has metrics. Schema: docs/alarm-event.schema.json. */
import type { AlarmEventReport, AlarmReport, AlarmStateReport } from '../../base/alarm-report.ts';
import type { JsonEncoder } from '../../base/broker-settings.ts';
import { ok, type Result } from '../../base/result.ts';
import { topicOf } from '../../base/topic.ts';
import { jsonPayload, type Message } from '../message.ts';
import { umhAlarmTopic } from './umh-topic.ts';

type Named = Pick<AlarmReport, 'asset' | 'alarm'>;

const alarmTopic = (
  encoder: JsonEncoder,
  prefix: string,
  { asset, alarm }: Named,
  leaf: 'event' | 'state',
): Result<string, string> =>
  encoder === 'umh'
    ? umhAlarmTopic(prefix, asset, alarm, leaf)
    : // The empty asset must not vanish from the topic.
      topicOf(prefix, asset === '' ? ' ' : asset, 'alarms', alarm, leaf);

/**
 * Never retained: an old call must not look live.
 * @param replayed sent later than it happened, or again: the state of now is on `…/state`
 */
export const alarmEventMessage = (
  encoder: JsonEncoder,
  prefix: string,
  event: AlarmEventReport,
  replayed: boolean,
): Result<Message, string> => {
  const topic = alarmTopic(encoder, prefix, event, 'event');
  if (!topic.ok) return topic;
  return ok({ topic: topic.value, payload: jsonPayload({ ...event, replayed }), qos: 1, retain: false });
};

/** Retained: who comes later sees what is in alarm. */
export const alarmStateMessage = (
  encoder: JsonEncoder,
  prefix: string,
  state: AlarmStateReport,
): Result<Message, string> => {
  const topic = alarmTopic(encoder, prefix, state, 'state');
  if (!topic.ok) return topic;
  return ok({ topic: topic.value, payload: jsonPayload(state), qos: 1, retain: true });
};

/** Of every encoder; names that no topic can hold are left out. */
export const alarmStateMessages = (
  encoders: readonly JsonEncoder[],
  prefix: string,
  states: readonly AlarmStateReport[],
): readonly Message[] =>
  encoders
    .flatMap((encoder) => states.map((state) => alarmStateMessage(encoder, prefix, state)))
    .flatMap((message) => (message.ok ? [message.value] : []));
