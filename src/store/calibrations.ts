/** Keeps calibration records, one per `id`, newest revision; what cannot be read is reported and set aside. */
import type { CalibrationRecord } from '../../calibration/record.ts';
import type { Result } from '../base/result.ts';
import type { Database } from './database.ts';
import { quarantine } from './quarantine.ts';

/** Turns anything into a record or a sentence that says what is wrong with it. */
export type ParseRecord = (value: unknown) => Result<CalibrationRecord, string>;

export interface LoadedCalibrations {
  readonly records: readonly CalibrationRecord[];
  /** A sentence per record that was set aside. */
  readonly problems: readonly string[];
}

export const loadCalibrations = async (
  database: Database,
  parse: ParseRecord,
): Promise<LoadedCalibrations> => {
  const records: CalibrationRecord[] = [];
  const problems: string[] = [];
  for (const id of await database.getAllKeys('calibrations')) {
    const stored = await database.get('calibrations', id);
    const parsed = parse(stored);
    if (parsed.ok) records.push(parsed.value);
    else {
      problems.push(`The stored calibration “${id}” cannot be used and was set aside: ${parsed.error}`);
      await quarantine(database, { at: Date.now(), reason: parsed.error, id, entry: stored });
      await database.delete('calibrations', id);
    }
  }
  return { records, problems };
};

/** Durable when it resolves; replaces the record of the same id. */
export const saveCalibration = async (database: Database, record: CalibrationRecord): Promise<void> => {
  const transaction = database.transaction('calibrations', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.put(record, record.id), transaction.done]);
};

export const deleteCalibration = (database: Database, id: string): Promise<void> =>
  database.delete('calibrations', id);
