/** A small plant for the tests of alarms: two gauges, their alarms, and readings as short to write as they can be. */
import type { AlarmBoard, Applied } from '../../../src/alarms/alarm-board.ts';
import type { AlarmCommand } from '../../../src/alarms/alarm-command.ts';
import type { AlarmDefinition, LimitAlarm } from '../../../src/alarms/alarm-definition.ts';
import { applyCommand } from '../../../src/alarms/apply-command.ts';
import { applyReading, type AlarmReading } from '../../../src/alarms/apply-reading.ts';
import { stateNameOf } from '../../../src/alarms/alarm-state.ts';
import { diagnosticAlarm, limitAlarm, type AlarmedGauge } from '../../../src/alarms/alarm-templates.ts';
import { parseAlarmDefinitions } from '../../../src/alarms/parse-alarm-definitions.ts';

export const startTs = 1_760_000_000_000;

export const boiler: AlarmedGauge = {
  gauge: 'g-1',
  asset: 'acme/lyon/utilities/boilerhouse/PG-101',
  tag: 'pressure',
  unit: 'bar',
  reference: 'gauge',
  rangeLow: 0,
  rangeHigh: 10,
  u95: 0.02,
};
export const pump: AlarmedGauge = {
  gauge: 'g-2',
  asset: 'acme/lyon/utilities/boilerhouse/P-7',
  tag: 'current',
  unit: 'A',
  reference: 'none',
  rangeLow: 0,
  rangeHigh: 50,
  u95: 0.1,
};

/** H at 8 bar, deadband 0.2 bar, without delays. */
export const high = (part: Partial<LimitAlarm> = {}): LimitAlarm => ({
  ...limitAlarm(boiler, 'H', 8),
  onDelayMs: 0,
  offDelayMs: 0,
  ...part,
});

export const quiet = (gauge: AlarmedGauge): AlarmDefinition => ({
  ...diagnosticAlarm(gauge),
  onDelayMs: 30_000,
  offDelayMs: 5_000,
});

/** What a settings page would have done. */
export const parsed = (definitions: readonly unknown[]): readonly AlarmDefinition[] => {
  const result = parseAlarmDefinitions(definitions);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

export const reading = (
  seconds: number,
  value: number | null,
  part: Partial<AlarmReading> = {},
): AlarmReading => ({
  v: 1,
  ts: startTs + seconds * 1000,
  asset: boiler.asset,
  tag: boiler.tag,
  value,
  unit: 'bar',
  reference: 'gauge',
  quality: value === null ? 'bad' : 'good',
  reasons: value === null ? ['covered'] : [],
  u95: value === null ? null : 0.02,
  angleDeg: value === null ? null : 100,
  raw: value,
  peakToPeak: null,
  calibration: 'c@1',
  n: 5,
  ...part,
});

export const amperes = (seconds: number, value: number | null): AlarmReading =>
  reading(seconds, value, { asset: pump.asset, tag: pump.tag, unit: 'A', reference: 'none' });

export const nameOf = (board: AlarmBoard, id: string): string =>
  stateNameOf(board.alarms.find(({ definition }) => definition.id === id)!.state);

type OnAlarm = Exclude<AlarmCommand, { kind: 'configure' }>;
type Part<Command> = Command extends OnAlarm ? Omit<Command, 'ts' | 'by'> : never;

/** By Ada, and never refused. */
export const command = (board: AlarmBoard, seconds: number, part: Part<OnAlarm>): Applied => {
  const applied = applyCommand(board, { ts: startTs + seconds * 1000, by: 'Ada', ...part } as AlarmCommand);
  if (!applied.ok) throw new Error(applied.error);
  return applied.value;
};

/** Readings of the boiler, one a second from `from` on; the last result, with the events of all. */
export const feed = (
  board: AlarmBoard,
  from: number,
  values: readonly (number | null)[],
  part: Partial<AlarmReading> = {},
): Applied => {
  const events: Applied['events'][number][] = [];
  values.forEach((value, k) => {
    const applied = applyReading(board, boiler.gauge, reading(from + k, value, part));
    board = applied.board;
    events.push(...applied.events);
  });
  return { board, events };
};

export const times = <Value>(count: number, value: Value): Value[] =>
  Array.from({ length: count }, () => value);
