/** Sets aside what cannot be used: out of the way, never lost, visible and exportable. */
import type { Database } from './database.ts';
import type { QuarantinedEntry } from './schema.ts';

export const quarantine = async (database: Database, entry: QuarantinedEntry): Promise<void> => {
  await database.add('quarantine', entry);
};

/** Oldest first. */
export const listQuarantine = (database: Database): Promise<QuarantinedEntry[]> =>
  database.getAll('quarantine');
