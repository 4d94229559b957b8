/** A reading and settings → the topic and payload that would leave, for a person to see. */
import type { Reading } from '../base/reading.ts';
import { encodePlain } from '../publish/payloads/plain.ts';
import { previewSparkplug } from '../publish/sparkplug/preview.ts';
import { identityOf } from '../publish/sparkplug/sparkplug-topic.ts';
import { roundReading } from '../store/round-reading.ts';
import type { Settings } from '../store/settings.ts';

export const previewMessage = (
  reading: Reading,
  { broker }: Settings,
): { readonly topic: string; readonly payload: string } => {
  const recorded = { ...roundReading(reading), id: `${broker.kiosk}:1:1`, historical: false };
  if (broker.encoder === 'sparkplug') return previewSparkplug(identityOf(broker), recorded);
  const message = encodePlain(recorded, broker.topicPrefix);
  if (!message.ok) return { topic: 'No message leaves.', payload: message.error };
  const value: unknown = JSON.parse(new TextDecoder().decode(message.value.payload));
  return { topic: message.value.topic, payload: JSON.stringify(value, null, 1) };
};
