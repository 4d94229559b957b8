/** What a chosen encoder cannot write for its name is said: exactly that, of each encoder by itself. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Encoder } from '../../../src/base/broker-settings.ts';
import { encodeBy } from '../../../src/publish/payloads/encoder-for.ts';
import { leftOutOf } from '../../../src/publish/payloads/left-out.ts';
import { recordedReading } from '../../support/recorded-reading.ts';

const chosen = (first: Encoder, ...alsoEncoders: Encoder[]) => ({
  ...{ topicPrefix: 'plant', encoder: first, alsoEncoders },
});
const ordinary = { asset: 'acme/lyon/PG-101', tag: 'pressure' };
/** 7 bytes a sign where umh spells it out, 2 where it stands. */
const russian = { asset: `acme/${'Ж'.repeat(160)}/PG-101`, tag: 'pressure' };

describe('names that an encoder cannot hold', () => {
  it('are none where all can be written', () => {
    expect(leftOutOf(chosen('plain', 'umh', 'sparkplug'), [ordinary])).toEqual([]);
    expect(leftOutOf(chosen('plain'), [russian])).toEqual([]);
    expect(leftOutOf(chosen('sparkplug'), [russian])).toEqual([]);
  });

  it('are said of the encoder that leaves them out, with what to do', () => {
    const found = leftOutOf(chosen('plain', 'umh'), [ordinary, russian]);
    expect(found).toEqual([
      {
        ...{ encoder: 'umh', ...russian },
        sentence:
          'umh leaves this gauge out. The topic is longer than 1024 bytes. Shorten the name, or write it with letters, digits, _ and - only: umh spells every other sign out.',
      },
    ]);
  });

  it('are said where only a part of a gauge does not fit', () => {
    const fits = (length: number): boolean =>
      leftOutOf(chosen('umh'), [{ asset: 'a', tag: 'x'.repeat(length) }]).length === 0;
    let length = 900;
    while (fits(length)) length += 1;
    const [first] = leftOutOf(chosen('umh'), [{ asset: 'a', tag: 'x'.repeat(length) }]);
    expect(first?.sentence).toMatch(/^umh leaves the quality of this gauge out\. The topic is longer/);
  });

  it('are said of plain beside sparkplug, which takes every name', () => {
    const name = { asset: '$SYS/PG-101', tag: 'pressure' };
    const [first, ...others] = leftOutOf({ ...chosen('sparkplug', 'plain'), topicPrefix: '' }, [name]);
    expect(others).toEqual([]);
    expect(first?.sentence).toMatch(
      /^plain leaves this gauge out\. .*begins with \$.* Give the gauge another name\.$/,
    );
  });

  it('are those, and only those, that the encoders themselves refuse', () => {
    const level = fc.string({
      unit: fc.constantFrom('a', 'Ж', '_', '-', ' ', '$', '測'),
      minLength: 1,
      maxLength: 90,
    });
    const path = fc.array(level, { minLength: 1, maxLength: 4 }).map((levels) => levels.join('/'));
    fc.assert(
      fc.property(
        path,
        level,
        fc.constantFrom('plain' as const, 'umh' as const, 'litmus' as const),
        (asset, tag, by) => {
          const said = leftOutOf(chosen(by), [{ asset, tag }]);
          const messages = encodeBy[by](recordedReading({ asset, tag }), 'plant');
          const expected = by === 'umh' ? 4 : 1;
          expect(said.length === 0).toBe(messages.ok && messages.value.length === expected);
          expect(
            said.some(
              ({ sentence }) => sentence.includes('this gauge out.') && !sentence.includes(' of this'),
            ),
          ).toBe(!messages.ok);
        },
      ),
      { numRuns: 300 },
    );
  });
});
