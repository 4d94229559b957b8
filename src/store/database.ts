/** Opens the one database of this origin, for the main thread and the courier alike. */
import { openDB, type IDBPDatabase } from 'idb';
import { Fault } from '../base/fault.ts';
import type { DialectSchema } from './schema.ts';
import { databaseVersion, upgradeDatabase } from './upgrade-database.ts';

export type Database = IDBPDatabase<DialectSchema>;

const blockedAfterMs = 5000;

const open = (name: string, version: number | undefined): Promise<Database> => {
  let opened: Database | undefined;
  const opening = openDB<DialectSchema>(name, version, {
    upgrade: (database, oldVersion, _newVersion, transaction) =>
      upgradeDatabase(database, oldVersion, transaction),
    // A newer page wants to upgrade: make way, or it would wait for ever.
    blocking: () => opened?.close(),
  });
  return Promise.race([
    opening.then((database) => (opened = database)),
    new Promise<never>((_resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Fault('store-blocked', 'Another tab holds an older version open: close or reload it.'));
      }, blockedAfterMs);
      opening.finally(() => clearTimeout(timer)).catch(() => undefined);
    }),
  ]);
};

/**
 * Throws Fault `store-blocked` while an older tab holds it, `store-broken` when the browser cannot open it.
 * A database of a newer release is used as it is: steps only ever add.
 */
export const openDatabase = async (name = 'dialect'): Promise<Database> => {
  try {
    return await open(name, databaseVersion);
  } catch (error) {
    if (error instanceof Fault) throw error;
    if (error instanceof DOMException && error.name === 'VersionError') return open(name, undefined);
    throw new Fault('store-broken', 'The browser cannot open its storage for this page. Reload the page.', {
      cause: error,
    });
  }
};
