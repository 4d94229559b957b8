/** What must hold for every sequence of inputs that a board can ever hear. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBoard, type Alarm, type AlarmBoard } from '../../../src/alarms/alarm-board.ts';
import type { AlarmEvent } from '../../../src/alarms/alarm-event.ts';
import { appendEvents, applyInput, replay, type AlarmInput } from '../../../src/alarms/alarm-log.ts';
import { applyCommand } from '../../../src/alarms/apply-command.ts';
import {
  alarmStateNames,
  isActive,
  isHidden,
  stateNameOf,
  type AlarmStateName,
} from '../../../src/alarms/alarm-state.ts';
import { applyTime } from '../../../src/alarms/apply-time.ts';
import { restoreBoard } from '../../../src/alarms/restore-board.ts';
import { storeBoard } from '../../../src/alarms/store-board.ts';
import { propertyRuns } from '../../support/property-runs.ts';
import { everyKind, inputs, latchInputs } from './alarm-inputs.ts';
import { startTs } from './alarm-examples.ts';

const start = (): AlarmBoard => createBoard('kiosk7', everyKind, startTs);
const runs = propertyRuns(20);

interface Step {
  readonly input: AlarmInput;
  readonly before: AlarmBoard;
  readonly after: AlarmBoard;
  readonly events: readonly AlarmEvent[];
}
const walk = (all: readonly AlarmInput[], visit: (step: Step) => void): AlarmBoard => {
  let before = start();
  for (const input of all) {
    const { board: after, events } = applyInput(before, input);
    visit({ input, before, after, events });
    before = after;
  }
  return before;
};
const pairs = ({ before, after }: Step): readonly (readonly [Alarm, Alarm])[] =>
  after.alarms.map((alarm, k) => [before.alarms[k]!, alarm]);

const anyHidden = ['shelved', 'suppressed-by-design', 'out-of-service'] as const;
const latchedStates = ['latched-unacknowledged', 'latched-acknowledged'] as const;
/** The diagram of ISA-18.2; staying is always allowed. */
const arrows: Readonly<Record<AlarmStateName, readonly AlarmStateName[]>> = {
  normal: ['unacknowledged', ...anyHidden],
  unacknowledged: ['acknowledged', 'returned-unacknowledged', 'latched-unacknowledged', ...anyHidden],
  acknowledged: ['normal', 'latched-acknowledged', ...anyHidden],
  'returned-unacknowledged': ['normal', 'unacknowledged', ...anyHidden],
  'latched-unacknowledged': ['latched-acknowledged', 'unacknowledged', ...anyHidden],
  'latched-acknowledged': ['normal', 'unacknowledged', ...anyHidden],
  shelved: ['normal', 'unacknowledged', ...latchedStates, ...anyHidden],
  'suppressed-by-design': ['normal', 'unacknowledged', ...latchedStates, ...anyHidden],
  'out-of-service': ['normal', 'unacknowledged', ...latchedStates, ...anyHidden],
};

/** Over all runs of a property: what was seen at least once, so that none is true for want of cases. */
const seen = new Set<string>();

describe('for every sequence of inputs', { timeout: 30_000 }, () => {
  it('no alarm leaves the state graph, and its events tell its whole way', () => {
    seen.clear();
    fc.assert(
      fc.property(inputs, (all) => {
        const told = new Map(everyKind.map(({ id }) => [id, 'normal' as AlarmStateName]));
        const wrong: string[] = [];
        let sequence = 0;
        const last = walk(all, ({ events }) => {
          for (const { id, alarm, from, to, historical, sequence: number } of events) {
            const isArrow = from === to || (!historical && arrows[from].includes(to));
            if (!isArrow || number !== sequence++ || from !== told.get(alarm))
              wrong.push(`${id}: ${from} → ${to}`);
            told.set(alarm, to);
            seen.add(to);
          }
        });
        expect(wrong).toEqual([]);
        for (const { definition, state } of last.alarms)
          expect(stateNameOf(state)).toBe(told.get(definition.id));
      }),
      runs,
    );
    expect([...seen].sort()).toEqual([...alarmStateNames].sort());
  });

  it('bad, held and past input clears nothing and raises only diagnostics', () => {
    let held = 0;
    fc.assert(
      fc.property(inputs, (all) => {
        walk(all, (step) => {
          if (step.input.kind !== 'reading') return;
          const { quality, reasons, historical } = step.input.reading;
          if (quality !== 'bad' && !reasons.includes('last-value-held') && historical !== true) return;
          let same = true;
          for (const [before, after] of pairs(step)) {
            if (isActive(before.state)) held++;
            const mayRaise = after.definition.kind === 'instrument-diagnostic' && !isActive(before.state);
            if (!mayRaise) same &&= isActive(after.state) === isActive(before.state);
          }
          expect(same).toBe(true);
        });
      }),
      runs,
    );
    expect(held).toBeGreaterThan(300);
  });

  it('history and what is hidden never call', () => {
    fc.assert(
      fc.property(inputs, (all) => {
        walk(all, ({ input, events, before, after }) => {
          for (const { annunciate, historical, to } of events)
            if (annunciate) expect([historical, to.includes('unacknowledged')]).toEqual([false, true]);
          if (input.kind === 'reading' && input.reading.historical === true)
            expect(after.alarms.map(({ state, detector }) => ({ state, detector }))).toEqual(
              before.alarms.map(({ state, detector }) => ({ state, detector })),
            );
        });
      }),
      runs,
    );
  });

  it('a latch leaves only by a person’s reset, or into a new alarm', () => {
    let resets = 0;
    fc.assert(
      fc.property(latchInputs, (all) => {
        walk(all, (step) => {
          for (const [before, after] of pairs(step)) {
            if (!before.state.own.startsWith('latched') || after.state.own.startsWith('latched')) continue;
            if (after.state.own === 'unacknowledged') continue;
            expect(after.state.own).toBe('normal');
            expect(step.input).toMatchObject({ kind: 'command', command: { kind: 'reset' } });
            expect(step.events).toMatchObject([{ what: 'reset' }]);
            resets++;
          }
        });
      }),
      propertyRuns(70),
    );
    expect(resets).toBeGreaterThan(5);
  });

  it('a visible active alarm never becomes unseen but by a person or by design', () => {
    fc.assert(
      fc.property(inputs, (all) => {
        walk(all, (step) => {
          if (step.input.kind === 'command') return;
          for (const [before, after] of pairs(step))
            if (!isHidden(before.state) && isActive(before.state) && isHidden(after.state))
              expect(stateNameOf(after.state)).toBe('suppressed-by-design');
        });
      }),
      runs,
    );
  });

  it('commands by nobody are refused and change nothing', () => {
    fc.assert(
      fc.property(inputs, (all) => {
        walk(all, ({ input, before, after, events }) => {
          if (input.kind !== 'command' || input.command.by.trim() !== '') return;
          expect(applyCommand(before, input.command)).toEqual({ ok: false, error: 'nobody' });
          expect(after).toBe(before);
          expect(events).toEqual([]);
        });
      }),
      runs,
    );
  });

  it('every event of a person names the person, and no other does', () => {
    fc.assert(
      fc.property(inputs, (all) => {
        walk(all, ({ input, events }) => {
          for (const { by } of events) expect(by).toBe(input.kind === 'command' ? input.command.by : null);
        });
      }),
      runs,
    );
  });

  it('shelving always ends, whatever the time of day does', () => {
    let shelves = 0;
    fc.assert(
      fc.property(inputs, fc.integer({ min: -1e6, max: 1e6 }), (all, jump) => {
        let board = walk(all, () => {});
        for (const { id, maximumShelfMs: forMs } of everyKind) {
          const ts = startTs + 1e6;
          const shelved = applyCommand(board, {
            kind: 'shelve',
            by: 'Ada',
            reason: 'work',
            ts,
            alarm: id,
            forMs,
          });
          if (shelved.ok) board = shelved.value.board;
        }
        shelves += board.alarms.filter(({ state }) => state.shelf).length;
        const longest = Math.max(...everyKind.map(({ maximumShelfMs }) => maximumShelfMs));
        const from = startTs + jump * 1000;
        for (const ts of [from, from + longest / 2, from + longest]) ({ board } = applyTime(board, ts));
        expect(board.alarms.filter(({ state }) => state.shelf)).toEqual([]);
      }),
      runs,
    );
    expect(shelves).toBeGreaterThan(100);
  });

  it('first-out marks at most one alarm of a group, and none of a quiet group', () => {
    let firsts = 0;
    fc.assert(
      fc.property(inputs, (all) => {
        walk(all, ({ after }) => {
          const marked = after.alarms.filter(({ firstOut }) => firstOut);
          const inAlarm = after.alarms.filter(
            ({ definition, state }) =>
              definition.group === 'trip' && !isHidden(state) && state.own !== 'normal',
          );
          expect(marked.length).toBeLessThanOrEqual(Math.min(1, inAlarm.length));
          firsts += marked.length;
        });
      }),
      runs,
    );
    expect(firsts).toBeGreaterThan(100);
  });

  it('a replay equals what happened live', () => {
    fc.assert(
      fc.property(inputs, (all) => {
        const log: AlarmEvent[] = [];
        const live = walk(all, ({ events }) => log.push(...events));
        const again = replay({ kiosk: 'kiosk7', ts: startTs }, everyKind, all);
        expect(JSON.stringify(again)).toBe(JSON.stringify({ board: live, log }));
        expect(appendEvents(log, again.log)).toBe(log);
        expect(JSON.parse(JSON.stringify(log))).toEqual(log);
      }),
      runs,
    );
  });

  it('a reload at any point changes nothing of the future', () => {
    fc.assert(
      fc.property(inputs, fc.nat(), (all, cut) => {
        const at = all.length === 0 ? 0 : cut % all.length;
        const present = { kiosk: 'kiosk7', definitions: everyKind, ts: startTs };
        let board = start();
        let reloaded = start();
        all.forEach((input, k) => {
          if (k === at) {
            const restored = restoreBoard(JSON.stringify(storeBoard(reloaded)), present);
            expect([restored.troubles, restored.events]).toEqual([[], []]);
            reloaded = restored.board;
          }
          const one = applyInput(board, input);
          const other = applyInput(reloaded, input);
          expect(JSON.stringify(other.events)).toBe(JSON.stringify(one.events));
          board = one.board;
          reloaded = other.board;
        });
        expect(reloaded).toEqual(board);
      }),
      runs,
    );
  });
});
