/** A reading and settings → the topic and payload that would leave, for a person to see. */
import type { Reading } from '../base/reading.ts';
import { encoderFor } from '../publish/payloads/encoder-for.ts';
import { previewSparkplug } from '../publish/sparkplug/preview.ts';
import { identityOf } from '../publish/sparkplug/sparkplug-topic.ts';
import { roundReading } from '../store/round-reading.ts';
import type { Settings } from '../store/settings.ts';

export const previewMessage = (
  reading: Reading,
  { broker }: Settings,
): { readonly topic: string; readonly payload: string } => {
  const recorded = { ...roundReading(reading), id: `${broker.kiosk}:1:1`, historical: false };
  const encode = encoderFor(broker);
  if (!encode) return previewSparkplug(identityOf(broker), recorded);
  const messages = encode(recorded);
  if (!messages.ok) return { topic: 'No message leaves.', payload: messages.error };
  const [first, ...others] = messages.value.map((message) => ({
    topic: message.topic,
    payload: JSON.stringify(JSON.parse(new TextDecoder().decode(message.payload)), null, 1),
  }));
  if (!first) return { topic: 'No message leaves.', payload: '' };
  return {
    topic: first.topic,
    payload: [first.payload, ...others.map(({ topic, payload }) => `\n${topic}\n${payload}`)].join('\n'),
  };
};
