/** The umh encoding: one value per message and nothing else, topics that the hub and every broker take. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordedReading } from '../../../src/base/reading.ts';
import { encodeUmh } from '../../../src/publish/payloads/umh.ts';
import { topicOf } from '../../../src/base/topic.ts';
import { badReading, recordedReading } from '../../support/recorded-reading.ts';
import { sampleReadings } from '../../support/sample-readings.ts';

const schema = JSON.parse(readFileSync('docs/payload-umh.schema.json', 'utf8')) as object;
const validator = new Ajv2020({ allErrors: true }).addSchema(schema);
const fits = (part: string, payload: unknown): boolean =>
  validator.validate(`payload-umh.schema.json#/$defs/${part}`, payload) as boolean;

const encoded = (reading: RecordedReading, prefix = '') => {
  const messages = encodeUmh(reading, prefix);
  if (!messages.ok) throw new Error(messages.error);
  return messages.value.map((message) => ({
    ...message,
    json: new TextDecoder().decode(message.payload),
    name: message.topic.slice(message.topic.lastIndexOf('/') + 1),
  }));
};

const parts: Readonly<Record<string, string>> = {
  pressure: 'number',
  pressure_unit: 'unit',
  pressure_u95: 'u95',
  pressure_quality: 'quality',
};

/** The hub's own rules: location levels without a leading _, then the contract; letters, digits, _ and -. */
const hubTopic = /^umh\/v1(\/[A-Za-z0-9-][A-Za-z0-9_-]*)+\/_gauge_v1(\/[A-Za-z0-9_-]+)+$/;

describe('umh encoding', () => {
  it('says value, unit, u95 and quality on topics of their own, with exactly two keys each', () => {
    expect(encoded(recordedReading()).map(({ topic, json }) => `${topic} ${json}`)).toEqual([
      'umh/v1/acme/lyon/utilities/boilerhouse/PG-101/_gauge_v1/pressure {"timestamp_ms":1733904005123,"value":4.12}',
      'umh/v1/acme/lyon/utilities/boilerhouse/PG-101/_gauge_v1/pressure_unit {"timestamp_ms":1733904005123,"value":"bar"}',
      'umh/v1/acme/lyon/utilities/boilerhouse/PG-101/_gauge_v1/pressure_u95 {"timestamp_ms":1733904005123,"value":0.02}',
      'umh/v1/acme/lyon/utilities/boilerhouse/PG-101/_gauge_v1/pressure_quality {"timestamp_ms":1733904005123,"value":"good"}',
    ]);
  });

  it('says of a bad reading its quality and no value', () => {
    const messages = encoded(badReading());
    expect(messages.map(({ name }) => name)).toEqual(['pressure_quality']);
    expect(JSON.parse(messages[0]!.json)).toEqual({ timestamp_ms: 1_733_904_005_123, value: 'bad' });
  });

  it('fits the published schema, message by message, and has no text where the value stands', () => {
    const readings = sampleReadings(3, 60, 1_733_904_000_000).map((reading, index) =>
      recordedReading({ ...reading, id: `k:1:${index}` }),
    );
    expect(readings.some(({ quality }) => quality === 'bad')).toBe(true);
    for (const message of readings.flatMap((reading) => encoded(reading))) {
      const part = parts[message.name]!;
      expect(fits(part, JSON.parse(message.json)), validator.errorsText()).toBe(true);
      expect(message).toMatchObject({ qos: 1, retain: false });
    }
    expect(fits('number', { timestamp_ms: 1, value: 'bad' })).toBe(false);
    expect(fits('number', { timestamp_ms: 1, value: null })).toBe(false);
    expect(fits('number', { timestamp_ms: 1, value: 1, unit: 'bar' })).toBe(false);
  });

  it('puts the prefix into the location and keeps different names different', () => {
    const topic = (asset: string, tag = 'pressure', prefix = '') =>
      encoded(recordedReading({ asset, tag }), prefix)[0]!.topic;
    expect(topic('PG-101', 'pressure', 'acme/lyon')).toBe('umh/v1/acme/lyon/PG-101/_gauge_v1/pressure');
    expect(topic('Werk Süd/_a.b')).toBe('umh/v1/Werk_x0020_S_x00FC_d/x_a_x002E_b/_gauge_v1/pressure');
    expect(topic('锅炉')).not.toBe(topic('泵机'));
    expect(topic('a', 'motor/oil pressure')).toBe('umh/v1/a/_gauge_v1/motor/oil_x0020_pressure');
  });

  it('finds a topic by the hub’s rules for every name that the plain encoding takes', () => {
    const name = fc.oneof(
      fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
      fc.constant('_a/b.c'),
    );
    fc.assert(
      fc.property(name, name, (asset, tag) => {
        const messages = encodeUmh(recordedReading({ asset, tag }), '');
        expect(messages.ok).toBe(topicOf(asset, tag).ok);
        if (messages.ok) for (const { topic } of messages.value) expect(topic).toMatch(hubTopic);
      }),
    );
  });

  it('leaves out what has no possible topic and refuses only when nothing is left', () => {
    const longest = 'p'.repeat(1024 - 'umh/v1/a/_gauge_v1/'.length);
    const names = encoded(recordedReading({ asset: 'a', tag: longest })).map(({ name }) => name);
    expect(names).toEqual([longest]);
    expect(encodeUmh(badReading({ asset: 'a', tag: longest }), '').ok).toBe(false);
    expect(encodeUmh(recordedReading({ asset: 'acme/+/x' }), '').ok).toBe(false);
  });
});
