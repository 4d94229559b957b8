/** Payloads: bytes as the schema's own decoder reads them, round trips, and no harm from any bytes at all. */
import { propertyRuns } from '../../../support/property-runs.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePayload } from '../../../../src/publish/sparkplug/decode-payload.ts';
import { encodePayload } from '../../../../src/publish/sparkplug/encode-payload.ts';
import type { Metric, Payload, Property, WireValue } from '../../../../src/publish/sparkplug/payload.ts';
import { decodeIndependently } from '../../../support/sparkplug/decode-independently.ts';

/** `FUZZ_RUNS=1000000` for the long run. */
const fuzzRuns = Number(process.env['FUZZ_RUNS'] ?? 3000);

const wholeText = fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/\p{Surrogate}/gu, '?'));
const time = fc.maxSafeNat();
const wireValue: fc.Arbitrary<WireValue> = fc.oneof(
  fc.nat({ max: 0xffffffff }).map((value) => ({ kind: 'int', value }) as const),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => ({ kind: 'long', value }) as const),
  fc.float().map((value) => ({ kind: 'float', value }) as const),
  fc.double().map((value) => ({ kind: 'double', value }) as const),
  fc.boolean().map((value) => ({ kind: 'boolean', value }) as const),
  wholeText.map((value) => ({ kind: 'string', value }) as const),
);
const property: fc.Arbitrary<Property> = fc.record({
  key: wholeText,
  type: fc.nat({ max: 0xffffffff }),
  value: fc.option(wireValue),
});
const metric: fc.Arbitrary<Metric> = fc.record({
  name: fc.option(wholeText),
  timestamp: fc.option(time),
  datatype: fc.option(fc.nat({ max: 34 })),
  isHistorical: fc.boolean(),
  properties: fc.array(property, { maxLength: 5 }),
  value: fc.option(wireValue),
});
const payload: fc.Arbitrary<Payload> = fc.record({
  timestamp: fc.option(time),
  metrics: fc.array(metric, { maxLength: 5 }),
  seq: fc.option(fc.nat({ max: 255 })),
});

describe('a payload', () => {
  it('comes back from its bytes unchanged', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(payload, (original) => {
        expect(decodePayload(encodePayload(original))).toEqual({ ok: true, value: original });
      }),
      propertyRuns(700),
    );
  });

  it('says the same to the decoder of npm sparkplug-payload', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(payload, (original) => {
        const seen = decodeIndependently(encodePayload(original));
        expect(seen?.timestamp).toBe(original.timestamp);
        expect(seen?.seq).toBe(original.seq);
        expect(seen?.metrics.length).toBe(original.metrics.length);
        original.metrics.forEach((one, index) => {
          const other = seen?.metrics[index];
          expect(other).toMatchObject({
            name: one.name,
            timestamp: one.timestamp,
            datatype: one.datatype,
            isHistorical: one.isHistorical,
            isNull: one.value === null,
          });
          if (one.value && one.value.kind !== 'long') expect(other?.value).toEqual(one.value.value);
          if (one.value?.kind === 'long') expect(other?.value).toBeCloseTo(Number(one.value.value), -4);
          expect(other?.properties.map(({ key, type }) => ({ key, type }))).toEqual(
            one.properties.map(({ key, type }) => ({ key, type })),
          );
        });
      }),
      propertyRuns(350),
    );
  });

  it('tells a zero from nothing', () => {
    const seen = decodeIndependently(encodePayload({ timestamp: 0, metrics: [], seq: 0 }));
    expect(seen).toMatchObject({ timestamp: 0, seq: 0 });
    expect(decodeIndependently(encodePayload({ timestamp: null, metrics: [], seq: null }))).toMatchObject({
      timestamp: null,
      seq: null,
    });
  });
});

describe('bytes from anywhere', () => {
  const neverThrows = (bytes: Uint8Array): void => {
    const decoded = decodePayload(bytes);
    if (!decoded.ok) expect(decoded.error).not.toBe('');
  };

  it('never throw and never hang, however random', { timeout: 30_000 + fuzzRuns }, () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), neverThrows), { numRuns: fuzzRuns });
  });

  it('never throw where a real payload was damaged', { timeout: 30_000 }, () => {
    const damage = fc.tuple(
      payload,
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 6 }),
      fc.nat(),
    );
    fc.assert(
      fc.property(damage, ([original, changes, cut]) => {
        const bytes = encodePayload(original);
        for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
        neverThrows(bytes);
        neverThrows(bytes.subarray(0, bytes.length === 0 ? 0 : cut % bytes.length));
      }),
      propertyRuns(1700),
    );
  });

  it.each([
    ['a length beyond the end', [0x12, 0xff, 0xff, 0xff, 0xff, 0x7f]],
    ['a number of eleven bytes', [0x08, ...Array<number>(11).fill(0x80), 0x01]],
    ['a group, which Sparkplug never uses', [0x0b]],
    ['field number zero', [0x00, 0x01]],
    ['a name that is not UTF-8', [0x12, 0x03, 0x0a, 0x01, 0xff]],
    ['keys without values', [0x12, 0x05, 0x4a, 0x03, 0x0a, 0x01, 0x61]],
    ['a time beyond what a number holds', [0x08, ...Array<number>(9).fill(0xff), 0x01]],
  ])('are refused for %s', (_what, bytes) => {
    expect(decodePayload(Uint8Array.from(bytes)).ok).toBe(false);
  });
});
