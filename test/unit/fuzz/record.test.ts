/** Damaged calibration records: refused in words or sound, never a crash, never a record that breaks its own rules. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseRecord } from '../../../calibration/parse-record.ts';
import { serializeRecord } from '../../../calibration/serialize-record.ts';
import { Fuzz, fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';

const folder = new URL('../../../calibration/examples/', import.meta.url);
const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
const records = texts.map((text): unknown => JSON.parse(text));

it(`takes ${fuzzRuns} damaged records`, { timeout: fuzzTimeoutMs }, () => {
  const fuzz = new Fuzz();
  let taken = 0;
  fuzz.run((at) => {
    const parsed = parseRecord(at.nat(2) === 0 ? at.text(at.pick(texts)) : at.json(at.pick(records)));
    if (!parsed.ok) {
      if (parsed.error.length === 0 || parsed.error.some(({ message }) => message === ''))
        throw new Error('no words');
      return;
    }
    taken += 1;
    // What is taken is sound: it is written, read again, and the same.
    const again = parseRecord(serializeRecord(parsed.value));
    if (!again.ok || serializeRecord(again.value) !== serializeRecord(parsed.value))
      throw new Error('not the same');
  });
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(fuzzRuns);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});
