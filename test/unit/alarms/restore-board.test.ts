/** Stored boards, torn in every way: no active alarm is lost, nothing stays hidden, nothing throws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBoard, type AlarmBoard } from '../../../src/alarms/alarm-board.ts';
import { isActive, isHidden, isUnacknowledged, stateNameOf } from '../../../src/alarms/alarm-state.ts';
import { applyTime } from '../../../src/alarms/apply-time.ts';
import { limitAlarm } from '../../../src/alarms/alarm-templates.ts';
import { restoreBoard } from '../../../src/alarms/restore-board.ts';
import { storeBoard } from '../../../src/alarms/store-board.ts';
import { everyKind } from './alarm-inputs.ts';
import { boiler, command, feed, high, nameOf, parsed, startTs, times } from './alarm-examples.ts';

const highHigh = { ...limitAlarm(boiler, 'HH', 9), onDelayMs: 0, offDelayMs: 0, latching: true };
const low = limitAlarm(boiler, 'L', 2);
const definitions = parsed([high(), highHigh, low]);
const present = { kiosk: 'kiosk7', definitions, ts: startTs + 1e6 };

/** H acknowledged, HH latched, L shelved. */
const busy = (): AlarmBoard => {
  let { board } = feed(createBoard('kiosk7', definitions, startTs), 0, [9.5, 8.5]);
  ({ board } = command(board, 2, { kind: 'acknowledge', alarm: high().id, comment: '' }));
  ({ board } = command(board, 3, { kind: 'shelve', alarm: low.id, reason: 'draining', forMs: 3_600_000 }));
  return board;
};
/** As loose as a file from outside. */
// oxlint-disable-next-line typescript/no-explicit-any
type Stored = Record<string, any>;
const torn = (tear: (stored: Stored) => unknown): ReturnType<typeof restoreBoard> => {
  const stored = structuredClone(storeBoard(busy())) as Stored;
  const result = tear(stored);
  return restoreBoard(result === undefined ? stored : result, present);
};
const namesOf = ({ alarms }: AlarmBoard) => alarms.slice(0, 3).map(({ state }) => stateNameOf(state));

describe('a stored board', () => {
  it('comes back whole, as text and as structured clone', () => {
    for (const stored of [structuredClone(storeBoard(busy())), JSON.stringify(storeBoard(busy()))])
      expect(restoreBoard(stored, present)).toEqual({ board: busy(), events: [], troubles: [] });
    expect(namesOf(busy())).toEqual(['acknowledged', 'latched-unacknowledged', 'shelved']);
  });

  it('is new and normal on the first start', () => {
    for (const stored of [undefined, null]) {
      const { board, troubles } = restoreBoard(stored, present);
      expect([board, troubles]).toEqual([createBoard('kiosk7', definitions, present.ts), []]);
    }
  });

  it('ends the shelf after a night with the device off', () => {
    const { board } = torn(() => undefined);
    expect(nameOf(applyTime(board, startTs + 3_602_000).board, low.id)).toBe('shelved');
    expect(nameOf(applyTime(board, startTs + 3_603_000).board, low.id)).toBe('normal');
  });

  it('starts a new alarm normal and leaves out one that was at rest', () => {
    const changed = parsed([high(), highHigh, high({ id: 'new' })]);
    const { board, troubles } = restoreBoard(storeBoard(busy()), { ...present, definitions: changed });
    expect(namesOf(board)).toEqual(['acknowledged', 'latched-unacknowledged', 'normal']);
    expect(troubles).toEqual([]);
  });
});

describe('a broken store', () => {
  it.each([
    ['not JSON', '{"format":'],
    ['another thing', { format: 'x' }],
    ['a number', 5],
    ['no alarms', {}],
  ])('%s: every alarm is shown as active and unacknowledged, and calls', (_, stored) => {
    const { board, events, troubles } = restoreBoard(stored, present);
    expect(board.alarms.every(({ state }) => stateNameOf(state) === 'unacknowledged')).toBe(true);
    expect(events.map(({ what, annunciate }) => [what, annunciate])).toEqual(times(4, ['state-lost', true]));
    expect(board.sequence).toBe(4);
    expect(troubles).toHaveLength(5);
  });

  it('clears what it took for active only by readings and a person', () => {
    const { board } = restoreBoard('torn', present);
    const seen = feed(board, 0, times(20, 5)).board;
    expect(namesOf(seen)).toEqual([
      'returned-unacknowledged',
      'latched-unacknowledged',
      'returned-unacknowledged',
    ]);
  });

  it('one broken state costs only its own alarm', () => {
    const { board, troubles } = torn((stored) => void (stored.alarms[1].state.own = 'fine'));
    expect(namesOf(board)).toEqual(['acknowledged', 'unacknowledged', 'shelved']);
    expect(troubles).toEqual([
      `The stored state of alarm ${highHigh.id} could not be read: it is shown as active.`,
    ]);
  });

  it('one item without identity may have been any alarm that is missing', () => {
    const { board } = torn((stored) => void (stored.alarms[1] = null));
    expect(namesOf(board)).toEqual(['acknowledged', 'unacknowledged', 'shelved']);
  });

  it('a broken memory beside a whole state keeps the state', () => {
    const { board, troubles } = torn((stored) => {
      stored.alarms[0].detector = 'x';
      stored.alarms[0].raisedTs = {};
    });
    expect([namesOf(board), troubles]).toEqual([namesOf(busy()), []]);
  });

  it('a broken clock ends all shelving', () => {
    const { board } = torn((stored) => void (stored.clock = { elapsedMs: -1, lastTs: null }));
    expect(namesOf(board)).toEqual(['acknowledged', 'latched-unacknowledged', 'normal']);
  });

  it('a shelf without end ends', () => {
    const { board } = torn((stored) => void (stored.alarms[2].state.shelf.untilMs = 1e15));
    expect(nameOf(board, low.id)).toBe('normal');
  });

  it.each([[[]], [null]])('a list of alarms that is %j has lost all of them', (list) => {
    const { board, troubles } = torn((stored) => void (stored.alarms = list));
    expect(namesOf(board)).toEqual(['unacknowledged', 'unacknowledged', 'unacknowledged']);
    expect(troubles).toHaveLength(definitions.length);
  });

  it('numbers events in a new epoch, so that no identity comes twice', () => {
    const { events } = restoreBoard('torn', present);
    expect(events[0]!.id).toBe(`kiosk7:alarm:${present.ts}:0`);
  });
});

/** Replaces one place of a tree, by its number, with anything. */
const damage = (tree: unknown, place: number, by: unknown): unknown => {
  let left = place;
  const copy = (node: unknown): unknown => {
    if (left-- === 0) return by;
    if (Array.isArray(node)) return node.map(copy);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, copy(each)]));
  };
  return copy(tree);
};

it('wherever it is damaged, an alarm that was active or latched still is, or calls for a person', () => {
  const whole = JSON.parse(JSON.stringify(storeBoard(busy()))) as unknown;
  const junk = fc.oneof(fc.constantFrom(null, -1, 1e300, 'x', {}, [], true), fc.anything());
  fc.assert(
    fc.property(fc.nat(260), junk, (place, by) => {
      fc.pre(place > 0 || (by !== null && by !== undefined));
      const { board } = restoreBoard(damage(whole, place, by), present);
      const [first, second] = board.alarms;
      expect(isActive(first!.state)).toBe(true);
      expect(second!.state.own === 'latched-unacknowledged' || isUnacknowledged(second!.state.own)).toBe(
        true,
      );
      const later = applyTime(applyTime(board, present.ts).board, present.ts + 8 * 86_400_000).board;
      expect(later.alarms.some(({ state }) => state.shelf)).toBe(false);
      const { board: read } = feed(board, 2000, [9.9]);
      expect(
        read.alarms.filter(({ state }) => !isHidden(state) && isActive(state)).length,
      ).toBeGreaterThanOrEqual(2);
    }),
    { numRuns: 200 },
  );
});

it('never throws at anything', () => {
  fc.assert(
    fc.property(fc.anything(), (stored) => {
      expect(restoreBoard(stored, { ...present, definitions: everyKind }).board.alarms).toHaveLength(
        everyKind.length,
      );
    }),
    { numRuns: 300 },
  );
});
