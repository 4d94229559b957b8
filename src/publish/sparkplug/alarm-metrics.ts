/** An alarm's state and its events → a metric of its asset's device: the state in words, everything else as properties. */
import type { AlarmEventReport, AlarmStateReport } from '../../base/alarm-report.ts';
import { boolean, dataTypes, double, int32, string, type Metric, type Property } from './payload.ts';
import { unitProperties } from './reading-properties.ts';

/** What a birth needs to know of an alarm. */
export type BornAlarm = Pick<
  AlarmStateReport,
  'alarm' | 'asset' | 'tag' | 'kind' | 'priority' | 'limit' | 'unit' | 'reference' | 'state' | 'sinceTs'
>;

/** Metrics of measured tags never begin so. */
export const alarmFolder = 'Alarms/';

const words = (key: string, value: string): Property => ({
  key,
  type: dataTypes.String,
  value: string(value),
});
const real = (key: string, value: number | null): Property => ({
  key,
  type: dataTypes.Double,
  value: value === null ? null : double(value),
});
const flag = (key: string, value: boolean): Property => ({
  key,
  type: dataTypes.Boolean,
  value: boolean(value),
});

/** Sparkplug 3.0 §6.4.14: 192 is good; an alarm's state is known even where its gauge cannot be read. */
const quality: Property = { key: 'Quality', type: dataTypes.Int32, value: int32(192) };

const described = ({ tag, kind, priority, limit, unit, reference }: BornAlarm): readonly Property[] => [
  quality,
  words('tag', tag),
  words('kind', kind),
  words('priority', priority),
  real('limit', limit),
  ...unitProperties(unit, reference),
];

export const alarmBirthMetric = (alarm: BornAlarm, nowMs: number): Metric => ({
  name: alarmFolder + alarm.alarm,
  timestamp: alarm.sinceTs ?? nowMs,
  datatype: dataTypes.String,
  isHistorical: false,
  properties: described(alarm),
  value: string(alarm.state),
});

/** `id` is the consumer's key against redelivery. */
export const alarmDataMetric = (event: AlarmEventReport, isHistorical: boolean): Metric => ({
  name: alarmFolder + event.alarm,
  timestamp: event.ts,
  datatype: null,
  isHistorical,
  properties: [
    quality,
    words('id', event.id),
    words('what', event.what),
    words('from', event.from),
    words('priority', event.priority),
    flag('annunciate', event.annunciate && !isHistorical),
    flag('firstOut', event.firstOut),
    real('value', event.value),
    real('u95', event.u95),
    words('by', event.by ?? ''),
    words('comment', event.comment),
  ],
  value: string(event.to),
});
