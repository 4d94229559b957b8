/** What an operator sees and hears: order, numbers, and a sign that needs neither colour nor sound. */
import { describe, expect, it } from 'vitest';
import { createBoard } from '../../../src/alarms/alarm-board.ts';
import { priorities } from '../../../src/alarms/alarm-definition.ts';
import { alarmSounds, annunciationOf, soundOf, stateWords } from '../../../src/alarms/annunciation.ts';
import { applyReading } from '../../../src/alarms/apply-reading.ts';
import { limitAlarm } from '../../../src/alarms/alarm-templates.ts';
import { countAlarms, listAlarms } from '../../../src/alarms/list-alarms.ts';
import { alarmStateNames } from '../../../src/alarms/alarm-state.ts';
import { amperes, boiler, command, feed, high, parsed, pump, startTs } from './alarm-examples.ts';

const instant = { onDelayMs: 0, offDelayMs: 0 };
const definitions = parsed([
  { ...limitAlarm(pump, 'H', 30), ...instant, id: 'pump', priority: 'low' },
  high({ id: 'h', priority: 'medium' }),
  { ...limitAlarm(boiler, 'HH', 9), ...instant, id: 'hh', priority: 'critical' },
  { ...limitAlarm(boiler, 'L', 2), ...instant, id: 'l' },
]);
const calling = () => {
  const { board } = feed(createBoard('kiosk7', definitions, startTs), 0, [9.5]);
  return applyReading(board, 'g-2', amperes(1, 40)).board;
};
const idsOf = (board: ReturnType<typeof calling>) => listAlarms(board).map(({ definition }) => definition.id);

describe('the list', () => {
  it('begins with what waits for a person, most urgent first', () => {
    expect(idsOf(calling()).slice(0, 3)).toEqual(['hh', 'h', 'pump']);
  });

  it('moves the acknowledged behind the unacknowledged, and the shelved behind both', () => {
    let { board } = command(calling(), 2, { kind: 'acknowledge', alarm: 'hh', comment: '' });
    ({ board } = command(board, 3, { kind: 'shelve', alarm: 'h', reason: 'known', forMs: 60_000 }));
    expect(idsOf(board)).toEqual(['pump', 'hh', 'h', 'g-1:instrument', 'g-2:instrument', 'l']);
  });
});

it('counts by priority and by what hides', () => {
  let { board } = command(calling(), 2, { kind: 'acknowledge', alarm: 'hh', comment: '' });
  ({ board } = command(board, 3, { kind: 'shelve', alarm: 'h', reason: 'known', forMs: 60_000 }));
  ({ board } = command(board, 3, { kind: 'remove-from-service', alarm: 'l', reason: 'repair' }));
  ({ board } = feed(board, 4, [null]));
  expect(countAlarms(board)).toEqual({
    byPriority: {
      critical: { active: 1, unacknowledged: 0 },
      high: { active: 0, unacknowledged: 0 },
      medium: { active: 0, unacknowledged: 0 },
      low: { active: 1, unacknowledged: 1 },
    },
    shelved: 1,
    suppressed: 0,
    outOfService: 1,
    frozen: 3,
  });
});

describe('the call', () => {
  it('is that of the most urgent alarm that still calls', () => {
    let board = calling();
    expect(soundOf(board)).toBe(alarmSounds.critical);
    ({ board } = command(board, 2, { kind: 'acknowledge', alarm: 'hh', comment: '' }));
    expect(soundOf(board)).toBe(alarmSounds.medium);
    ({ board } = command(board, 3, { kind: 'silence', alarm: 'h' }));
    expect(soundOf(board)).toBe(alarmSounds.low);
  });

  it('tells priorities apart by shape and word and sound, not by colour alone', () => {
    const [alarm] = calling().alarms;
    const signs = priorities.map((priority) =>
      annunciationOf({ ...alarm!, definition: { ...alarm!.definition, priority } }),
    );
    for (const part of ['shape', 'word', 'colour', 'sound'] as const)
      expect(new Set(signs.map((sign) => sign[part])).size).toBe(priorities.length);
    expect(new Set(alarmStateNames.map((name) => stateWords[name])).size).toBe(alarmStateNames.length);
  });

  it('flashes until a person has acknowledged', () => {
    const before = annunciationOf(calling().alarms[0]!);
    const { board } = command(calling(), 2, { kind: 'acknowledge', alarm: 'pump', comment: '' });
    expect([before.flashes, annunciationOf(board.alarms[0]!).flashes]).toEqual([true, false]);
    expect([before.word, annunciationOf(board.alarms[0]!).word]).toEqual([
      'Low, unacknowledged',
      'Low, acknowledged',
    ]);
  });
});
