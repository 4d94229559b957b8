/** What persons and conditions do to a board of alarms: acknowledge, silence, shelve, suppress, first-out, configure. */
import { describe, expect, it } from 'vitest';
import { soundOf } from '../../../src/alarms/annunciation.ts';
import { createBoard, type AlarmBoard } from '../../../src/alarms/alarm-board.ts';
import { refusalWords, type AlarmCommand } from '../../../src/alarms/alarm-command.ts';
import type { AlarmDefinition } from '../../../src/alarms/alarm-definition.ts';
import { applyCommand } from '../../../src/alarms/apply-command.ts';
import { applyReading } from '../../../src/alarms/apply-reading.ts';
import { applyTime } from '../../../src/alarms/apply-time.ts';
import { limitAlarm } from '../../../src/alarms/alarm-templates.ts';
import {
  amperes,
  boiler,
  command,
  feed,
  high,
  nameOf,
  parsed,
  pump,
  quiet,
  startTs,
} from './alarm-examples.ts';

const boardOf = (...definitions: AlarmDefinition[]) => createBoard('kiosk7', parsed(definitions), startTs);
const at = (seconds: number): number => startTs + seconds * 1000;
const alarm = high().id;
const refusalOf = (board: AlarmBoard, given: AlarmCommand): string | null => {
  const applied = applyCommand(board, given);
  return applied.ok ? null : applied.error;
};

describe('acknowledge, reset and silence are three things', () => {
  const latched = high({ latching: true });

  it('acknowledging names the person, keeps the comment and stops the call', () => {
    const { board } = feed(boardOf(high()), 0, [9]);
    expect(soundOf(board)).not.toBeNull();
    const done = command(board, 5, { kind: 'acknowledge', alarm, comment: 'valve 3' });
    expect(done.events).toMatchObject([
      {
        what: 'acknowledged',
        by: 'Ada',
        comment: 'valve 3',
        ts: at(5),
        from: 'unacknowledged',
        to: 'acknowledged',
      },
    ]);
    expect(soundOf(done.board)).toBeNull();
  });

  it('a latched alarm leaves by acknowledge and reset, in this order', () => {
    let { board } = feed(boardOf(latched), 0, [9, 5]);
    expect(nameOf(board, alarm)).toBe('latched-unacknowledged');
    const reset = { kind: 'reset', alarm, comment: '', ts: at(3), by: 'Ada' } as const;
    expect(refusalOf(board, reset)).toBe('acknowledge-first');
    ({ board } = command(board, 3, { kind: 'acknowledge', alarm, comment: '' }));
    expect(nameOf(board, alarm)).toBe('latched-acknowledged');
    ({ board } = command(board, 4, { kind: 'reset', alarm, comment: '' }));
    expect(nameOf(board, alarm)).toBe('normal');
  });

  it('silence stops the sound until the next alarm, and no state', () => {
    const { board } = feed(boardOf(high()), 0, [9]);
    const { board: silent, events } = command(board, 1, { kind: 'silence', alarm: null });
    expect(events).toMatchObject([
      { what: 'silenced', by: 'Ada', from: 'unacknowledged', to: 'unacknowledged' },
    ]);
    expect(soundOf(silent)).toBeNull();
    expect(nameOf(silent, alarm)).toBe('unacknowledged');
    const again = feed(silent, 2, [5, 9]).board;
    expect(soundOf(again)).not.toBeNull();
  });
});

describe('commands are refused', () => {
  const { board } = feed(boardOf(high({ maximumShelfMs: 60_000 })), 0, [9]);
  const base = { ts: at(1), by: 'Ada', alarm } as const;
  it.each<[string, AlarmCommand]>([
    ['nobody', { ...base, by: '', kind: 'acknowledge', comment: '' }],
    ['nobody', { ...base, by: '  ', kind: 'silence' }],
    [
      'nobody',
      { ...base, by: undefined as unknown as string, kind: 'declare-state', state: 'x', holds: true },
    ],
    ['nobody', { ts: at(1), by: '', kind: 'configure', definitions: [] }],
    ['unknown-alarm', { ...base, alarm: 'none', kind: 'acknowledge', comment: '' }],
    ['unknown-alarm', { ...base, alarm: 'none', kind: 'silence' }],
    ['no-reason', { ...base, kind: 'shelve', reason: ' ', forMs: 1000 }],
    ['no-reason', { ...base, kind: 'remove-from-service', reason: '' }],
    ['too-long', { ...base, kind: 'shelve', reason: 'x', forMs: 60_001 }],
    ['too-long', { ...base, kind: 'shelve', reason: 'x', forMs: Infinity }],
    ['bad-time', { ...base, kind: 'shelve', reason: 'x', forMs: 0 }],
    ['bad-time', { ...base, kind: 'shelve', reason: 'x', forMs: Number.NaN }],
    ['bad-time', { ...base, ts: Number.NaN, kind: 'acknowledge', comment: '' }],
  ])('%s: %j', (refusal, given) => {
    expect(refusalOf(board, given)).toBe(refusal);
    expect(refusalWords).toHaveProperty(refusal);
  });
});

describe('shelving', () => {
  const shelve = (board: AlarmBoard, seconds: number, forMs = 600_000) =>
    command(board, seconds, { kind: 'shelve', alarm, reason: 'work on valve 3', forMs });

  it('is by a person, for a time, written, and silent', () => {
    const { board, events } = shelve(feed(boardOf(high()), 0, [9]).board, 1);
    expect(events).toMatchObject([
      { what: 'shelved', by: 'Ada', comment: 'work on valve 3', untilTs: at(601), to: 'shelved' },
    ]);
    expect(soundOf(board)).toBeNull();
  });

  it('ends by itself and calls again where the condition still holds', () => {
    const { board } = shelve(feed(boardOf(high()), 0, [9]).board, 1);
    expect(applyTime(board, at(600)).board.alarms[0]!.state.shelf).not.toBeNull();
    const { board: after, events } = applyTime(board, at(601));
    expect(events[0]).toMatchObject({ what: 'unshelved', by: null, to: 'unacknowledged', annunciate: true });
    expect(soundOf(after)).not.toBeNull();
  });

  it('is evaluated meanwhile: what came and went leaves it normal', () => {
    const { board } = shelve(boardOf(high()), 1);
    const seen = feed(board, 2, [9, 5]);
    expect(seen.events).toMatchObject([
      { what: 'raised', from: 'shelved', to: 'shelved', annunciate: false },
      { what: 'returned-to-normal', annunciate: false },
    ]);
    expect(command(seen.board, 5, { kind: 'unshelve', alarm, comment: '' }).events).toMatchObject([
      { what: 'unshelved', to: 'normal', annunciate: false },
    ]);
  });

  it('is not stretched by a clock that is set back', () => {
    let { board } = shelve(boardOf(high()), 0);
    ({ board } = applyTime(board, at(300)));
    ({ board } = applyTime(board, at(-86_400)));
    expect(nameOf(board, alarm)).toBe('shelved');
    ({ board } = applyTime(board, at(-86_400 + 300)));
    expect(nameOf(board, alarm)).toBe('normal');
  });
});

describe('suppression by design', () => {
  const whilePumpOff = {
    kind: 'value',
    gauge: 'g-2',
    is: 'below',
    limit: 5,
    unit: 'A',
    reference: 'none',
  } as const;
  const low = { ...limitAlarm(boiler, 'L', 2), onDelayMs: 0, offDelayMs: 0, suppressedWhile: whilePumpOff };

  it('hides the low pressure of a stopped pump, and calls when the pump runs and it stays low', () => {
    let { board } = applyReading(boardOf(low, quiet(pump)), 'g-2', amperes(0, 0));
    expect(nameOf(board, low.id)).toBe('suppressed-by-design');
    const hidden = feed(board, 1, [0.5]);
    expect(hidden.events.some(({ annunciate }) => annunciate)).toBe(false);
    const running = applyReading(hidden.board, 'g-2', amperes(2, 20));
    expect(running.events).toMatchObject([{ what: 'unsuppressed', to: 'unacknowledged', annunciate: true }]);
    ({ board } = feed(running.board, 3, [4]));
    expect(nameOf(board, low.id)).toBe('returned-unacknowledged');
  });

  it('outlives a hand before the pump’s camera, and ends when that camera is lost', () => {
    let { board } = applyReading(boardOf(low, quiet(pump)), 'g-2', amperes(0, 0));
    ({ board } = applyReading(board, 'g-2', amperes(1, null)));
    expect(nameOf(board, low.id)).toBe('suppressed-by-design');
    ({ board } = applyReading(board, 'g-2', amperes(32, null)));
    expect(nameOf(board, quiet(pump).id)).toBe('unacknowledged');
    expect(nameOf(board, low.id)).toBe('normal');
  });

  it('lets HH hide H without a call of H for an instant', () => {
    const highHigh = { ...limitAlarm(boiler, 'HH', 9), onDelayMs: 0, offDelayMs: 0 };
    const covered = high({ suppressedWhile: { kind: 'alarm', alarm: highHigh.id, is: 'active' } });
    const { board, events } = feed(boardOf(covered, highHigh), 0, [9.5]);
    expect(events.filter(({ annunciate }) => annunciate).map((each) => each.alarm)).toEqual([highHigh.id]);
    expect(nameOf(board, covered.id)).toBe('suppressed-by-design');
    const down = feed(board, 1, [8.5]);
    expect(nameOf(down.board, covered.id)).toBe('unacknowledged');
  });

  it('follows a declared state, and names who declared it', () => {
    const during = high({ suppressedWhile: { kind: 'state', state: 'shutdown', is: true } });
    const { board, events } = command(boardOf(during), 0, {
      kind: 'declare-state',
      state: 'shutdown',
      holds: true,
    });
    expect(events).toMatchObject([{ what: 'suppressed', by: 'Ada' }]);
    const back = command(feed(board, 1, [9]).board, 2, {
      kind: 'declare-state',
      state: 'shutdown',
      holds: false,
    });
    expect(nameOf(back.board, during.id)).toBe('unacknowledged');
  });
});

describe('out of service', () => {
  it('is by a person with a reason, has no end by itself, and comes back to the live condition', () => {
    let { board } = feed(boardOf(high()), 0, [9]);
    ({ board } = command(board, 1, { kind: 'remove-from-service', alarm, reason: 'gauge exchanged' }));
    ({ board } = applyTime(board, at(1e7)));
    expect(nameOf(board, alarm)).toBe('out-of-service');
    const { events } = command(board, 1e7 + 1, { kind: 'return-to-service', alarm, comment: '' });
    expect(events[0]).toMatchObject({ to: 'unacknowledged', annunciate: true });
  });
});

describe('first-out', () => {
  const first = high({ id: 'first', group: 'trip' });
  const second = { ...limitAlarm(pump, 'H', 30), id: 'second', group: 'trip', onDelayMs: 0, offDelayMs: 0 };
  const marks = (board: AlarmBoard) =>
    board.alarms.filter(({ firstOut }) => firstOut).map(({ definition }) => definition.id);

  it('marks the one that came first until the whole group is normal', () => {
    let { board } = feed(boardOf(first, second), 0, [9]);
    const next = applyReading(board, 'g-2', amperes(1, 40));
    expect(next.events).toMatchObject([{ alarm: 'second', firstOut: false }]);
    expect(marks(next.board)).toEqual(['first']);
    ({ board } = feed(next.board, 2, [5]));
    ({ board } = command(board, 3, { kind: 'acknowledge', alarm: 'first', comment: '' }));
    expect(nameOf(board, 'first')).toBe('normal');
    expect(marks(board)).toEqual(['first']);
    ({ board } = command(board, 4, { kind: 'acknowledge', alarm: 'second', comment: '' }));
    ({ board } = applyReading(board, 'g-2', amperes(5, 1)));
    expect(marks(board)).toEqual([]);
    const { events } = applyReading(board, 'g-2', amperes(6, 40));
    expect(events).toMatchObject([{ alarm: 'second', firstOut: true }]);
  });
});

describe('new definitions', () => {
  it('keep the state of what stays the same alarm, and write what changed and by whom', () => {
    const { board } = feed(boardOf(high({ latching: true })), 0, [9]);
    const extra = limitAlarm(pump, 'H', 30);
    const definitions = parsed([high({ latching: true, limit: 9.5 }), extra]);
    const { board: next, events } = command(board, 1, { kind: 'configure', definitions } as never);
    expect(nameOf(next, alarm)).toBe('unacknowledged');
    expect(events.map(({ what, alarm: id, by }) => `${what} ${id} ${by}`)).toEqual([
      `definition-changed ${alarm} Ada`,
      `definition-added ${extra.id} Ada`,
      'definition-added g-2:instrument Ada',
    ]);
    expect(nameOf(feed(next, 2, [9.2]).board, alarm)).toBe('latched-unacknowledged');
    const gone = command(next, 3, { kind: 'configure', definitions: parsed([extra]) } as never);
    expect(gone.events.map(({ what }) => what)).toEqual(['definition-removed', 'definition-removed']);
    expect(gone.board.alarms).toHaveLength(2);
  });
});
