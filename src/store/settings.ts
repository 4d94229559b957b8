/** Keeps what the person set on this device, the broker's login sealed; corrupt settings are reported, set aside and replaced by defaults. */
import type { Database } from './database.ts';
import { Turns } from './outbox/turns.ts';
import { defaultSettings, newKioskName, parseSettings, type Settings } from './parse-settings.ts';
import { quarantine } from './quarantine.ts';
import { openSecret, sealSecret } from './sealed-secret.ts';
import { findSecretKey, secretKey } from './secret-key.ts';
import { withLoginInItsFields, withoutSecrets } from './without-secrets.ts';

export type { GaugeSettings, Settings, SourceSettings } from './parse-settings.ts';

const place = 'device';
const loginPlace = 'broker-login';
/** Of a version that left the user open: the password alone. */
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

interface Login {
  readonly username: string;
  readonly password: string;
}

const parseLogin = (text: string): Login | null => {
  const login = JSON.parse(text) as Partial<Login> | null; // sealed by this file alone
  return typeof login?.username === 'string' && typeof login.password === 'string'
    ? { username: login.username, password: login.password }
    : null;
};

/** @param open what stands unsealed, as older versions left it; what is sealed is newer */
const loadLogin = async (
  database: Database,
  open: Login,
): Promise<{ login: Login; problem: string | null }> => {
  const sealed = await database.get('settings', loginPlace);
  const sealedPassword = await database.get('settings', passwordPlace);
  if (sealed === undefined && sealedPassword === undefined) return { login: open, problem: null };
  const key = await findSecretKey(database);
  const text = key && (await openSecret(key, sealed ?? sealedPassword));
  const login = text === null ? null : sealed === undefined ? { ...open, password: text } : parseLogin(text);
  if (login) return { login, problem: null };
  const problem = 'The login of the broker could not be opened: type it again in the settings.';
  return { login: open, problem: open.password === '' ? problem : null };
};

export const loadSettings = async (database: Database): Promise<LoadedSettings> => {
  await cleanQuarantine(database);
  const stored = await database.get('settings', place);
  if (stored === undefined) {
    const settings = defaultSettings(newKioskName());
    await saveSettings(database, settings);
    return { settings, problem: null };
  }
  const moved = withLoginInItsFields(stored);
  const parsed = parseSettings(moved);
  if (!parsed.ok) {
    const entry = withoutSecrets(stored);
    await quarantine(database, { at: Date.now(), reason: parsed.error, id: settingsId, entry });
    const settings = defaultSettings(keptKioskName(stored));
    await saveSettings(database, settings);
    return { settings, problem: `The stored settings could not be used and were set aside. ${parsed.error}` };
  }
  const { broker } = parsed.value;
  const { username, password } = broker;
  const { login, problem } = await loadLogin(database, { username, password });
  const settings = { ...parsed.value, broker: { ...broker, ...login } };
  const isOpen = moved !== stored || username !== '' || password !== '';
  if (isOpen && problem === null) await saveSettings(database, settings);
  return { settings, problem };
};

/** Sealing takes a moment: what was saved first must not come to lie on top. */
const turns = new Turns();

/**
 * Durable when it resolves. Where the browser has no WebCrypto for this page the login is not kept at all,
 * and has to be typed again after a reload.
 */
export const saveSettings = (database: Database, settings: Settings): Promise<void> =>
  turns.take(() => sealAndSave(database, settings));

const sealAndSave = async (database: Database, settings: Settings): Promise<void> => {
  const { username, password } = settings.broker;
  const isEmpty = username === '' && password === '';
  const key = isEmpty ? null : await secretKey(database);
  const sealed = key && (await sealSecret(key, JSON.stringify({ username, password })));
  const open = { ...settings, broker: { ...settings.broker, username: '', password: '' } };
  const transaction = database.transaction('settings', 'readwrite', { durability: 'strict' });
  await Promise.all([
    transaction.store.put(open, place),
    sealed ? transaction.store.put(sealed, loginPlace) : transaction.store.delete(loginPlace),
    transaction.store.delete(passwordPlace),
    transaction.done,
  ]);
};
