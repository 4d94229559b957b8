/** A calibration record → what the retained birth says about its gauge. */
import { recordName, type CalibrationRecord } from '../../calibration/record.ts';
import type { GaugeBirth } from '../../workers/courier/api.ts';

/** @param formerly names that it had before, newest first */
export const birthOf = (record: CalibrationRecord, formerly: readonly string[] = []): GaugeBirth => {
  const { alignedFrom, author, createdAt } = record;
  const { asset, tag, unit, reference, accuracyClass, description } = record.gauge;
  return {
    asset,
    tag,
    unit,
    reference,
    rangeLow: record.marks[0]?.value ?? 0,
    rangeHigh: record.marks.at(-1)?.value ?? 0,
    accuracyClass,
    calibration: recordName(record),
    description,
    ...(formerly.length > 0 ? { formerly } : {}),
    ...(alignedFrom ? { aligned: { from: alignedFrom, ts: Date.parse(createdAt), by: author } } : {}),
  };
};
