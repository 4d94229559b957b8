/** Keeps what the person set on this device, the password sealed; corrupt settings are reported, set aside and replaced by defaults. */
import type { Database } from './database.ts';
import { Turns } from './outbox/turns.ts';
import { defaultSettings, newKioskName, parseSettings, type Settings } from './parse-settings.ts';
import { quarantine } from './quarantine.ts';
import { openSecret, sealSecret } from './sealed-secret.ts';
import { findSecretKey, secretKey } from './secret-key.ts';
import { withLoginInItsFields, withoutSecrets } from './without-secrets.ts';

export type { GaugeSettings, Settings, SourceSettings } from './parse-settings.ts';

const place = 'device';
const passwordPlace = 'broker-password';
/** Set when no secret of an older version can be in the quarantine any more. */
const cleanedPlace = 'quarantine-has-no-secrets';
const settingsId = 'settings';

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

/** Versions before the sealing set settings aside as they were. */
const cleanQuarantine = async (database: Database): Promise<void> => {
  if ((await database.get('settings', cleanedPlace)) !== undefined) return;
  const transaction = database.transaction(['quarantine', 'settings'], 'readwrite', { durability: 'strict' });
  for await (const cursor of transaction.objectStore('quarantine')) {
    const { value } = cursor;
    if (value.id === settingsId) await cursor.update({ ...value, entry: withoutSecrets(value.entry) });
  }
  await transaction.objectStore('settings').put(true, cleanedPlace);
  await transaction.done;
};

const loadPassword = async (database: Database): Promise<{ password: string; problem: string | null }> => {
  const sealed = await database.get('settings', passwordPlace);
  if (sealed === undefined) return { password: '', problem: null };
  const key = await findSecretKey(database);
  const password = key && (await openSecret(key, sealed));
  if (password !== null) return { password, problem: null };
  return {
    password: '',
    problem: 'The broker’s password could not be opened: type it again in the settings.',
  };
};

export const loadSettings = async (database: Database): Promise<LoadedSettings> => {
  await cleanQuarantine(database);
  const stored = await database.get('settings', place);
  if (stored === undefined) {
    const settings = defaultSettings(newKioskName());
    await saveSettings(database, settings);
    return { settings, problem: null };
  }
  const parsed = parseSettings(withLoginInItsFields(stored));
  if (!parsed.ok) {
    const entry = withoutSecrets(stored);
    await quarantine(database, { at: Date.now(), reason: parsed.error, id: settingsId, entry });
    const settings = defaultSettings(keptKioskName(stored));
    await saveSettings(database, settings);
    return { settings, problem: `The stored settings could not be used and were set aside. ${parsed.error}` };
  }
  if (parsed.value.broker.password !== '') {
    // Of a version before the sealing.
    await saveSettings(database, parsed.value);
    return { settings: parsed.value, problem: null };
  }
  const { password, problem } = await loadPassword(database);
  return { settings: { ...parsed.value, broker: { ...parsed.value.broker, password } }, problem };
};

/** Sealing takes a moment: what was saved first must not come to lie on top. */
const turns = new Turns();

/**
 * Durable when it resolves. Where the browser has no WebCrypto for this page the password is not kept at all,
 * and has to be typed again after a reload.
 */
export const saveSettings = (database: Database, settings: Settings): Promise<void> =>
  turns.take(() => sealAndSave(database, settings));

const sealAndSave = async (database: Database, settings: Settings): Promise<void> => {
  const { password } = settings.broker;
  const key = password === '' ? null : await secretKey(database);
  const sealed = key && (await sealSecret(key, password));
  const open = { ...settings, broker: { ...settings.broker, password: '' } };
  const transaction = database.transaction('settings', 'readwrite', { durability: 'strict' });
  await Promise.all([
    transaction.store.put(open, place),
    sealed ? transaction.store.put(sealed, passwordPlace) : transaction.store.delete(passwordPlace),
    transaction.done,
  ]);
};
