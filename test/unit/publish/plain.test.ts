/** The plain encoding: topic and bytes as published, checked against the schema in docs/. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { RecordedReading } from '../../../src/base/reading.ts';
import { encodePlain } from '../../../src/publish/payloads/plain.ts';
import { roundReading } from '../../../src/store/round-reading.ts';
import { recordedReading as recorded } from '../../support/recorded-reading.ts';
import { sampleReadings } from '../../support/sample-readings.ts';

const schema = JSON.parse(readFileSync('docs/payload-plain.schema.json', 'utf8')) as object;
const isPlain = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

const encoded = (reading: RecordedReading, prefix = '') => {
  const message = encodePlain(reading, prefix);
  if (!message.ok) throw new Error(message.error);
  const [only, ...others] = message.value;
  if (!only || others.length > 0) throw new Error(`${message.value.length} messages`);
  return { ...only, json: new TextDecoder().decode(only.payload) };
};

describe('plain encoding', () => {
  it('is the canonical record of the specification, byte by byte', () => {
    expect(encoded(recorded()).json).toBe(
      '{"v":1,"id":"kiosk7:3:48211","ts":1733904005123,"asset":"acme/lyon/utilities/boilerhouse/PG-101",' +
        '"tag":"pressure","value":4.12,"unit":"bar","reference":"gauge","quality":"good","reasons":[],' +
        '"u95":0.02,"angleDeg":131.4,"raw":4.13,"calibration":"c-17@3","historical":false,"n":9}',
    );
  });

  it('goes to prefix, asset and tag, by QoS 1 and never retained', () => {
    expect(encoded(recorded(), 'plant/a')).toMatchObject({
      topic: 'plant/a/acme/lyon/utilities/boilerhouse/PG-101/pressure',
      qos: 1,
      retain: false,
    });
    expect(encoded(recorded()).topic).toBe('acme/lyon/utilities/boilerhouse/PG-101/pressure');
  });

  it('fits the published schema, bad, trembling and simulated readings included', () => {
    const readings = [
      ...sampleReadings(3, 40, 1_733_904_000_000).map((reading, index) =>
        recorded({ ...roundReading(reading), id: `k:1:${index}` }),
      ),
      recorded({ peakToPeak: 0.3, quality: 'uncertain', reasons: ['trembling', 'simulated'] }),
    ];
    for (const reading of readings) {
      isPlain(JSON.parse(encoded(reading).json));
      expect(isPlain.errors).toBeNull();
    }
    expect(isPlain({ ...recorded(), value: 'NaN' })).toBe(false);
    expect(isPlain(recorded({ quality: 'bad' }))).toBe(false);
  });

  it.each(['acme/+/x', 'acme/#', 'acme//x', '/acme', 'a\u0000b', '$SYS/x', '', ' /x', 'x\ud800y'])(
    'refuses the asset %j',
    (asset) => expect(encodePlain(recorded({ asset, tag: '' }), '').ok).toBe(false),
  );

  it('brings names to NFC, so that one name is one topic', () => {
    expect(encoded(recorded({ asset: 'Lie\u0300ge' })).topic).toBe('Li\u00e8ge/pressure');
  });
});
