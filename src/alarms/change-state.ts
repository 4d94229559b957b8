/** An alarm's state and one change → its next state and what happened, or why the change is refused (ISA-18.2). */
import { ok, refuse, type Result } from '../base/result.ts';
import {
  isActive,
  isHidden,
  stateNameOf,
  type AlarmState,
  type OwnState,
  type Shelf,
} from './alarm-state.ts';
import type { AlarmStateName } from './alarm-state.ts';

export type StateChange =
  /** The live condition, after its delays. */
  | { readonly kind: 'condition'; readonly active: boolean }
  | { readonly kind: 'acknowledge' | 'reset' | 'unshelve' | 'suppress' | 'unsuppress' }
  | { readonly kind: 'shelve'; readonly shelf: Shelf }
  | { readonly kind: 'remove-from-service'; readonly by: string; readonly reason: string }
  | { readonly kind: 'return-to-service' };

export type ChangeRefusal =
  /** Shelved, suppressed or out of service: nothing to acknowledge or reset there. */
  | 'hidden'
  | 'nothing-to-acknowledge'
  | 'nothing-to-reset'
  /** A latched alarm is acknowledged before it is reset. */
  | 'acknowledge-first'
  /** The condition still holds. */
  | 'still-active'
  | 'already-shelved'
  | 'not-shelved'
  | 'already-out-of-service'
  | 'not-out-of-service';

export const happeningKinds = [
  'raised',
  'returned-to-normal',
  'acknowledged',
  'reset',
  'shelved',
  'unshelved',
  'suppressed',
  'unsuppressed',
  'removed-from-service',
  'returned-to-service',
] as const;

/** One transition; `from` equals `to` where it happens behind a shelf or a suppression. */
export interface Happening {
  readonly what: (typeof happeningKinds)[number];
  readonly from: AlarmStateName;
  readonly to: AlarmStateName;
}

export interface Changed {
  readonly state: AlarmState;
  readonly events: readonly Happening[];
}

const returned = (own: OwnState, hidden: boolean, latching: boolean): OwnState => {
  if (own === 'acknowledged') return latching ? 'latched-acknowledged' : 'normal';
  if (latching) return 'latched-unacknowledged';
  return hidden ? 'normal' : 'returned-unacknowledged';
};

const onCondition = (state: AlarmState, active: boolean, latching: boolean): Changed => {
  if (isActive(state) === active) return { state, events: [] };
  const own = active ? 'unacknowledged' : returned(state.own, isHidden(state), latching);
  return happened(state, { ...state, own }, active ? 'raised' : 'returned-to-normal');
};

const acknowledgedOf: Partial<Record<OwnState, OwnState>> = {
  unacknowledged: 'acknowledged',
  'returned-unacknowledged': 'normal',
  'latched-unacknowledged': 'latched-acknowledged',
};

const resetRefusals: Partial<Record<OwnState, ChangeRefusal>> = {
  'latched-unacknowledged': 'acknowledge-first',
  unacknowledged: 'still-active',
  acknowledged: 'still-active',
};

/** What is left of the own state behind a cover: the live condition and the latch, to be met anew on leaving. */
const behindCover: Partial<Record<OwnState, OwnState>> = {
  acknowledged: 'unacknowledged',
  'returned-unacknowledged': 'normal',
};

const hide = (state: AlarmState, cover: Partial<AlarmState>): AlarmState => ({
  ...state,
  ...cover,
  own: behindCover[state.own] ?? state.own,
});

const happened = (before: AlarmState, after: AlarmState, what: Happening['what']): Changed => ({
  state: after,
  events: [{ what, from: stateNameOf(before), to: stateNameOf(after) }],
});

/** @param latching of the alarm's definition */
export const changeState = (
  state: AlarmState,
  change: StateChange,
  latching: boolean,
): Result<Changed, ChangeRefusal> => {
  const to = (after: AlarmState, what: Happening['what']) => ok(happened(state, after, what));
  switch (change.kind) {
    case 'condition':
      return ok(onCondition(state, change.active, latching));
    case 'acknowledge': {
      if (isHidden(state)) return refuse('hidden');
      const own = acknowledgedOf[state.own];
      return own ? to({ ...state, own }, 'acknowledged') : refuse('nothing-to-acknowledge');
    }
    case 'reset':
      if (isHidden(state)) return refuse('hidden');
      if (state.own === 'latched-acknowledged') return to({ ...state, own: 'normal' }, 'reset');
      return refuse(resetRefusals[state.own] ?? 'nothing-to-reset');
    case 'shelve':
      if (state.shelf) return refuse('already-shelved');
      if (state.outOfService) return refuse('already-out-of-service');
      return to(hide(state, { shelf: change.shelf }), 'shelved');
    case 'unshelve':
      return state.shelf ? to({ ...state, shelf: null }, 'unshelved') : refuse('not-shelved');
    case 'suppress':
      return state.suppressed
        ? ok({ state, events: [] })
        : to(hide(state, { suppressed: true }), 'suppressed');
    case 'unsuppress':
      return state.suppressed
        ? to({ ...state, suppressed: false }, 'unsuppressed')
        : ok({ state, events: [] });
    case 'remove-from-service': {
      if (state.outOfService) return refuse('already-out-of-service');
      const { by, reason } = change;
      return to(hide(state, { outOfService: { by, reason } }), 'removed-from-service');
    }
    case 'return-to-service':
      return state.outOfService
        ? to({ ...state, outOfService: null }, 'returned-to-service')
        : refuse('not-out-of-service');
  }
};
