/** Arbitrary sequences of inputs to a board with alarms of every kind, hostile clocks and commands included. */
import fc from 'fast-check';
import type { AlarmCommand } from '../../../src/alarms/alarm-command.ts';
import type { AlarmInput } from '../../../src/alarms/alarm-log.ts';
import { deviationAlarm, limitAlarm, rateAlarm, stuckAlarm } from '../../../src/alarms/alarm-templates.ts';
import { amperes, boiler, high, parsed, pump, reading, startTs } from './alarm-examples.ts';

const instant = { onDelayMs: 0, offDelayMs: 0 };
export const highHigh = { ...limitAlarm(boiler, 'HH', 9), ...instant, latching: true, group: 'trip' };

export const everyKind = parsed([
  high({ group: 'trip', suppressedWhile: { kind: 'alarm', alarm: highHigh.id, is: 'active' } }),
  highHigh,
  { ...limitAlarm(boiler, 'L', 2), onDelayMs: 3000, offDelayMs: 3000, latching: true },
  {
    ...limitAlarm(boiler, 'LL', 1),
    ...instant,
    suppressedWhile: { kind: 'value', gauge: 'g-2', is: 'below', limit: 5, unit: 'A', reference: 'none' },
  },
  {
    ...deviationAlarm(boiler, 5, 2),
    ...instant,
    suppressedWhile: { kind: 'state', state: 'shutdown', is: true },
  },
  { ...rateAlarm(boiler, 3), windowMs: 4000 },
  { ...stuckAlarm(boiler, 5000), latching: true },
  { ...limitAlarm(pump, 'H', 30), ...instant, uncertainInput: 'freeze', group: 'trip' },
]);

const ids = [...everyKind.map(({ id }) => id), 'none'];

/** Mostly a second or so on; now and then back, or far. */
const step = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 2, arbitrary: fc.integer({ min: -100, max: 100 }) },
  { weight: 1, arbitrary: fc.constantFrom(-86_400, 3600, 40_000) },
);
const value = fc.option(fc.constantFrom(0, 0.5, 1.1, 1.9, 3, 5, 5.1, 7.9, 8.2, 8.9, 9.5, 12), {
  freq: 4,
  nil: null,
});
const person = fc.constantFrom('Ada', 'Ben', 'Ada', 'Ben', 'Ada', 'Ben', '', ' ');
const kind = fc.constantFrom(
  ...(['acknowledge', 'acknowledge', 'reset', 'reset', 'shelve', 'unshelve', 'silence'] as const),
  ...(['remove-from-service', 'return-to-service', 'return-to-service', 'declare-state'] as const),
);
const command = fc.record({
  kind,
  by: person,
  alarm: fc.constantFrom(...ids),
  reason: fc.constantFrom('work', 'work', ''),
  forMs: fc.constantFrom(1000, 60_000, 3_600_000, 1e12, -1),
  holds: fc.boolean(),
});

const move = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      what: fc.constant('boiler' as const),
      value,
      mark: fc.integer({ min: 0, max: 9 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('pump' as const), value }) },
  { weight: 8, arbitrary: fc.record({ what: fc.constant('command' as const), command }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constantFrom('time' as const, 'time' as const, 'resume' as const) }),
  },
);

type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

const inputOf = (each: Move, seconds: number): AlarmInput => {
  const ts = startTs + seconds * 1000;
  switch (each.what) {
    case 'boiler': {
      const uncertain = each.mark < 2 && each.value !== null;
      return {
        kind: 'reading',
        gauge: 'g-1',
        reading: reading(seconds, each.value, {
          historical: each.mark === 9,
          ...(uncertain
            ? { quality: 'uncertain', reasons: [each.mark === 0 ? 'trembling' : 'last-value-held'] }
            : {}),
        }),
      };
    }
    case 'pump':
      return {
        kind: 'reading',
        gauge: 'g-2',
        reading: amperes(seconds, each.value === null ? null : each.value * 4),
      };
    case 'command':
      return {
        kind: 'command',
        command: { ts, comment: '', state: 'shutdown', ...each.command } as AlarmCommand,
      };
    default:
      return { kind: each.what, ts };
  }
};

/** At most 80 inputs. */
export const inputs: fc.Arbitrary<AlarmInput[]> = fc
  .array(fc.tuple(step, move), { maxLength: 80, size: 'max' })
  .map((moves) => {
    let seconds = 0;
    return moves.map(([by, each]): AlarmInput => inputOf(each, (seconds += by)));
  });

/** At most 60 inputs, all about the latching HH: dense in what sets and frees a latch. */
export const latchInputs: fc.Arbitrary<AlarmInput[]> = fc
  .array(
    fc.constantFrom(
      ...([
        'high',
        'high',
        'high',
        'low',
        'low',
        'low',
        'lost',
        'acknowledge',
        'acknowledge',
        'reset',
        'reset',
        'shelve',
        'unshelve',
      ] as const),
      ...(['remove-from-service', 'return-to-service', 'return-to-service', 'time'] as const),
    ),
    { maxLength: 60, size: 'max' },
  )
  .map((words) =>
    words.map((word, k): AlarmInput => {
      const ts = startTs + k * 1000;
      if (word === 'time') return { kind: word, ts };
      if (word === 'high' || word === 'low' || word === 'lost')
        return {
          kind: 'reading',
          gauge: 'g-1',
          reading: reading(k, { high: 9.5, low: 5, lost: null }[word]),
        };
      const given = {
        ts,
        kind: word,
        by: 'Ada',
        alarm: highHigh.id,
        comment: '',
        reason: 'work',
        forMs: 5000,
      };
      return { kind: 'command', command: given as AlarmCommand };
    }),
  );
