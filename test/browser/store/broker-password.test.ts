/** The broker's password in real browser storage: sealed by a key that nobody can take out, and nowhere else. */
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../src/store/database.ts';
import { defaultSettings, parseSettings, type Settings } from '../../../src/store/parse-settings.ts';
import { sealSecret } from '../../../src/store/sealed-secret.ts';
import { secretKey } from '../../../src/store/secret-key.ts';
import { loadSettings, saveSettings } from '../../../src/store/settings.ts';

const name = 'broker-password-test';
const secret = 'Öl-Druck-7!/Kessel';
const user = 'Werk-9-Kessel';

let database: Database;
beforeEach(async () => {
  await deleteDB(name);
  database = await openDatabase(name);
});
afterEach(async () => {
  database.close();
  await deleteDB(name);
});

const reopen = async (): Promise<void> => {
  database.close();
  database = await openDatabase(name);
};

const withBroker = (change: object): Settings => {
  const settings = defaultSettings('k7');
  return { ...settings, broker: { ...settings.broker, ...change } };
};

/** Text as it stands, and bytes read as UTF-8 and as UTF-16: a secret in any of them is found. */
const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (value instanceof ArrayBuffer) return textsOf(new Uint8Array(value));
  if (value instanceof Uint8Array)
    return ['utf-8', 'utf-16le'].map((encoding) => new TextDecoder(encoding).decode(value));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsOf(inner)]);
};

/** Everything that the database holds, past all code of the app: keys and values of every store. */
const everything = async (): Promise<string[]> => {
  const raw = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
  const stores = [...raw.objectStoreNames];
  const transaction = raw.transaction(stores);
  const found = await Promise.all(
    stores.map(
      (store) =>
        new Promise<unknown[]>((resolve) => {
          const request = transaction.objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result as unknown[]);
        }),
    ),
  );
  raw.close();
  return textsOf(found);
};

const expectNoSecret = async (): Promise<void> => {
  const texts = await everything();
  expect(texts.length).toBeGreaterThan(10);
  const words = [secret, encodeURIComponent(secret), user];
  expect(texts.filter((text) => words.some((word) => text.includes(word)))).toEqual([]);
};

describe('the broker’s login', () => {
  it('comes back after a reload, user and password, and stands nowhere in the database', async () => {
    await saveSettings(database, withBroker({ username: user, password: secret }));
    await expectNoSecret();
    await reopen();
    const { settings, problem } = await loadSettings(database);
    expect(problem).toBeNull();
    expect(settings.broker).toMatchObject({ username: user, password: secret });
    await expectNoSecret();
  });

  it('would be found by this test where it stood openly', async () => {
    await database.put('settings', withBroker({ password: secret }), 'device');
    await expect(expectNoSecret()).rejects.toThrow();
    await database.put('settings', withBroker({ username: user }), 'device');
    await expect(expectNoSecret()).rejects.toThrow();
    await database.put('settings', { bytes: new TextEncoder().encode(secret) }, 'device');
    await expect(expectNoSecret()).rejects.toThrow();
  });

  it('is sealed anew each time, by a key that cannot be taken out', async () => {
    await saveSettings(database, withBroker({ password: secret }));
    const first = (await database.get('settings', 'broker-login')) as { iv: Uint8Array; data: Uint8Array };
    await saveSettings(database, withBroker({ password: secret }));
    const second = (await database.get('settings', 'broker-login')) as typeof first;
    expect(second.iv).not.toEqual(first.iv);
    expect(second.data).not.toEqual(first.data);
    const key = (await database.get('settings', 'secret-key')) as CryptoKey;
    expect(key).toMatchObject({ extractable: false, algorithm: { name: 'AES-GCM', length: 256 } });
    for (const format of ['raw', 'jwk'] as const)
      await expect(crypto.subtle.exportKey(format, key)).rejects.toThrow();
  });

  it('that an older version stored openly is sealed at the first load', async () => {
    const { homeAssistant, ...older } = withBroker({ url: 'wss://broker/', password: secret }).broker;
    expect(homeAssistant).toBeDefined();
    await database.put('settings', { ...defaultSettings('k7'), broker: older }, 'device');
    const { settings, problem } = await loadSettings(database);
    expect(problem).toBeNull();
    expect(settings.broker).toMatchObject({ url: 'wss://broker/', password: secret });
    await expectNoSecret();
    await reopen();
    expect((await loadSettings(database)).settings.broker.password).toBe(secret);
  });

  it('whose user an older version left open is sealed with its password at the first load', async () => {
    await saveSettings(database, withBroker({}));
    const key = await secretKey(database);
    await database.put('settings', await sealSecret(key!, secret), 'broker-password');
    await database.put('settings', withBroker({ username: user }), 'device');
    for (let load = 0; load < 2; load += 1) {
      const { settings, problem } = await loadSettings(database);
      expect(problem).toBeNull();
      expect(settings.broker).toMatchObject({ username: user, password: secret });
      await expectNoSecret();
    }
  });

  it('that stood in the address’s query as a token moves to its own field', async () => {
    const url = `wss://broker.example/mqtt?site=7&access_token=${encodeURIComponent(secret)}#x`;
    await database.put('settings', withBroker({ url }), 'device');
    const { settings, problem } = await loadSettings(database);
    expect(problem).toBeNull();
    expect(settings.broker).toMatchObject({
      ...{ url: 'wss://broker.example/mqtt', password: secret, loginBy: 'token' },
    });
    await expectNoSecret();
  });

  it('that stood in the address moves to its own field', async () => {
    const url = `wss://plant:${encodeURIComponent(secret)}@broker.example/mqtt`;
    await database.put('settings', withBroker({ url }), 'device');
    const { settings, problem } = await loadSettings(database);
    expect(problem).toBeNull();
    expect(settings.broker).toMatchObject({
      ...{ url: 'wss://broker.example/mqtt', username: 'plant', password: secret },
    });
    await expectNoSecret();
  });

  it('does not stay in settings that are set aside, nor in the words about them', async () => {
    const hidden = [
      { ...withBroker({ password: secret }), theme: 'purple' },
      { ...withBroker({ url: `http://a:${encodeURIComponent(secret)}@b/`, password: 7 }) },
      { ...defaultSettings('k7'), broker: secret },
      { ...defaultSettings('k7'), broker: { password: [secret], credentials: { inner: secret } } },
      secret,
    ];
    for (const stored of hidden) {
      await database.put('settings', stored, 'device');
      const { problem } = await loadSettings(database);
      expect(problem).toMatch(/set aside/);
      expect(problem).not.toContain(secret);
      await expectNoSecret();
    }
    expect(await database.count('quarantine')).toBe(hidden.length);
  });

  it('leaves settings that an older version had set aside', async () => {
    const entry = { ...withBroker({ password: secret }), theme: 'purple' };
    await database.add('quarantine', { at: 1, reason: 'theme', id: 'settings', entry });
    const reading = { asset: 'a', token: 'kept' };
    await database.add('quarantine', { at: 2, reason: 'poison', id: 'k:1:1', entry: reading });
    await loadSettings(database);
    await expectNoSecret();
    const [settings, other] = await database.getAll('quarantine');
    expect(settings?.entry).toMatchObject({ theme: 'purple', broker: { kiosk: 'k7', password: '' } });
    expect(other?.entry).toEqual(reading);
  });

  it('is asked for again, in words, when the key is gone', async () => {
    await saveSettings(database, withBroker({ password: secret }));
    await database.delete('settings', 'secret-key');
    const { settings, problem } = await loadSettings(database);
    expect(settings.broker.password).toBe('');
    expect(problem).toMatch(/type it again/);
    await saveSettings(database, withBroker({ password: secret }));
    expect(await loadSettings(database)).toMatchObject({
      problem: null,
      settings: { broker: { password: secret } },
    });
  });

  it('goes when it is emptied', async () => {
    await saveSettings(database, withBroker({ password: secret }));
    await saveSettings(database, withBroker({}));
    expect(await database.get('settings', 'broker-login')).toBeUndefined();
    expect((await loadSettings(database)).settings.broker.password).toBe('');
  });

  it('is opened by every tab, also when two make the first key at once', async () => {
    const other = await openDatabase(name);
    await Promise.all([database, other].map((tab) => saveSettings(tab, withBroker({ password: secret }))));
    other.close();
    expect((await loadSettings(database)).settings.broker.password).toBe(secret);
  });

  it.each([
    [`wss://plant:${encodeURIComponent(secret)}@broker/`, /must not carry a user or password/],
    [`wss://broker/mqtt?token=${encodeURIComponent(secret)}`, /a token belongs in the field for it/],
    [`wss://broker/mqtt#${encodeURIComponent(secret)}`, /a token belongs in the field for it/],
  ])('is refused in the address, in words that do not repeat it', (url, words) => {
    const parsed = parseSettings(withBroker({ url }));
    expect(parsed).toMatchObject({ ok: false });
    if (parsed.ok) return;
    expect(parsed.error).toMatch(words);
    expect(parsed.error).not.toContain(encodeURIComponent(secret));
  });
});
