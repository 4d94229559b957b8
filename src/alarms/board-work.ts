/** A board while one input is applied to it: state changes become numbered events, conditions and groups settle. */
import { refuse, ok, type Result } from '../base/result.ts';
import type { Alarm, AlarmBoard, Applied } from './alarm-board.ts';
import { holds, type Surroundings } from './alarm-condition.ts';
import { describeAlarm, type AlarmEvent, type EventKind } from './alarm-event.ts';
import { isHidden, stateNameOf, type AlarmStateName } from './alarm-state.ts';
import { changeState, type ChangeRefusal, type StateChange } from './change-state.ts';
import { surroundingsOf } from './surroundings.ts';
import type { Sample } from './sample.ts';

/** Where an input comes from; copied into its events. */
export interface Cause {
  readonly ts: number;
  readonly by: string | null;
  readonly comment: string;
}

export interface Note extends Partial<
  Pick<AlarmEvent, 'historical' | 'uncertain' | 'annunciate' | 'untilTs'>
> {
  readonly what: EventKind;
  readonly from: AlarmStateName;
  readonly to: AlarmStateName;
  readonly sample?: Sample | null | undefined;
}

const calling: ReadonlySet<EventKind> = new Set([
  'raised',
  'unshelved',
  'unsuppressed',
  'returned-to-service',
  'state-lost',
]);

const isInAlarm = ({ state }: Alarm): boolean => !isHidden(state) && state.own !== 'normal';

/** Mutable, and alive for one input only. */
export class BoardWork {
  readonly alarms: Alarm[];
  readonly #events: AlarmEvent[] = [];

  constructor(
    private readonly board: AlarmBoard,
    private readonly cause: Cause,
  ) {
    this.alarms = [...board.alarms];
  }

  update(index: number, part: Partial<Alarm>): void {
    this.alarms[index] = { ...this.alarms[index]!, ...part };
  }

  /** Writes an event and changes nothing. */
  note(index: number, { what, from, to, sample, ...marks }: Note): void {
    const { definition, firstOut } = this.alarms[index]!;
    const sequence = this.board.sequence + this.#events.length;
    this.#events.push({
      v: 1,
      id: `${this.board.kiosk}:alarm:${this.board.epoch}:${sequence}`,
      sequence,
      ts: this.cause.ts,
      what,
      ...describeAlarm(definition),
      from,
      to,
      firstOut,
      annunciate: marks.annunciate ?? false,
      historical: marks.historical ?? false,
      uncertain: marks.uncertain ?? false,
      value: sample?.value ?? null,
      u95: sample?.u95 ?? null,
      by: this.cause.by,
      comment: this.cause.comment,
      untilTs: marks.untilTs ?? null,
    });
  }

  /** Passes one change through the state machine. */
  change(index: number, change: StateChange, sample?: Sample | null): Result<null, ChangeRefusal> {
    const alarm = this.alarms[index]!;
    const changed = changeState(alarm.state, change, alarm.definition.latching);
    if (!changed.ok) return refuse(changed.error);
    const { state, events } = changed.value;
    for (const { what, from, to } of events) {
      const calls = calling.has(what) && (to === 'unacknowledged' || to === 'latched-unacknowledged');
      this.update(index, {
        state,
        ...(from === to ? {} : { sinceTs: this.cause.ts }),
        ...(what === 'raised' ? { raisedTs: this.cause.ts } : {}),
        ...(calls ? { silenced: false, firstOut: alarm.firstOut || this.#isFirst(index) } : {}),
      });
      const uncertain = sample ? alarm.uncertain : false;
      const untilTs = change.kind === 'shelve' ? change.shelf.untilTs : null;
      this.note(index, { what, from, to, sample, annunciate: calls, uncertain, untilTs });
    }
    return ok(null);
  }

  /**
   * Brings every alarm to its live condition and under its suppression. A cover comes before the condition that it
   * hides and goes after it, so that neither is annunciated for an instant.
   */
  settle(board: AlarmBoard, active: readonly boolean[], samples: ReadonlyMap<number, Sample | null>): void {
    const around: Surroundings = surroundingsOf(board, active);
    for (const index of this.alarms.keys()) {
      const { definition, state } = this.alarms[index]!;
      const covered =
        definition.suppressedWhile !== null && holds(definition.suppressedWhile, around) === true;
      if (covered && !state.suppressed) this.change(index, { kind: 'suppress' });
      this.change(index, { kind: 'condition', active: active[index]! }, samples.get(index));
      if (!covered && state.suppressed) this.change(index, { kind: 'unsuppress' });
    }
  }

  /** @param part what the input changed beside alarms and events */
  finish(part: Partial<AlarmBoard> = {}): Applied {
    const busy = new Set(this.alarms.filter(isInAlarm).map(({ definition }) => definition.group));
    const alarms = this.alarms.map((alarm) =>
      alarm.firstOut && !busy.has(alarm.definition.group) ? { ...alarm, firstOut: false } : alarm,
    );
    const sequence = this.board.sequence + this.#events.length;
    return { board: { ...this.board, ...part, alarms, sequence }, events: this.#events };
  }

  #isFirst(index: number): boolean {
    const { group } = this.alarms[index]!.definition;
    if (group === null) return false;
    return !this.alarms.some(
      (each, k) => k !== index && each.definition.group === group && (each.firstOut || isInAlarm(each)),
    );
  }
}

/** The present state of an alarm, for events that do not change it. */
export const still = ({ state }: Alarm): Pick<Note, 'from' | 'to'> => ({
  from: stateNameOf(state),
  to: stateNameOf(state),
});
