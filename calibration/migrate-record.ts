/** Plain data of any known version → plain data of the current one, one version at a time. */
import { ok, refuse, type Result } from '../src/base/result.ts';
import { fromVersion0 } from './migrations/from-version-0.ts';
import type { RecordIssue } from './record-issue.ts';

export type Migration = (old: unknown) => Result<unknown, readonly RecordIssue[]>;

/** Version that `record.ts` describes. */
export const currentVersion = 1;

/** Index = the version that it starts from. A released migration is never changed. */
const migrations: readonly Migration[] = [fromVersion0];

const versionOf = (data: unknown): Result<number, RecordIssue> => {
  const foreign = 'Not a calibration: choose a file exported from Dialect.';
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return refuse({ path: '', message: foreign });
  const { format, version } = data as { format?: unknown; version?: unknown };
  if (format !== 'dialect-calibration') return refuse({ path: 'format', message: foreign });
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0)
    return refuse({ path: 'version', message: 'Give the version of the format: a whole number.' });
  if (version > currentVersion)
    return refuse({
      path: 'version',
      message: `Version ${version} was made by a newer Dialect: update this one, then import again.`,
    });
  return ok(version);
};

/** Refuses what is no calibration, what is newer than this program, and old data that its version did not allow. */
export const migrateRecord = (data: unknown): Result<unknown, readonly RecordIssue[]> => {
  const version = versionOf(data);
  if (!version.ok) return refuse([version.error]);
  let migrated: Result<unknown, readonly RecordIssue[]> = ok(data);
  for (const step of migrations.slice(version.value)) if (migrated.ok) migrated = step(migrated.value);
  return migrated;
};
