/** A minute block gives back exactly what went in, is small, and never crashes on damage. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBlock } from '../../../src/store/block/decode-block.ts';
import { encodeBlock } from '../../../src/store/block/encode-block.ts';
import { checksum } from '../../../src/store/block/checksum.ts';
import { roundReading } from '../../../src/store/round-reading.ts';
import { sampleReadings } from '../../support/sample-readings.ts';

const minute = sampleReadings(16, 60, 1_733_904_000_000)
  .map(roundReading)
  .map((reading, index) => ({ sequence: 48_000 + index, reading }));

describe('minute block', () => {
  it('gives back a minute of sixteen gauges exactly', () => {
    expect(decodeBlock(encodeBlock(minute))).toEqual({ ok: true, value: minute });
  });

  it('costs at most 15.5 bytes a reading: seven days of 16 gauges in 150 MB', () => {
    const perReading = encodeBlock(minute).length / minute.length;
    expect(perReading * 7 * 86_400 * 16).toBeLessThan(150e6);
  });

  it('keeps any number exactly, rounded or not', () => {
    const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 40 }), (pairs) => {
        const entries = pairs.map(([value, raw], index) => ({
          sequence: index * 3,
          reading: { ...minute[0]!.reading, value, raw },
        }));
        expect(decodeBlock(encodeBlock(entries))).toEqual({ ok: true, value: entries });
      }),
    );
  });

  it('refuses every single damaged byte', () => {
    const sound = encodeBlock(minute.slice(0, 32));
    for (let at = 0; at < sound.length; at += 1) {
      const damaged = sound.slice();
      damaged[at]! ^= 0x41;
      expect(decodeBlock(damaged).ok).toBe(false);
    }
  });

  it('refuses truncated and hostile bytes with a right checksum, without throwing', () => {
    const seal = (bytes: Uint8Array): Uint8Array => {
      const sealed = new Uint8Array(bytes.length + 4);
      sealed.set(bytes);
      new DataView(sealed.buffer).setUint32(bytes.length, checksum(bytes), true);
      return sealed;
    };
    const body = encodeBlock(minute.slice(0, 32)).slice(0, -4);
    for (let length = 2; length < body.length; length += 7) {
      expect(decodeBlock(seal(body.slice(0, length))).ok).toBe(false);
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void decodeBlock(seal(bytes))));
    for (const odd of [null, undefined, 'text', {}, new Uint8Array(3)])
      expect(decodeBlock(odd).ok).toBe(false);
  });
});
