/** Definitions and commands from outside: what is right passes, what is wrong is told in words, and nothing throws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitOf } from '../../../src/base/unit.ts';
import {
  deviationAlarm,
  limitAlarm,
  quantityOf,
  rateAlarm,
  stuckAlarm,
} from '../../../src/alarms/alarm-templates.ts';
import { parseAlarmCommand } from '../../../src/alarms/parse-alarm-command.ts';
import { parseAlarmDefinitions } from '../../../src/alarms/parse-alarm-definitions.ts';
import { boiler, high, pump, startTs } from './alarm-examples.ts';

const issuesOf = (...definitions: unknown[]): string[] => {
  const result = parseAlarmDefinitions(definitions);
  return result.ok ? [] : result.error.map(({ path, message }) => `${path}: ${message}`);
};

/** Throws at whoever looks. */
const hostile = new Proxy(
  {},
  {
    get: () => {
      throw new TypeError('no');
    },
    ownKeys: () => {
      throw new TypeError('no');
    },
  },
);

describe('definitions', () => {
  it('pass as values and as JSON text, with a diagnostic for each gauge', () => {
    const list = [high(), rateAlarm(boiler, 1), stuckAlarm(boiler, 1000), deviationAlarm(pump, 20, 5)];
    const result = parseAlarmDefinitions(list);
    expect(parseAlarmDefinitions(JSON.stringify(list))).toEqual(result);
    expect(result.ok && result.value.slice(0, 4)).toEqual(list);
    expect(result.ok && result.value.slice(4).map(({ id, kind }) => [id, kind])).toEqual([
      ['g-1:instrument', 'instrument-diagnostic'],
      ['g-2:instrument', 'instrument-diagnostic'],
    ]);
    expect(result.ok && parseAlarmDefinitions(result.value)).toEqual(result);
  });

  it.each<[string, unknown, string]>([
    [
      'a name that a topic cannot hold',
      high({ asset: 'a/+/b' }),
      '[0].asset: Leave out + and # and control characters.',
    ],
    ['an empty level', high({ asset: 'a//b' }), '[0].asset: Leave no level of the path empty.'],
    [
      'an identity with a slash',
      high({ id: 'a/b' }),
      '[0].id: Give an identity of letters, digits and . _ : - (at most 100), starting with a letter or digit.',
    ],
    ['a limit that is no number', { ...high(), limit: '8' }, '[0].limit: Give a number.'],
    ['a limit that is infinite', high({ limit: Infinity }), '[0].limit: Give a number of ordinary size.'],
    ['a negative deadband', high({ deadband: -1 }), '[0].deadband: Give 0 or more.'],
    ['an unknown unit', { ...high(), unit: 'barg' }, '[0].unit: Give a unit that Dialect knows.'],
    [
      'a reference that the unit has not',
      high({ reference: 'none' }),
      '[0].reference: bar cannot be against none.',
    ],
    [
      'a shelf of a month',
      high({ maximumShelfMs: 31 * 86_400_000 }),
      '[0].maximumShelfMs: Give at most seven days.',
    ],
    [
      'an unknown field',
      { ...high(), colour: 'red' },
      '[0].colour: Unknown field: remove it, or check its spelling.',
    ],
    ['a missing field', { ...high(), priority: undefined }, '[0].priority: Missing: add this field.'],
    [
      'an alarm that hides itself',
      high({ suppressedWhile: { kind: 'alarm', alarm: high().id, is: 'active' } }),
      '[0].suppressedWhile.alarm: An alarm cannot depend on itself: name another.',
    ],
    [
      'a condition on nothing',
      high({ suppressedWhile: { kind: 'alarm', alarm: 'gone', is: 'active' } }),
      '[0].suppressedWhile.alarm: There is no alarm gone: name one of this list.',
    ],
    [
      'a deadband that never returns',
      { ...deviationAlarm(boiler, 5, 1), deadband: 1 },
      '[0].deadband: Give a deadband below the limit: with this one the alarm would never return.',
    ],
  ])('%s is refused with its place and what to do', (_, definition, issue) => {
    expect(issuesOf(definition)).toContain(issue);
  });

  it('refuses two of one identity and limits that cross', () => {
    expect(issuesOf(high(), high())).toEqual(['[1].id: Another alarm has this identity: give another.']);
    expect(issuesOf(limitAlarm(boiler, 'L', 8), limitAlarm(boiler, 'H', 7))).toEqual([
      '[1].limit: Give a limit of H above that of L (g-1:L).',
    ]);
  });

  it('refuses what is no list of alarms, in words, and never throws', () => {
    const wrong = [undefined, null, 5, '[', '{}', {}, [null], [[]], hostile, [hostile], [{ kind: 'X' }]];
    for (const input of wrong) {
      const result = parseAlarmDefinitions(input);
      expect(result.ok).toBe(false);
      if (!result.ok) for (const { message } of result.error) expect(message).toMatch(/^[A-Z].*[.]$/);
    }
  });

  it('never throws at anything', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => void parseAlarmDefinitions(input)),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(
        fc.record({ ...Object.fromEntries(Object.keys(high()).map((key) => [key, fc.anything()])) }),
        (part) => {
          expect(typeof parseAlarmDefinitions([{ ...high(), ...part }]).ok).toBe('boolean');
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('templates', () => {
  it.each([
    ['bar', 'gauge', 'pressure', 0.2, 15],
    ['degC', 'none', 'temperature', 0.1, 60],
    ['%', 'none', 'level', 0.5, 60],
    ['m3/h', 'none', 'flow', 0.5, 15],
  ] as const)(
    '%s starts as %s %s: deadband %d of a span of 10, delays of %d s',
    (unit, reference, quantity, deadband, seconds) => {
      expect(quantityOf(unit)).toBe(quantity);
      const alarm = limitAlarm({ ...boiler, unit, reference }, 'H', 8);
      expect(alarm.deadband).toBeCloseTo(deadband, 12);
      expect([alarm.onDelayMs, alarm.offDelayMs]).toEqual([seconds * 1000, seconds * 1000]);
      expect(unitOf(unit).references).toContain(alarm.reference);
    },
  );

  it('have no deadband below the u95', () => {
    expect(limitAlarm({ ...boiler, u95: 0.7 }, 'H', 8).deadband).toBe(0.7);
  });
});

describe('commands', () => {
  const given = { kind: 'acknowledge', alarm: 'g-1:H', by: 'Ada', ts: startTs, comment: '' };

  it('pass as values and as JSON text', () => {
    expect(parseAlarmCommand(given)).toEqual({ ok: true, value: given });
    expect(parseAlarmCommand(JSON.stringify(given))).toEqual({ ok: true, value: given });
  });

  it.each([
    [{ ...given, by: '' }, 'The person is missing.'],
    [{ ...given, by: '  ' }, 'The person is missing.'],
    [{ ...given, by: undefined }, 'The person must be text.'],
    [{ ...given, kind: 'configure', definitions: [] }, 'The command is not one that Dialect knows.'],
    [{ ...given, kind: 'shelve', reason: ' ', forMs: 5, comment: undefined }, 'The reason is missing.'],
    ['{', 'The command cannot be read.'],
    ['x'.repeat(10_001), 'The command is too long.'],
  ])('%j is refused: %s', (input, words) => {
    expect(parseAlarmCommand(input)).toEqual({ ok: false, error: words });
  });

  it('never throw at anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), fc.json()), (input) => {
        expect(parseAlarmCommand(input).ok).toBe(false);
        expect(parseAlarmCommand(hostile).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
