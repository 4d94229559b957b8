/** The table in docs/sparkplug.md names every rule once, and every test that it names is there. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { idsShownByPackets } from './applicable-ids.ts';

const root = new URL('../../../../', import.meta.url);
const text = readFileSync(new URL('docs/sparkplug.md', root), 'utf8');
const rows = text
  .split('\n')
  .map((line) => /^\| ([a-z][\w-]+) +\| (.*?) *\|$/.exec(line))
  .filter((row) => row !== null && row[1] !== 'rule' && row[1] !== 'setting')
  .map((row) => ({ id: row![1]!, shownBy: row![2]! }));
const rules = rows.filter(({ id }) => id.includes('-'));

const folders = ['test/unit/publish/sparkplug/', 'test/browser/courier/'];

describe('the table of rules', () => {
  it('names each rule once', () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(text).toContain(`${ids.length} rules apply`);
  });

  it.each(idsShownByPackets)('has %s', (id) => {
    expect(rules.find((rule) => rule.id === id)?.shownBy).toContain('specification.test.ts');
  });

  it('names tests that exist', () => {
    const named = new Set(text.match(/[a-z-]+\.test\.ts/g));
    expect(named.size).toBeGreaterThan(2);
    for (const name of named) {
      expect(folders.some((folder) => existsSync(new URL(folder + name, root)))).toBe(true);
    }
  });
});
