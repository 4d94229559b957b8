/** A gauge and a kind of alarm → a definition to start from, under an identity that is free. */
import type { CalibrationRecord } from '../../calibration/record.ts';
import type { AlarmDefinition, AlarmKind } from '../alarms/alarm-definition.ts';
import {
  deviationAlarm,
  diagnosticAlarm,
  limitAlarm,
  rateAlarm,
  stuckAlarm,
  quantityOf,
  type AlarmedGauge,
  type ProcessQuantity,
} from '../alarms/alarm-templates.ts';
import { birthOf } from './birth-of.ts';

/** Places on the scale for a person to move from; share of the span. */
const startShares = { LL: 0.05, L: 0.1, H: 0.9, HH: 0.95 } as const;
/** A needle that rests for an hour is worth a look. */
const stuckAfterMs = 3_600_000;

const templateOf = (gauge: AlarmedGauge, kind: AlarmKind): AlarmDefinition => {
  const { rangeLow, rangeHigh } = gauge;
  const at = (share: number): number => Number((rangeLow + share * (rangeHigh - rangeLow)).toPrecision(3));
  const tenth = Number((Math.abs(rangeHigh - rangeLow) / 10).toPrecision(3));
  switch (kind) {
    case 'deviation':
      return deviationAlarm(gauge, at(0.5), tenth);
    case 'rate-of-change':
      return rateAlarm(gauge, tenth);
    case 'stuck-needle':
      return stuckAlarm(gauge, stuckAfterMs);
    case 'instrument-diagnostic':
      return diagnosticAlarm(gauge);
    default:
      return limitAlarm(gauge, kind, at(startShares[kind]));
  }
};

/** @param u95 of a typical reading, in the record's unit; 0 where none is known */
export const proposeAlarm = (
  record: CalibrationRecord,
  kind: AlarmKind,
  u95: number,
  taken: ReadonlySet<string>,
  like?: ProcessQuantity,
): AlarmDefinition => {
  const { asset, tag, unit, reference } = record.gauge;
  const { rangeLow, rangeHigh } = birthOf(record);
  const quantity = like ?? quantityOf(unit);
  const gauge = { gauge: record.id, asset, tag, unit, reference, rangeLow, rangeHigh, u95, quantity };
  const made = templateOf(gauge, kind);
  const base = made.id.replace(/[^A-Za-z0-9._:-]/g, '-').slice(0, 90);
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  return { ...made, id };
};
