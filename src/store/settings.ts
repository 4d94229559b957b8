/** Keeps what the person set on this device; corrupt settings are reported, set aside and replaced by defaults. */
import type { Database } from './database.ts';
import { defaultSettings, newKioskName, parseSettings, type Settings } from './parse-settings.ts';
import { quarantine } from './quarantine.ts';

export type { GaugeSettings, Settings, SourceSettings } from './parse-settings.ts';

const place = 'device';

export interface LoadedSettings {
  readonly settings: Settings;
  /** Set when stored settings had to be replaced: a sentence for the person. */
  readonly problem: string | null;
}

/** The kiosk's name is made once and kept: also when the rest of the settings is corrupt but it can be read. */
const keptKioskName = (stored: unknown): string => {
  const name = (stored as { broker?: { kiosk?: unknown } } | null | undefined)?.broker?.kiosk;
  return typeof name === 'string' && /^[A-Za-z0-9_-]{1,23}$/.test(name) ? name : newKioskName();
};

export const loadSettings = async (database: Database): Promise<LoadedSettings> => {
  const stored = await database.get('settings', place);
  if (stored !== undefined) {
    const parsed = parseSettings(stored);
    if (parsed.ok) return { settings: parsed.value, problem: null };
    await quarantine(database, { at: Date.now(), reason: parsed.error, id: 'settings', entry: stored });
    const settings = defaultSettings(keptKioskName(stored));
    await saveSettings(database, settings);
    return { settings, problem: `The stored settings could not be used and were set aside. ${parsed.error}` };
  }
  const settings = defaultSettings(newKioskName());
  await saveSettings(database, settings);
  return { settings, problem: null };
};

/** Durable when it resolves. */
export const saveSettings = async (database: Database, settings: Settings): Promise<void> => {
  const transaction = database.transaction('settings', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.put(settings, place), transaction.done]);
};
