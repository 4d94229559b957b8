/** Limits, delays, deadbands and qualities: when an alarm is raised and when it returns. */
import { describe, expect, it } from 'vitest';
import { createBoard } from '../../../src/alarms/alarm-board.ts';
import type { AlarmDefinition } from '../../../src/alarms/alarm-definition.ts';
import { applyReading } from '../../../src/alarms/apply-reading.ts';
import { deviationAlarm, limitAlarm } from '../../../src/alarms/alarm-templates.ts';
import { boiler, feed, high, nameOf, parsed, reading, startTs, times } from './alarm-examples.ts';

const boardOf = (...definitions: AlarmDefinition[]) => createBoard('kiosk7', parsed(definitions), startTs);
const instant = { onDelayMs: 0, offDelayMs: 0, deadband: 0.2 };

describe('limits', () => {
  it.each([
    ['HH', 9, 8.99, 9, 8.81, 8.79],
    ['H', 8, 7.99, 8, 7.81, 7.79],
    ['L', 2, 2.01, 2, 2.19, 2.21],
    ['LL', 1, 1.01, 1, 1.19, 1.21],
  ] as const)(
    '%s at %d: raised at the limit, gone beyond the deadband',
    (kind, limit, before, at, inside, out) => {
      const alarm = { ...limitAlarm(boiler, kind, limit), ...instant };
      let { board } = feed(boardOf(alarm), 0, [before]);
      expect(nameOf(board, alarm.id)).toBe('normal');
      ({ board } = feed(board, 1, [at]));
      expect(nameOf(board, alarm.id)).toBe('unacknowledged');
      ({ board } = feed(board, 2, [inside]));
      expect(nameOf(board, alarm.id)).toBe('unacknowledged');
      ({ board } = feed(board, 3, [out]));
      expect(nameOf(board, alarm.id)).toBe('returned-unacknowledged');
    },
  );

  it('takes the reading’s u95 for the deadband where that is larger', () => {
    const { board } = feed(boardOf(high({ deadband: 0 })), 0, [8.1, 7.6], { u95: 0.5 });
    expect(nameOf(board, high().id)).toBe('unacknowledged');
    expect(nameOf(feed(board, 2, [7.4], { u95: 0.5 }).board, high().id)).toBe('returned-unacknowledged');
  });

  it('raises a deviation on both sides of the setpoint, and lets it return though u95 exceeds the limit', () => {
    const alarm = { ...deviationAlarm(boiler, 5, 1), ...instant };
    for (const value of [6, 4]) {
      const { board } = feed(boardOf(alarm), 0, [5.9, value]);
      expect(nameOf(board, alarm.id)).toBe('unacknowledged');
      expect(nameOf(feed(board, 2, [5.4], { u95: 3 }).board, alarm.id)).toBe('returned-unacknowledged');
    }
  });

  it('compares in the alarm’s unit', () => {
    const { board } = feed(boardOf(high()), 0, [801], { unit: 'kPa', u95: 2 });
    expect(nameOf(board, high().id)).toBe('unacknowledged');
    expect(nameOf(feed(board, 1, [790], { unit: 'kPa', u95: 2 }).board, high().id)).toBe('unacknowledged');
    expect(nameOf(feed(board, 1, [779], { unit: 'kPa', u95: 2 }).board, high().id)).toBe(
      'returned-unacknowledged',
    );
  });

  it('writes what was read, in the alarm’s unit, and when', () => {
    const { events } = feed(boardOf(high()), 4, [8.3]);
    expect(events).toMatchObject([
      {
        id: `kiosk7:alarm:${startTs}:0`,
        what: 'raised',
        ts: startTs + 4000,
        value: 8.3,
        u95: 0.02,
        unit: 'bar',
        limit: 8,
        from: 'normal',
        to: 'unacknowledged',
        annunciate: true,
        by: null,
      },
    ]);
  });
});

describe('delays run on reading time', () => {
  const slow = high({ onDelayMs: 15_000, offDelayMs: 15_000 });

  it('raises after the on-delay and not before', () => {
    const { board } = feed(boardOf(slow), 0, times(15, 8.5));
    expect(nameOf(board, slow.id)).toBe('normal');
    expect(nameOf(feed(board, 15, [8.5]).board, slow.id)).toBe('unacknowledged');
  });

  it('begins anew when the value falls below the limit for one reading', () => {
    const { board } = feed(boardOf(slow), 0, [...times(15, 8.5), 7.95, ...times(15, 8.5)]);
    expect(nameOf(board, slow.id)).toBe('normal');
  });

  it('returns after the off-delay and not before', () => {
    const { board } = feed(boardOf(slow), 0, [...times(16, 8.5), ...times(15, 7)]);
    expect(nameOf(board, slow.id)).toBe('unacknowledged');
    expect(nameOf(feed(board, 31, [7]).board, slow.id)).toBe('returned-unacknowledged');
  });

  it('is not hurried or stopped by a clock that jumps back', () => {
    let { board } = feed(boardOf(slow), 0, times(10, 8.5)); // 9 s seen
    ({ board } = feed(board, -86_400, times(6, 8.5))); // 5 s more, a day earlier
    expect(nameOf(board, slow.id)).toBe('normal');
    ({ board } = feed(board, -86_394, [8.5]));
    expect(nameOf(board, slow.id)).toBe('unacknowledged');
  });

  it('does not count the time during which nothing could be judged', () => {
    const { board } = feed(boardOf(slow), 0, [...times(10, 8.5), ...times(20, null), ...times(6, 8.5)]);
    expect(nameOf(board, slow.id)).toBe('normal'); // 9 s + 5 s
    expect(nameOf(feed(board, 36, [8.5]).board, slow.id)).toBe('unacknowledged');
  });
});

describe('quality', () => {
  const active = () => feed(boardOf(high()), 0, [8.5]).board;

  it('bad input freezes: an active alarm stays, however long the picture is gone', () => {
    const { board, events } = feed(active(), 1, times(3000, null));
    expect(nameOf(board, high().id)).toBe('unacknowledged');
    expect(board.alarms[0]!.detector.frozen).toBe(true);
    expect(events.map(({ kind, what }) => `${kind} ${what}`)).toEqual(['instrument-diagnostic raised']);
  });

  it('a held last value freezes too', () => {
    const held = { quality: 'uncertain', reasons: ['last-value-held'] } as const;
    expect(nameOf(feed(active(), 1, times(20, 5), held).board, high().id)).toBe('unacknowledged');
    expect(nameOf(feed(boardOf(high()), 0, times(20, 9), held).board, high().id)).toBe('normal');
  });

  it('a unit that cannot be converted freezes', () => {
    expect(nameOf(feed(active(), 1, times(20, 5), { unit: 'degC' }).board, high().id)).toBe('unacknowledged');
  });

  it('uncertain input counts, and its events say so', () => {
    const uncertain = { quality: 'uncertain', reasons: ['end-stop'] } as const;
    const { events } = feed(boardOf(high()), 0, [8.5], uncertain);
    expect(events).toMatchObject([{ what: 'raised', uncertain: true }]);
    expect(feed(boardOf(high()), 0, [8.5]).events).toMatchObject([{ uncertain: false }]);
  });

  it('uncertain input freezes where the definition wants that', () => {
    const strict = high({ uncertainInput: 'freeze' });
    const { board } = feed(boardOf(strict), 0, [8.5, 8.5], { quality: 'uncertain', reasons: ['trembling'] });
    expect(nameOf(board, strict.id)).toBe('normal');
  });
});

describe('readings of the past', () => {
  it('leave the present alone and only write flagged events', () => {
    const { board } = feed(boardOf(high()), 0, [8.5]);
    const past = feed(board, -5000, [7, 9, 7], { historical: true });
    expect(nameOf(past.board, high().id)).toBe('unacknowledged');
    expect(past.board.alarms.map(({ state }) => state)).toEqual(board.alarms.map(({ state }) => state));
    expect(
      past.events.map(({ what, historical, annunciate, from, to }) => ({
        what,
        historical,
        annunciate,
        still: from === to,
      })),
    ).toEqual([
      { what: 'raised', historical: true, annunciate: false, still: true },
      { what: 'returned-to-normal', historical: true, annunciate: false, still: true },
    ]);
  });

  it('do not clear a live alarm, nor start or stop its delays', () => {
    const slow = high({ onDelayMs: 5000 });
    const { board } = feed(boardOf(slow), 0, times(5, 8.5));
    const between = feed(board, -5000, times(50, 1), { historical: true }).board;
    expect(nameOf(feed(between, 5, [8.5]).board, slow.id)).toBe('unacknowledged');
  });
});

it('passes over readings of gauges without alarms', () => {
  const board = boardOf(high());
  expect(applyReading(board, 'elsewhere', reading(0, 99))).toEqual({ board, events: [] });
});
