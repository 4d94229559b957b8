/** The litmus encoding: the flat record of a tag, with all that is ours in its metadata. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { RecordedReading } from '../../../src/base/reading.ts';
import { encodeLitmus } from '../../../src/publish/payloads/litmus.ts';
import { badReading, recordedReading } from '../../support/recorded-reading.ts';
import { sampleReadings } from '../../support/sample-readings.ts';

const schema = JSON.parse(readFileSync('docs/payload-litmus.schema.json', 'utf8')) as object;
const isLitmus = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

const encoded = (reading: RecordedReading, prefix = '') => {
  const messages = encodeLitmus(reading, prefix);
  if (!messages.ok) throw new Error(messages.error);
  expect(messages.value).toHaveLength(1);
  const [message] = messages.value;
  return { ...message!, json: JSON.parse(new TextDecoder().decode(message!.payload)) as unknown };
};

describe('litmus encoding', () => {
  it('is flat, with what Litmus does not know in the metadata', () => {
    expect(encoded(recordedReading({ peakToPeak: 0.3 }), 'plant')).toMatchObject({
      topic: 'plant/acme/lyon/utilities/boilerhouse/PG-101/pressure',
      ...{ qos: 1, retain: false },
    });
    expect(encoded(recordedReading({ peakToPeak: 0.3 })).json).toEqual({
      success: true,
      datatype: 'float64',
      timestamp: 1_733_904_005_123,
      registerId: 'acme/lyon/utilities/boilerhouse/PG-101/pressure',
      value: 4.12,
      deviceID: 'acme/lyon/utilities/boilerhouse/PG-101',
      tagName: 'pressure',
      deviceName: 'PG-101',
      description: 'pressure of PG-101',
      metadata: {
        ...{ v: 1, id: 'kiosk7:3:48211', unit: 'bar', reference: 'gauge', quality: 'good', reasons: [] },
        ...{ u95: 0.02, angleDeg: 131.4, raw: 4.13, peakToPeak: 0.3, calibration: 'c-17@3' },
        ...{ historical: false, n: 9 },
      },
    });
  });

  it('is a success unless the quality is bad, and then has no value', () => {
    expect(encoded(recordedReading({ quality: 'uncertain', reasons: ['trembling'] })).json).toMatchObject({
      success: true,
      value: 4.12,
    });
    expect(encoded(badReading()).json).toMatchObject({ success: false, value: null });
  });

  it('fits the published schema', () => {
    const readings = [
      ...sampleReadings(3, 60, 1_733_904_000_000).map((reading) => recordedReading({ ...reading })),
      badReading(),
      recordedReading({ peakToPeak: 0.3, quality: 'uncertain', reasons: ['trembling', 'simulated'] }),
    ];
    for (const reading of readings) {
      isLitmus(encoded(reading).json);
      expect(isLitmus.errors).toBeNull();
    }
    const good = encoded(recordedReading()).json as object;
    expect(isLitmus({ ...good, value: 'bad' })).toBe(false);
    expect(isLitmus({ ...good, value: null })).toBe(false);
    expect(isLitmus({ ...good, success: false })).toBe(false);
    expect(isLitmus({ ...good, unit: 'bar' })).toBe(false);
  });

  it('refuses names that no topic can hold', () => {
    for (const asset of ['acme/+/x', 'acme/#', 'acme//x', ''])
      expect(encodeLitmus(recordedReading({ asset, tag: '' }), '').ok).toBe(false);
  });
});
