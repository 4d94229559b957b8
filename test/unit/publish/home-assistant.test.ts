/** Discovery by Home Assistant: retained, in its own words, pointing to what really is published. */
import { describe, expect, it } from 'vitest';
import type { BrokerSettings } from '../../../src/base/broker-settings.ts';
import { unitCodes } from '../../../src/base/unit.ts';
import type { Birth } from '../../../src/publish/kiosk-messages.ts';
import { encoderFor } from '../../../src/publish/payloads/encoder-for.ts';
import { homeAssistantUnit } from '../../../src/publish/payloads/home-assistant-units.ts';
import { homeAssistantMessages } from '../../../src/publish/payloads/home-assistant.ts';
import { defaultSettings } from '../../../src/store/parse-settings.ts';
import { recordedReading } from '../../support/recorded-reading.ts';

const settings = (change: Partial<BrokerSettings> = {}): BrokerSettings => ({
  ...defaultSettings('kiosk7').broker,
  topicPrefix: 'plant',
  homeAssistant: { isOn: true, expireAfterSeconds: 90 },
  ...change,
});

const birth = (change: Partial<Birth> = {}): Birth => ({
  ...{ asset: 'acme/lyon/PG-101', tag: 'pressure', unit: 'bar', reference: 'gauge' },
  ...{ rangeLow: 0, rangeHigh: 10, accuracyClass: 1.6, calibration: 'c-17@3', description: 'Feed water' },
  ...change,
});

const application = { version: '0.1.0', model: 'abc' };
const told = (broker: BrokerSettings, ...births: readonly Birth[]) =>
  homeAssistantMessages(broker, births, application).map((message) => ({
    ...message,
    json: JSON.parse(new TextDecoder().decode(message.payload)) as Record<string, unknown>,
  }));

describe('discovery by Home Assistant', () => {
  it('tells a gauge in Home Assistant’s words', () => {
    const [message] = told(settings(), birth());
    expect(message).toMatchObject({
      topic: 'homeassistant/sensor/kiosk7/acme__lyon__PG-101__pressure/config',
      ...{ qos: 1, retain: true },
    });
    expect(message!.json).toEqual({
      name: 'pressure',
      unique_id: 'dialect__kiosk7__acme__lyon__PG-101__pressure',
      state_topic: 'plant/acme/lyon/PG-101/pressure',
      value_template: '{% if not value_json.historical %}{{ value_json.value }}{% endif %}',
      unit_of_measurement: 'bar',
      device_class: 'pressure',
      state_class: 'measurement',
      expire_after: 90,
      availability_topic: 'plant/kiosk7/status',
      availability_template: "{{ 'online' if value_json.online else 'offline' }}",
      device: {
        identifiers: ['dialect__kiosk7__acme__lyon__PG-101'],
        ...{ name: 'PG-101', manufacturer: 'Dialect', model: 'Feed water' },
      },
      origin: { name: 'Dialect', sw_version: '0.1.0' },
    });
  });

  it.each(['plain', 'umh', 'litmus'] as const)('points to the topic where %s puts the value', (encoder) => {
    const broker = settings({ encoder });
    const reading = recordedReading({ asset: 'acme/Süd/PG 1' });
    const encoded = encoderFor(broker)!(reading);
    if (!encoded.ok) throw new Error(encoded.error);
    const [first] = encoded.value;
    expect(told(broker, birth({ asset: 'acme/Süd/PG 1' }))[0]!.json['state_topic']).toBe(first!.topic);
    expect(JSON.parse(new TextDecoder().decode(first!.payload))).toMatchObject({ value: 4.12 });
  });

  it('uses ids of letters, digits, _ and - only, one for each gauge', () => {
    const births = ['Süd/锅炉 1', 'Süd/锅炉 2', 'Süd'].map((asset) => birth({ asset }));
    const topics = told(settings(), ...births).map(({ topic }) => topic);
    expect(new Set(topics).size).toBe(3);
    for (const topic of topics)
      expect(topic).toMatch(/^homeassistant\/sensor\/kiosk7\/[A-Za-z0-9_-]+\/config$/);
  });

  it('says nothing when off, by Sparkplug, and of names that no topic can hold', () => {
    expect(told(settings({ homeAssistant: { isOn: false, expireAfterSeconds: 60 } }), birth())).toEqual([]);
    expect(told(settings({ encoder: 'sparkplug' }), birth())).toEqual([]);
    expect(told(settings(), birth({ asset: 'a//b' }))).toEqual([]);
  });

  it('names a class only with a unit that Home Assistant takes for it', () => {
    // home-assistant/core, sensor/const.py and const.py; only what a gauge's units can be.
    const taken: Readonly<Record<string, readonly string[]>> = {
      pressure: ['Pa', 'hPa', 'kPa', 'bar', 'cbar', 'mbar', 'mmHg', 'inHg', 'psi'],
      temperature: ['°C', '°F', 'K'],
      volume_flow_rate: ['m³/h', 'm³/s', 'ft³/min', 'L/h', 'L/min', 'L/s', 'gal/min', 'mL/s'],
      voltage: ['µV', 'mV', 'V', 'kV', 'MV'],
      current: ['A', 'mA'],
      power: ['W', 'kW', 'MW', 'GW', 'TW'],
      frequency: ['Hz', 'kHz', 'MHz', 'GHz'],
      speed: ['ft/s', 'in/s', 'm/s', 'km/h', 'kn', 'mph', 'mm/s'],
      weight: ['kg', 'g', 'mg', 'µg', 'oz', 'lb', 'st'],
      volume_storage: ['L', 'mL', 'gal', 'fl. oz.', 'm³', 'ft³', 'CCF'],
      distance: ['km', 'm', 'cm', 'mm', 'mi', 'nmi', 'yd', 'in'],
    };
    let classed = 0;
    for (const code of unitCodes) {
      const { unit, deviceClass } = homeAssistantUnit(code);
      if (deviceClass === null) continue;
      classed += 1;
      expect(taken[deviceClass], code).toContain(unit);
    }
    expect(classed).toBeGreaterThan(35);
    expect(homeAssistantUnit('MPa')).toEqual({ unit: 'MPa', deviceClass: null });
    expect(homeAssistantUnit('one')).toEqual({ unit: null, deviceClass: null });
  });
});
