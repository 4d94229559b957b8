/** Records, settings and the kind of source → the gauges that are read on this device. */
import type { CalibrationRecord } from '../../calibration/record.ts';
import { demoRecords } from '../camera/demo-plant/demo-records.ts';
import { prepareGauge, type Prepared } from '../reading/prepare-gauge.ts';
import type { Settings } from '../store/settings.ts';

export interface PreparedGauge {
  readonly gauge: string;
  readonly record: CalibrationRecord;
  readonly prepared: Prepared;
  readonly everyMs: number;
  readonly publishEveryMs: number;
}

/** For a gauge that nobody set a rate for. Twice a second looks live; once a second is what plants log. */
const usual = { everyMs: 500, publishEveryMs: 1000 } as const;

const demoDevice = 'demo-plant';

/** Built into the app: the demo plant's own records cannot be removed, only replaced. */
export const isBuiltIn = (record: CalibrationRecord): boolean => demoRecords.includes(record);

/** Records that belong to the source: the demo's own with their replacements, or all others. */
export const recordsFor = (
  stored: readonly CalibrationRecord[],
  source: Settings['source']['kind'],
): readonly CalibrationRecord[] => {
  if (source !== 'demo') return stored.filter(({ device }) => device !== demoDevice);
  const own = stored.filter(({ device }) => device === demoDevice);
  const replaced = demoRecords.map((record) => own.find(({ id }) => id === record.id) ?? record);
  return [...replaced, ...own.filter(({ id }) => !demoRecords.some((record) => record.id === id))];
};

/** Records whose marks make no scale are left out and named in `problems`. */
export const gaugeSet = (
  records: readonly CalibrationRecord[],
  settings: Settings,
): { readonly gauges: readonly PreparedGauge[]; readonly problems: readonly string[] } => {
  const problems: string[] = [];
  const gauges = records.flatMap((record) => {
    const prepared = prepareGauge(record);
    if (!prepared.ok) {
      problems.push(`${record.gauge.asset} cannot be read: ${prepared.error}. Calibrate it again.`);
      return [];
    }
    const rates = settings.gauges.find(({ gauge }) => gauge === record.id) ?? usual;
    const { everyMs, publishEveryMs } = rates;
    return [{ gauge: record.id, record, prepared: prepared.value, everyMs, publishEveryMs }];
  });
  return { gauges, problems };
};
