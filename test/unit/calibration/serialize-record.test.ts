/** One record, one text, one hash. */
import { createHash, webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../calibration/canonical-json.ts';
import { hashRecord } from '../../../calibration/hash-record.ts';
import { parseRecord } from '../../../calibration/parse-record.ts';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { serializeRecord } from '../../../calibration/serialize-record.ts';
import { utf8 } from '../../../calibration/utf8.ts';
import { exampleNames, exampleRecord } from './example-records.ts';

const sha256 = (bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> =>
  webcrypto.subtle.digest('SHA-256', bytes) as Promise<ArrayBuffer>;

/** The same data with the fields of every object in reverse order. */
const reversed = (data: unknown): unknown =>
  Array.isArray(data)
    ? data.map(reversed)
    : typeof data === 'object' && data !== null
      ? Object.fromEntries(
          Object.entries(data)
            .reverse()
            .map(([key, value]) => [key, reversed(value)]),
        )
      : data;

describe('serialised records', () => {
  it.each(exampleNames)('%s survives the way to a file and back', (name) => {
    const record = exampleRecord(name);
    expect(parseRecord(serializeRecord(record))).toEqual({ ok: true, value: record });
  });

  it.each(exampleNames)('%s has one text whatever the order of its fields', (name) => {
    const record = exampleRecord(name);
    expect(serializeRecord(reversed(record) as CalibrationRecord)).toBe(serializeRecord(record));
  });

  it('are written as RFC 8785 §3.2.2 and §3.2.3 write them', () => {
    const numbers = [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0];
    const sample = {
      numbers,
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(sample)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(Object.values(JSON.parse(canonicalJson(keys)) as object)).toHaveLength(7);
    expect(canonicalJson(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  it('hash as SHA-256 of their UTF-8 text', async () => {
    const record = exampleRecord('thermometer-four-points');
    const text = serializeRecord(record);
    expect(text).toMatch(/°/);
    expect(await hashRecord(record, sha256)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    const later = { ...record, revision: record.revision + 1 };
    expect(await hashRecord(later, sha256)).not.toBe(await hashRecord(record, sha256));
  });

  it('are encoded as any encoder of UTF-8 does', () => {
    const codes = fc.array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff), fc.nat(0x10ffff)));
    fc.assert(
      fc.property(codes, (points) => {
        const text = String.fromCodePoint(...points);
        expect(utf8(text).join()).toBe(new TextEncoder().encode(text).join());
      }),
    );
    expect(utf8('\ud800x')).toEqual(new Uint8Array(new TextEncoder().encode('\ud800x')));
  });
});
