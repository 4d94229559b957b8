/** Text as UTF-8 in shared memory: each text's own bytes, whatever came before and after it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8Bytes } from '../../../src/publish/utf8-bytes.ts';

it('keeps every text as it was written, among any others', () => {
  const texts = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', 'ü'.repeat(9000), '€'.repeat(2730), 'a'.repeat(30_000)),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(texts, (all) => {
      const written = all.map(utf8Bytes);
      expect(written.map((bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))).toEqual(
        all.map((text) => text.toWellFormed()),
      );
    }),
  );
});
