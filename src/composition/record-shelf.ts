/** The calibration records of this device: checked on the way in, durable, one per id. */
import { parseRecord } from '../../calibration/parse-record.ts';
import type { CalibrationRecord } from '../../calibration/record.ts';
import { Fault } from '../base/fault.ts';
import { ok, refuse, type Result } from '../base/result.ts';
import { deleteCalibration, saveCalibration } from '../store/calibrations.ts';
import type { Database } from '../store/database.ts';
import type { Settings } from '../store/settings.ts';
import { recordsFor } from './gauge-set.ts';
import { refuseFaults } from './refuse-faults.ts';

/** The first few say enough; the file holds the rest. */
const mostIssues = 4;

const sayIssues = (issues: readonly { readonly path: string; readonly message: string }[]): string =>
  issues
    .slice(0, mostIssues)
    .map(({ path, message }) => (path ? `${path}: ${message}` : message))
    .join(' ');

export class RecordShelf {
  /** @param database null where the browser has none */
  constructor(
    private readonly database: Database | null,
    private stored: readonly CalibrationRecord[],
  ) {}

  /** Those that belong to the source. */
  of(source: Settings['source']['kind']): readonly CalibrationRecord[] {
    return recordsFor(this.stored, source);
  }

  /** Those of the source first, then all others. */
  all(source: Settings['source']['kind']): readonly CalibrationRecord[] {
    const mine = this.of(source);
    return [...mine, ...this.stored.filter((record) => !mine.includes(record))];
  }

  /** Durable when it resolves. Throws Fault `bad-settings` for a record that breaks the rules; nothing has changed then. */
  async save(record: CalibrationRecord): Promise<void> {
    const checked = parseRecord(record);
    if (!checked.ok) throw new Fault('bad-settings', sayIssues(checked.error));
    if (this.database) await saveCalibration(this.database, checked.value);
    this.stored = [...this.stored.filter(({ id }) => id !== record.id), checked.value];
  }

  /** @param present those that may have the same id, built-in ones included */
  async import(
    text: string,
    present: readonly CalibrationRecord[],
  ): Promise<Result<CalibrationRecord, string>> {
    const parsed = parseRecord(text);
    if (!parsed.ok) return refuse(sayIssues(parsed.error));
    const before = present.find(({ id }) => id === parsed.value.id);
    // A name `id@revision` means one record for ever.
    const revision = Math.max(parsed.value.revision, before ? before.revision + 1 : 1);
    const record = { ...parsed.value, revision };
    const saved = await refuseFaults('', () => this.save(record));
    return saved.ok ? ok(record) : saved;
  }

  async remove(id: string): Promise<void> {
    if (this.database) await deleteCalibration(this.database, id);
    this.stored = this.stored.filter((record) => record.id !== id);
  }
}
