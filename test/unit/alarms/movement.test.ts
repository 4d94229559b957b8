/** Alarms on movement: too fast, not at all, and no reading to tell. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBoard } from '../../../src/alarms/alarm-board.ts';
import type { AlarmDefinition, RateAlarm, StuckAlarm } from '../../../src/alarms/alarm-definition.ts';
import { applyReading } from '../../../src/alarms/apply-reading.ts';
import { applyResume, applyTime } from '../../../src/alarms/apply-time.ts';
import { rateAlarm, stuckAlarm } from '../../../src/alarms/alarm-templates.ts';
import {
  amperes,
  boiler,
  feed,
  high,
  nameOf,
  parsed,
  pump,
  quiet,
  startTs,
  times,
} from './alarm-examples.ts';

const boardOf = (...definitions: AlarmDefinition[]) => createBoard('kiosk7', parsed(definitions), startTs);
const rising = (count: number, from: number, perSecond: number): number[] =>
  times(count, 0).map((_, k) => from + k * perSecond);

describe('rate of change', () => {
  /** 1 bar per minute over a minute. */
  const fast = (part: Partial<RateAlarm> = {}): RateAlarm => ({
    ...rateAlarm(boiler, 1),
    offDelayMs: 0,
    ...part,
  });

  it.each([
    ['either', 0.02, true],
    ['either', -0.02, true],
    ['either', 0.015, false],
    ['rising', 0.02, true],
    ['rising', -0.02, false],
    ['falling', 0.02, false],
    ['falling', -0.02, true],
  ] as const)('%s, %d bar/s: %s', (direction, perSecond, isRaised) => {
    const { events } = feed(boardOf(fast({ direction })), 0, rising(90, 5, perSecond));
    expect(events.some(({ what }) => what === 'raised')).toBe(isRaised);
  });

  it('is quiet until half the window has been seen', () => {
    const { events } = feed(boardOf(fast()), 0, rising(30, 0, 1));
    expect(events).toEqual([]);
    expect(feed(boardOf(fast()), 0, rising(31, 0, 1)).events).toHaveLength(1);
  });

  it('returns when the value rests', () => {
    const { board } = feed(boardOf(fast()), 0, rising(70, 0, 0.05));
    expect(nameOf(board, fast().id)).toBe('unacknowledged');
    expect(nameOf(feed(board, 70, times(61, 3.5)).board, fast().id)).toBe('returned-unacknowledged');
  });

  it('sees a change between readings that are further apart than the window', () => {
    let board = boardOf(fast());
    for (const [minute, value] of [
      [0, 1],
      [10, 1.5],
      [20, 14],
    ] as const)
      ({ board } = feed(board, minute * 60, [value]));
    expect(nameOf(board, fast().id)).toBe('unacknowledged');
  });

  it('never takes noise inside u95 for a change', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 40, maxLength: 150 }),
        fc.double({ min: 0.01, max: 3, noNaN: true }),
        (noise, u95) => {
          const values = noise.map((each) => 5 + each * u95 * 0.999);
          expect(feed(boardOf(fast({ limit: 0.001, deadband: 0 })), 0, values, { u95 }).events).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes a clock that jumps back for no change', () => {
    const { board } = feed(boardOf(fast()), 0, times(60, 2));
    const { events } = feed(board, -3600, times(29, 9));
    expect(events).toEqual([]);
  });
});

describe('stuck needle', () => {
  const stuck = (part: Partial<StuckAlarm> = {}): StuckAlarm => ({ ...stuckAlarm(boiler, 60_000), ...part });

  it('is raised after the window without a movement, and returns with the first', () => {
    const { board } = feed(boardOf(stuck()), 0, times(60, 5));
    expect(nameOf(board, stuck().id)).toBe('normal');
    const later = feed(board, 60, [5]).board;
    expect(nameOf(later, stuck().id)).toBe('unacknowledged');
    expect(nameOf(feed(later, 61, [5.1]).board, stuck().id)).toBe('returned-unacknowledged');
  });

  it('sees through noise inside u95', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 62, maxLength: 62 }),
        (noise) => {
          const { events } = feed(
            boardOf(stuck()),
            0,
            noise.map((each) => 5 + each * 0.0199),
          );
          expect(events).toMatchObject([{ kind: 'stuck-needle', what: 'raised' }]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is quiet while the value moves', () => {
    expect(feed(boardOf(stuck()), 0, rising(300, 1, 0.01)).events).toEqual([]);
  });

  it('counts only the time that could be watched', () => {
    const { board } = feed(boardOf(stuck()), 0, [...times(31, 5), ...times(20, null), ...times(30, 5)]);
    expect(nameOf(board, stuck().id)).toBe('normal');
    expect(nameOf(feed(board, 81, times(3, 5)).board, stuck().id)).toBe('unacknowledged');
  });

  it('expects nothing while the pump is off, and does not know while its gauge has failed', () => {
    const running = {
      kind: 'value',
      gauge: 'g-2',
      is: 'above',
      limit: 5,
      unit: 'A',
      reference: 'none',
    } as const;
    const start = boardOf(stuck({ expectedWhile: running }), quiet(pump));
    const off = applyReading(start, 'g-2', amperes(0, 0)).board;
    expect(nameOf(feed(off, 0, times(100, 5)).board, stuck().id)).toBe('normal');
    const on = applyReading(start, 'g-2', amperes(0, 20)).board;
    const raised = feed(on, 0, times(62, 5)).board;
    expect(nameOf(raised, stuck().id)).toBe('unacknowledged');
    const stopped = applyReading(raised, 'g-2', amperes(63, 0)).board;
    expect(nameOf(feed(stopped, 63, [5]).board, stuck().id)).toBe('returned-unacknowledged');
    expect(nameOf(feed(start, 0, times(100, 5)).board, stuck().id)).toBe('normal');
  });
});

describe('instrument diagnostic', () => {
  const id = 'g-1:instrument';

  it('is there for every gauge with an alarm, unasked', () => {
    expect(boardOf(high()).alarms.map(({ definition }) => definition.id)).toEqual([high().id, id]);
  });

  it('is raised after its delay of bad readings, and returns after its delay of usable ones', () => {
    const { board } = feed(boardOf(high()), 0, [5, ...times(30, null)]);
    expect(nameOf(board, id)).toBe('normal');
    const failed = feed(board, 31, [null]).board;
    expect(nameOf(failed, id)).toBe('unacknowledged');
    const back = feed(failed, 32, times(5, 5)).board;
    expect(nameOf(back, id)).toBe('unacknowledged');
    expect(nameOf(feed(back, 37, [5]).board, id)).toBe('returned-unacknowledged');
  });

  it('forgets a hand before the camera', () => {
    const { events } = feed(boardOf(high()), 0, [5, ...times(20, null), 5, ...times(20, null), 5]);
    expect(events).toEqual([]);
  });

  it('says nothing of a gauge that a person took out of service', () => {
    expect(feed(boardOf(high()), 0, times(100, null), { reasons: ['out-of-service'] }).events).toEqual([]);
  });

  it('is raised by silence, in which process alarms do not move', () => {
    const { board } = feed(boardOf(high()), 0, [8.5]);
    const early = applyTime(board, startTs + 119_000).board;
    expect(nameOf(early, id)).toBe('normal');
    const { board: late, events } = applyTime(early, startTs + 120_000);
    expect(nameOf(late, id)).toBe('unacknowledged');
    expect(nameOf(late, high().id)).toBe('unacknowledged');
    expect(events).toHaveLength(1);
  });

  it('counts a night with the device off for no delay, and no change over it for a rate', () => {
    const slow = high({ onDelayMs: 15_000 });
    const rate = { ...rateAlarm(boiler, 1), offDelayMs: 0 };
    const evening = feed(boardOf(slow, rate), 0, times(10, 8.5)).board;
    const morning = applyResume(evening, startTs + 36_000_000).board;
    const seen = feed(morning, 36_001, [...times(6, 9.9)]);
    expect(seen.events).toEqual([]); // 9 s and 5 s
    expect(feed(seen.board, 36_007, [9.9]).events).toMatchObject([{ alarm: slow.id, what: 'raised' }]);
  });

  it('takes no night with the device off for silence', () => {
    const { board } = feed(boardOf(high()), 0, [5]);
    const morning = applyResume(board, startTs + 36_000_000).board;
    expect(applyTime(morning, startTs + 36_001_000).events).toEqual([]);
    expect(applyTime(morning, startTs + 36_120_000).events).toMatchObject([{ what: 'raised' }]);
  });
});
