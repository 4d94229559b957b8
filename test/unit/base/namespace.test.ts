/** Names by levels: what is refused and in which words, and what a bulk rename does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullName, levelIssue, levelNameAt, nameIssues, replaceLevels } from '../../../src/base/namespace.ts';
import { topicOf } from '../../../src/base/topic.ts';

const pump = { id: 'a', asset: 'acme/lyon/boilers/PG-101', tag: 'pressure' };

describe('levels', () => {
  it.each([
    ['', /is empty/],
    [' x', /space/],
    ['a+b', /\+ or #/],
    ['a/b', /\//],
    ['a\u0007b', /control/],
    ['u\u0308', /NFC/],
    ['x'.repeat(101), /longer than 100/],
    ['Süd-Halle 3 (alt)', null],
  ])('%j', (level, issue) => {
    if (issue === null) expect(levelIssue(level)).toBeNull();
    else expect(levelIssue(level)).toMatch(issue);
  });

  it('that are fine make a topic, and what no topic can hold is never fine', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 6 }), (levels) => {
        const asset = levels.slice(0, -1).join('/');
        const name = { id: 'a', asset, tag: levels.at(-1)! };
        const isFine = nameIssues('', 'kiosk', name, [name]).length === 0;
        if (isFine) expect(topicOf(asset, name.tag).ok).toBe(true);
      }),
    );
  });

  it('are named by ISA-95 from the left, the asset at the end', () => {
    const names = [0, 1, 2, 3, 4, 5].map((index) => levelNameAt(index, 6));
    expect(names).toEqual(['Enterprise', 'Site', 'Area', 'Line', 'Unit', 'Asset']);
    expect(levelNameAt(0, 1)).toBe('Asset');
  });
});

describe('names', () => {
  const issues = (change: object, others: readonly (typeof pump)[] = [], prefix = ''): string =>
    nameIssues(prefix, 'kiosk-7', { ...pump, ...change }, [{ ...pump, ...change }, ...others]).join(' ');

  it('must be one gauge’s own, and not the device’s', () => {
    expect(issues({})).toBe('');
    expect(issues({}, [{ ...pump, id: 'b' }])).toMatch(/Another gauge of this device/);
    expect(issues({ asset: 'kiosk-7', tag: 'status' })).toMatch(/own messages/);
    expect(issues({ asset: 'kiosk-7/birth/x' })).toMatch(/own messages/);
    expect(issues({ asset: 'kiosk-8', tag: 'status' })).toBe('');
  });

  it('say which part is wrong', () => {
    expect(issues({ asset: 'acme//PG' })).toBe('Asset: “” is empty: give it a name.');
    expect(issues({ asset: '' })).toMatch(/asset has no name/);
    expect(issues({ tag: 'a#' })).toMatch(/^Tag: “a#”/);
    expect(issues({}, [], 'acme/+')).toMatch(/^Prefix/);
    expect(issues({ asset: '$x/y' })).toMatch(/begins with \$/);
  });

  it('are written with the prefix in front', () => {
    expect(fullName('plant', pump)).toBe('plant/acme/lyon/boilers/PG-101/pressure');
    expect(fullName('', pump)).toBe('acme/lyon/boilers/PG-101/pressure');
  });
});

describe('a bulk rename', () => {
  it.each([
    [{ from: 'acme/lyon', to: 'acme/nice' }, 'acme/nice/boilers/PG-101'],
    [{ from: 'acme/ly', to: 'x' }, 'acme/lyon/boilers/PG-101'],
    [{ from: '', to: 'group' }, 'group/acme/lyon/boilers/PG-101'],
    [{ from: 'acme', to: '' }, 'lyon/boilers/PG-101'],
    [{ from: 'acme/lyon/boilers/PG-101', to: '' }, ''],
  ])('%j gives %j', (replacement, renamed) => {
    expect(replaceLevels(pump.asset, replacement)).toBe(renamed);
  });

  it('that is turned round gives the old names back', () => {
    const level = fc.constantFrom('a', 'b', 'c');
    const path = fc.array(level, { minLength: 1, maxLength: 4 }).map((levels) => levels.join('/'));
    fc.assert(
      fc.property(path, path, path, (asset, from, to) => {
        const renamed = replaceLevels(`${from}/${asset}`, { from, to });
        expect(replaceLevels(renamed, { from: to, to: from })).toBe(`${from}/${asset}`);
      }),
    );
  });
});
