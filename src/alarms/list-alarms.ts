/** A board → its alarms in the order in which an operator wants them, and how many there are. */
import type { Alarm, AlarmBoard } from './alarm-board.ts';
import { priorities, type Priority } from './alarm-definition.ts';
import { isActive, isHidden, isUnacknowledged, stateNameOf } from './alarm-state.ts';

/** Waiting for a person, then in alarm, then hidden but active, then hidden, then normal. */
const rankOf = ({ state }: Alarm): number => {
  const name = stateNameOf(state);
  if (isUnacknowledged(name)) return 0;
  if (name === 'normal') return 4;
  if (!isHidden(state)) return 1;
  return isActive(state) ? 2 : 3;
};

/** By rank, priority, newest first, then id: the order is total, so that rows never jump without a cause. */
export const listAlarms = ({ alarms }: AlarmBoard): readonly Alarm[] =>
  alarms.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      priorities.indexOf(a.definition.priority) - priorities.indexOf(b.definition.priority) ||
      (b.raisedTs ?? -Infinity) - (a.raisedTs ?? -Infinity) ||
      (a.definition.id < b.definition.id ? -1 : 1),
  );

export interface PriorityCount {
  /** Visible, and the condition holds. */
  readonly active: number;
  readonly unacknowledged: number;
}

export interface AlarmCount {
  readonly byPriority: Readonly<Record<Priority, PriorityCount>>;
  readonly shelved: number;
  readonly suppressed: number;
  readonly outOfService: number;
  /** Not judged at present: the last state is held. */
  readonly frozen: number;
}

export const countAlarms = ({ alarms }: AlarmBoard): AlarmCount => {
  const count = (test: (alarm: Alarm) => boolean): number => alarms.filter(test).length;
  const ofPriority = (priority: Priority): PriorityCount => ({
    active: count(
      ({ definition, state }) => definition.priority === priority && !isHidden(state) && isActive(state),
    ),
    unacknowledged: count(
      ({ definition, state }) => definition.priority === priority && isUnacknowledged(stateNameOf(state)),
    ),
  });
  const [critical, high, medium, low] = priorities;
  return {
    byPriority: {
      [critical]: ofPriority(critical),
      [high]: ofPriority(high),
      [medium]: ofPriority(medium),
      [low]: ofPriority(low),
    },
    shelved: count(({ state }) => stateNameOf(state) === 'shelved'),
    suppressed: count(({ state }) => stateNameOf(state) === 'suppressed-by-design'),
    outOfService: count(({ state }) => stateNameOf(state) === 'out-of-service'),
    frozen: count(({ detector }) => detector.frozen),
  };
};
