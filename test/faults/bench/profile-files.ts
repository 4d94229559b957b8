/** The files in which a profile keeps one origin's database and private file system. Runs in Node, on a stopped browser or not. */
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** LevelDB's folder of the only origin that has one. */
export const databaseFolder = (profile: string): string => {
  const folder = join(profile, 'Default', 'IndexedDB');
  const name = readdirSync(folder).find((entry) => entry.endsWith('.leveldb'));
  if (!name) throw new Error('the profile has no database');
  return join(folder, name);
};

/** Full paths of its files whose name ends so, newest name last. */
export const databaseFiles = (profile: string, ending: string): string[] => {
  const folder = databaseFolder(profile);
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending) || name.startsWith(ending))
    .sort()
    .map((name) => join(folder, name));
};

/** What a browser that runs holds for itself. */
const isLock = (path: string): boolean => /Singleton|LOCK$/.test(path);

/** File by file, one after another, as a backup does: files that vanish meanwhile are left out. */
export const copyFolder = (from: string, to: string): void => {
  cpSync(from, to, { recursive: true, force: true, filter: (path) => !isLock(path) });
};
