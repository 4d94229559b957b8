/** Every arrow of the ISA-18.2 state diagram, one row each, and every arrow that is not there. */
import { describe, expect, it } from 'vitest';
import {
  normalState,
  ownStates,
  stateNameOf,
  type AlarmState,
  type AlarmStateName,
} from '../../../src/alarms/alarm-state.ts';
import { changeState, type ChangeRefusal, type StateChange } from '../../../src/alarms/change-state.ts';

const shelf = { by: 'Ada', reason: 'known', untilTs: 1, untilMs: 1 };
const changes = {
  'goes active': { kind: 'condition', active: true },
  'goes normal': { kind: 'condition', active: false },
  acknowledge: { kind: 'acknowledge' },
  reset: { kind: 'reset' },
  shelve: { kind: 'shelve', shelf },
  unshelve: { kind: 'unshelve' },
  suppress: { kind: 'suppress' },
  unsuppress: { kind: 'unsuppress' },
  'out of service': { kind: 'remove-from-service', by: 'Ada', reason: 'repair' },
  'into service': { kind: 'return-to-service' },
} as const satisfies Record<string, StateChange>;
type Word = keyof typeof changes;

const covers = {
  shelved: { shelf },
  'suppressed-by-design': { suppressed: true },
  'out-of-service': { outOfService: { by: 'Ada', reason: 'repair' } },
} as const;

const visible = (own: (typeof ownStates)[number]): AlarmState => ({ ...normalState, own });
const run = (state: AlarmState, words: readonly Word[], latching: boolean): AlarmState =>
  words.reduce((now, word) => {
    const changed = changeState(now, changes[word], latching);
    if (!changed.ok) throw new Error(`${word}: ${changed.error}`);
    return changed.value.state;
  }, state);

type Row = [from: (typeof ownStates)[number], by: Word, to: AlarmStateName];
const plain: Row[] = [
  ['normal', 'goes active', 'unacknowledged'],
  ['unacknowledged', 'acknowledge', 'acknowledged'],
  ['unacknowledged', 'goes normal', 'returned-unacknowledged'],
  ['acknowledged', 'goes normal', 'normal'],
  ['returned-unacknowledged', 'acknowledge', 'normal'],
  ['returned-unacknowledged', 'goes active', 'unacknowledged'],
];
const latching: Row[] = [
  ['normal', 'goes active', 'unacknowledged'],
  ['unacknowledged', 'acknowledge', 'acknowledged'],
  ['unacknowledged', 'goes normal', 'latched-unacknowledged'],
  ['acknowledged', 'goes normal', 'latched-acknowledged'],
  ['latched-unacknowledged', 'acknowledge', 'latched-acknowledged'],
  ['latched-unacknowledged', 'goes active', 'unacknowledged'],
  ['latched-acknowledged', 'goes active', 'unacknowledged'],
  ['latched-acknowledged', 'reset', 'normal'],
];
const hiding: Row[] = ownStates.flatMap((own): Row[] => [
  [own, 'shelve', 'shelved'],
  [own, 'suppress', 'suppressed-by-design'],
  [own, 'out of service', 'out-of-service'],
]);

describe.each([
  [false, [...plain, ...hiding]],
  [true, [...latching, ...hiding]],
] as const)('an alarm that latches: %s', (isLatching, rows) => {
  it.each(rows)('%s → (%s) → %s, with one event that says so', (from, word, to) => {
    const changed = changeState(visible(from), changes[word], isLatching);
    if (!changed.ok) throw new Error(changed.error);
    expect(stateNameOf(changed.value.state)).toBe(to);
    expect(changed.value.events).toMatchObject([{ from, to }]);
  });

  it('has no other arrow from a visible state', () => {
    for (const from of ownStates)
      for (const word of Object.keys(changes) as Word[]) {
        if (rows.some(([source, by]) => source === from && by === word)) continue;
        if (isLatching && from === 'returned-unacknowledged') continue; // no latching alarm comes there
        if (!isLatching && from.startsWith('latched')) continue;
        const changed = changeState(visible(from), changes[word], isLatching);
        if (changed.ok)
          expect(changed.value, `${from} ${word}`).toEqual({ state: visible(from), events: [] });
      }
  });
});

it.each<[(typeof ownStates)[number], Word, ChangeRefusal]>([
  ['normal', 'acknowledge', 'nothing-to-acknowledge'],
  ['acknowledged', 'acknowledge', 'nothing-to-acknowledge'],
  ['latched-acknowledged', 'acknowledge', 'nothing-to-acknowledge'],
  ['normal', 'reset', 'nothing-to-reset'],
  ['returned-unacknowledged', 'reset', 'nothing-to-reset'],
  ['unacknowledged', 'reset', 'still-active'],
  ['acknowledged', 'reset', 'still-active'],
  ['latched-unacknowledged', 'reset', 'acknowledge-first'],
  ['normal', 'unshelve', 'not-shelved'],
  ['normal', 'into service', 'not-out-of-service'],
])('in %s, %s is refused: %s', (own, word, refusal) => {
  expect(changeState(visible(own), changes[word], true)).toEqual({ ok: false, error: refusal });
});

const ways = [
  ['shelved', 'shelve', 'unshelve'],
  ['suppressed-by-design', 'suppress', 'unsuppress'],
  ['out-of-service', 'out of service', 'into service'],
] as const;
describe.each(ways)('%s', (name, hide, show) => {
  it.each([
    ['normal', [], 'normal'],
    ['unacknowledged', [], 'unacknowledged'],
    ['acknowledged', [], 'unacknowledged'],
    ['normal', ['goes active'], 'unacknowledged'],
    ['unacknowledged', ['goes normal'], 'normal'],
    ['acknowledged', ['goes normal'], 'normal'],
    ['returned-unacknowledged', [], 'normal'],
  ] as const)('from %s, then %j: leaving meets the live condition: %s', (own, meanwhile, after) => {
    expect(stateNameOf(run(visible(own), [hide, ...meanwhile, show], false))).toBe(after);
  });

  it.each([
    ['latched-unacknowledged', [], 'latched-unacknowledged'],
    ['latched-acknowledged', [], 'latched-acknowledged'],
    ['unacknowledged', ['goes normal'], 'latched-unacknowledged'],
    ['normal', ['goes active', 'goes normal'], 'latched-unacknowledged'],
  ] as const)('a latch is kept behind it: from %s, then %j → %s', (own, meanwhile, after) => {
    expect(stateNameOf(run(visible(own), [hide, ...meanwhile, show], true))).toBe(after);
  });

  it('takes neither acknowledgement nor reset', () => {
    for (const own of ownStates)
      for (const word of ['acknowledge', 'reset'] as const)
        expect(changeState({ ...visible(own), ...covers[name] }, changes[word], true)).toEqual({
          ok: false,
          error: 'hidden',
        });
  });

  it('is still evaluated, and says so without a change of its name', () => {
    const changed = changeState({ ...normalState, ...covers[name] }, changes['goes active'], false);
    expect(changed.ok && changed.value.events).toEqual([{ what: 'raised', from: name, to: name }]);
  });
});

it('keeps the stronger cover when the weaker one goes', () => {
  const both = run(normalState, ['shelve', 'suppress'], false);
  expect(stateNameOf(both)).toBe('suppressed-by-design');
  expect(stateNameOf(run(both, ['unshelve'], false))).toBe('suppressed-by-design');
  expect(stateNameOf(run(both, ['unsuppress'], false))).toBe('shelved');
  expect(stateNameOf(run(both, ['out of service'], false))).toBe('out-of-service');
});
