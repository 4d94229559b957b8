/**
 * Births of gauges → retained messages by which Home Assistant finds them (MQTT discovery of its `sensor`).
 * https://www.home-assistant.io/integrations/mqtt/#mqtt-discovery
 */
import {
  defaultHomeAssistant,
  jsonEncodersOf,
  type BrokerSettings,
  type JsonEncoder,
} from '../../base/broker-settings.ts';
import type { Result } from '../../base/result.ts';
import { statusTopic, type Application, type Birth } from '../kiosk-messages.ts';
import { jsonPayload, type Message } from '../message.ts';
import { topicOf } from '../../base/topic.ts';
import { escapeLevel } from './escape-level.ts';
import { homeAssistantUnit } from './home-assistant-units.ts';
import { umhTopics } from './umh-topic.ts';

/** Discovery takes letters, digits, _ and - in an id. */
const idOf = (...parts: readonly string[]): string =>
  parts
    .flatMap((part) => part.split('/'))
    .map(escapeLevel)
    .join('__');

/** Renders nothing, which Home Assistant skips, for what is sent late: a past value must not look live. */
const unless = (late: string): string => `{% if not ${late} %}{{ value_json.value }}{% endif %}`;

/** A bad reading's null renders as `None`: unknown. What umh sends late cannot be told from what is live. */
const templates: Readonly<Record<JsonEncoder, string>> = {
  plain: unless('value_json.historical'),
  litmus: unless('value_json.metadata.historical'),
  umh: '{{ value_json.value }}',
};

const valueTopic = (
  encoder: JsonEncoder,
  { topicPrefix }: BrokerSettings,
  { asset, tag }: Birth,
): Result<string, string> => {
  if (encoder !== 'umh') return topicOf(topicPrefix, asset, tag);
  const topics = umhTopics(topicPrefix, asset, tag);
  return topics.ok ? topics.value.value : topics;
};

const discoveryOf = (
  settings: BrokerSettings,
  encoder: JsonEncoder,
  birth: Birth,
  { version }: Application,
): Message | null => {
  const { kiosk, homeAssistant = defaultHomeAssistant } = settings;
  const { asset, tag, unit: code, description } = birth;
  const { unit, deviceClass } = homeAssistantUnit(code);
  const gauge = idOf(asset, tag);
  const topic = topicOf('homeassistant/sensor', kiosk, gauge, 'config');
  const state = valueTopic(encoder, settings, birth);
  if (!topic.ok || !state.ok) return null;
  const payload = jsonPayload({
    name: tag,
    unique_id: `dialect__${kiosk}__${gauge}`,
    state_topic: state.value,
    value_template: templates[encoder],
    ...(unit === null ? {} : { unit_of_measurement: unit }),
    ...(deviceClass === null ? {} : { device_class: deviceClass }),
    state_class: 'measurement',
    expire_after: homeAssistant.expireAfterSeconds,
    availability_topic: statusTopic(settings),
    availability_template: "{{ 'online' if value_json.online else 'offline' }}",
    device: {
      identifiers: [`dialect__${kiosk}__${idOf(asset)}`],
      name: asset.slice(asset.lastIndexOf('/') + 1),
      manufacturer: 'Dialect',
      model: description === '' ? 'Gauge' : description,
    },
    origin: { name: 'Dialect', sw_version: version },
  });
  return { topic: topic.value, payload, qos: 1, retain: true };
};

/** By the first encoder that it reads; none while it is switched off, and for Sparkplug alone, which Home Assistant does not read. */
export const homeAssistantMessages = (
  settings: BrokerSettings,
  births: readonly Birth[],
  application: Application,
): readonly Message[] => {
  const { homeAssistant = defaultHomeAssistant } = settings;
  const [encoder] = jsonEncodersOf(settings);
  if (!homeAssistant.isOn || !encoder) return [];
  return births
    .map((birth) => discoveryOf(settings, encoder, birth, application))
    .filter((message) => message !== null);
};
