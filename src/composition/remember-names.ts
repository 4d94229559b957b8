/** What gauges are called now → the same with what they were called before. */
import type { CalibrationRecord } from '../../calibration/record.ts';
import { fullName } from '../base/namespace.ts';
import type { Settings } from '../store/settings.ts';

export type KnownNames = Settings['names'];

const mostFormer = 20;

/** The same list where nothing changed; names of gauges that are gone are kept for when they come back. */
export const rememberNames = (
  known: KnownNames,
  records: readonly Pick<CalibrationRecord, 'id' | 'gauge'>[],
  prefix: string,
): KnownNames => {
  let isChanged = false;
  const names = new Map(known.map((each) => [each.gauge, each]));
  for (const { id, gauge } of records) {
    const name = fullName(prefix, gauge);
    const before = names.get(id);
    if (before?.name === name) continue;
    isChanged = true;
    const former = before ? [before.name, ...before.former].filter((each) => each !== name) : [];
    names.set(id, { gauge: id, name, former: [...new Set(former)].slice(0, mostFormer) });
  }
  return isChanged ? [...names.values()] : known;
};

export const formerNamesOf = (known: KnownNames, gauge: string): readonly string[] =>
  known.find((each) => each.gauge === gauge)?.former ?? [];
