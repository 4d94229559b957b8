/** A reading and settings → every message that would leave, encoder by encoder, for a person to see. */
import { encodersOf, jsonEncodersOf, type BrokerSettings, type Encoder } from '../base/broker-settings.ts';
import type { Reading, RecordedReading } from '../base/reading.ts';
import { encodeBy } from '../publish/payloads/encoder-for.ts';
import type { Birth } from '../publish/kiosk-messages.ts';
import type { Message } from '../publish/message.ts';
import { homeAssistantMessages } from '../publish/payloads/home-assistant.ts';
import { previewSparkplug } from '../publish/sparkplug/preview.ts';
import { identityOf } from '../publish/sparkplug/sparkplug-topic.ts';
import { roundReading } from '../store/round-reading.ts';
import type { Settings } from '../store/settings.ts';
import type { MessagePreview } from '../ui/desk.ts';
import { applicationVersion } from './application-version.ts';

const shown = ({ topic, payload, retain }: Message): MessagePreview['messages'][number] => ({
  topic,
  payload: JSON.stringify(JSON.parse(new TextDecoder().decode(payload)), null, 1),
  isRetained: retain,
});

const previewOf = (encoder: Encoder, broker: BrokerSettings, reading: RecordedReading): MessagePreview => {
  if (encoder === 'sparkplug') {
    const { topic, payload } = previewSparkplug(identityOf(broker), reading);
    return { encoder, messages: [{ topic, payload, isRetained: false }], problem: '' };
  }
  const messages = encodeBy[encoder](reading, broker.topicPrefix);
  if (!messages.ok) return { encoder, messages: [], problem: messages.error };
  return { encoder, messages: messages.value.map(shown), problem: '' };
};

/** The birth that this reading's gauge would have, as far as the reading tells. */
const birthFor = ({ asset, tag, unit, reference, calibration }: Reading): Birth => ({
  ...{ asset, tag, unit, reference, calibration, description: '' },
  ...{ rangeLow: 0, rangeHigh: 0, accuracyClass: null },
});

export const previewMessages = (reading: Reading, { broker }: Settings): readonly MessagePreview[] => {
  const recorded = { ...roundReading(reading), id: `${broker.kiosk}:1:1`, historical: false };
  const application = { version: applicationVersion, model: '' };
  const discovery = homeAssistantMessages(broker, [birthFor(reading)], application);
  return [
    ...encodersOf(broker).map((encoder) => previewOf(encoder, broker, recorded)),
    ...(broker.homeAssistant.isOn && jsonEncodersOf(broker).length > 0
      ? [{ encoder: 'home-assistant' as const, messages: discovery.map(shown), problem: '' }]
      : []),
  ];
};
