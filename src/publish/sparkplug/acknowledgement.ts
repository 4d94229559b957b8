/** The message of QoS 1 behind a batch of data; outside the Sparkplug namespace, where hosts do not look. */
import { mustTopic, type Identity } from '../kiosk-messages.ts';
import { jsonPayload, type Message } from '../message.ts';

export const acknowledgement = (
  { topicPrefix, kiosk }: Identity,
  seq: number,
  readings: number,
  ts: number,
): Message => ({
  topic: mustTopic(topicPrefix, kiosk, 'sparkplug-ack'),
  payload: jsonPayload({ v: 1, kiosk, ts, seq, readings }),
  qos: 1,
  retain: false,
});
