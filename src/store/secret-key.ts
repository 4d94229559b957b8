/** The device's own key: AES-GCM, made once, kept in the database, and never to be exported by anyone. */
import type { Database } from './database.ts';

const place = 'secret-key';

/** Browsers offer WebCrypto to secure contexts only: https, and http on this very machine. */
const subtle = (): SubtleCrypto | null => (globalThis.crypto as Crypto | undefined)?.subtle ?? null;

const isKey = (value: unknown): value is CryptoKey =>
  typeof CryptoKey !== 'undefined' && value instanceof CryptoKey && value.type === 'secret';

/** Null where no key was made yet or what is kept is none. */
export const findSecretKey = async (database: Database): Promise<CryptoKey | null> => {
  const kept = await database.get('settings', place);
  return subtle() && isKey(kept) ? kept : null;
};

/** Null where the browser has no WebCrypto for this page. */
export const secretKey = async (database: Database): Promise<CryptoKey | null> => {
  const found = await findSecretKey(database);
  if (found) return found;
  const made = await subtle()?.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  if (!made) return null;
  // Another tab may have been faster: the first key stays.
  const transaction = database.transaction('settings', 'readwrite', { durability: 'strict' });
  const kept = await transaction.store.get(place);
  if (!isKey(kept)) await transaction.store.put(made, place);
  await transaction.done;
  return isKey(kept) ? kept : made;
};
