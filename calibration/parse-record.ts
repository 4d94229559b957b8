/** A calibration file or value from anywhere → a record that can be trusted, or readable errors. */
import * as v from 'valibot';
import { ok, refuse, type Result } from '../src/base/result.ts';
import { migrateRecord } from './migrate-record.ts';
import { plainData } from './plain-data.ts';
import type { CalibrationRecord } from './record.ts';
import type { RecordIssue } from './record-issue.ts';
import { brokenRules } from './record-rules.ts';
import { recordShape } from './record-shape.ts';
import { describeIssue } from './shape-words.ts';

/** More would only bury the first. */
const mostIssues = 20;

/**
 * Never throws. Older versions are migrated; newer ones, and everything that could not be read rightly, are refused
 * with each place and what to do there.
 * @param input JSON text of at most 2 MB, or a value
 */
export const parseRecord = (input: unknown): Result<CalibrationRecord, readonly RecordIssue[]> => {
  const plain = plainData(input);
  if (!plain.ok) return refuse([plain.error]);
  const current = migrateRecord(plain.value);
  if (!current.ok) return current;
  const shaped = v.safeParse(recordShape, current.value);
  if (!shaped.success) return refuse(shaped.issues.slice(0, mostIssues).map(describeIssue));
  const record: CalibrationRecord = shaped.output;
  const broken = brokenRules(record);
  return broken.length > 0 ? refuse(broken.slice(0, mostIssues)) : ok(record);
};
