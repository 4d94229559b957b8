/** Brings a database of any older version to the present one, step by step; no step drops what is stored. */
import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { DialectSchema } from './schema.ts';

type Upgrade = (
  database: IDBPDatabase<DialectSchema>,
  transaction: IDBPTransaction<DialectSchema, StoreNames<DialectSchema>[], 'versionchange'>,
) => void;

/** Step n leads from version n to n + 1. Never edit a step that was released: append one. */
const steps: readonly Upgrade[] = [
  (database) => {
    database.createObjectStore('rows');
    database.createObjectStore('blocks');
    database.createObjectStore('gaps');
    database.createObjectStore('quarantine', { autoIncrement: true });
    database.createObjectStore('marks');
    database.createObjectStore('calibrations');
    database.createObjectStore('settings');
    database.createObjectStore('journal', { autoIncrement: true });
  },
  (database) => {
    database.createObjectStore('alarms');
    database.createObjectStore('alarmEvents');
  },
];

export const databaseVersion = steps.length;

/** Runs the steps after `fromVersion` inside the upgrade's own transaction. */
export const upgradeDatabase = (
  database: IDBPDatabase<DialectSchema>,
  fromVersion: number,
  transaction: IDBPTransaction<DialectSchema, StoreNames<DialectSchema>[], 'versionchange'>,
): void => {
  for (const step of steps.slice(fromVersion)) step(database, transaction);
};
