/** Settings survive a reload; corrupt or hostile ones are reported in words, set aside and replaced. */
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../src/store/database.ts';
import { defaultSettings, parseSettings } from '../../../src/store/parse-settings.ts';
import { listQuarantine } from '../../../src/store/quarantine.ts';
import { loadSettings, saveSettings } from '../../../src/store/settings.ts';

let database: Database;
beforeEach(async () => {
  database = await openDatabase(`settings-${Math.random()}`);
});

describe('settings', () => {
  it('starts with the demo plant under a name that stays', async () => {
    const { settings, problem } = await loadSettings(database);
    expect(problem).toBeNull();
    expect(settings.source.kind).toBe('demo');
    expect(settings.broker.kiosk).toMatch(/^kiosk-[a-z0-9]{4}$/);
    expect((await loadSettings(database)).settings).toEqual(settings);
  });

  it('gives back what was saved', async () => {
    const settings = { ...defaultSettings('k7'), theme: 'dark' as const };
    await saveSettings(database, settings);
    expect(await loadSettings(database)).toEqual({ settings, problem: null });
  });

  it('sets corrupt settings aside, keeps the kiosk’s name and says which field is wrong', async () => {
    await database.put('settings', { ...defaultSettings('k7'), theme: 'purple' }, 'device');
    const { settings, problem } = await loadSettings(database);
    expect(settings).toEqual(defaultSettings('k7'));
    expect(problem).toContain('theme: The theme must be auto, light or dark.');
    expect(await listQuarantine(database)).toHaveLength(1);
    expect((await loadSettings(database)).problem).toBeNull();
  });

  it.each([
    ['url', 'http://broker'],
    ['url', 'ws://'],
    ['kiosk', ''],
    ['kiosk', 'a/b'],
    ['topicPrefix', 'a//b'],
    ['topicPrefix', 'a/#'],
    ['encoder', 'morse'],
  ])('refuses broker.%s = %j with its place', (field, value) => {
    const settings = defaultSettings('k7');
    const parsed = parseSettings({ ...settings, broker: { ...settings.broker, [field]: value } });
    expect(parsed).toMatchObject({
      ok: false,
      error: expect.stringContaining(`broker.${field}: The `) as string,
    });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (value) => void parseSettings(value)));
  });
});
