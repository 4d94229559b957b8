/** The nine states of ISA-18.2: six of the alarm itself, and three ways to hide it from the operator. */

/** States A to F of ISA-18.2 (figure of alarm state transitions). */
export const ownStates = [
  'normal',
  'unacknowledged',
  'acknowledged',
  'returned-unacknowledged',
  'latched-unacknowledged',
  'latched-acknowledged',
] as const;
export type OwnState = (typeof ownStates)[number];

/** States G to I, the weakest first: the strongest one names the state. */
export const hidingStates = ['shelved', 'suppressed-by-design', 'out-of-service'] as const;
export type HidingState = (typeof hidingStates)[number];

export type AlarmStateName = OwnState | HidingState;
export const alarmStateNames = [...ownStates, ...hidingStates] as const;

export interface Shelf {
  readonly by: string;
  readonly reason: string;
  /** UTC ms, for people. */
  readonly untilTs: number;
  /** On the board's clock, which a change of the time of day cannot stretch. */
  readonly untilMs: number;
}

/** Every combination is legal; hiding a hidden alarm in a second way keeps both. */
export interface AlarmState {
  /** Its state when nothing hides it; while hidden it follows the live condition. */
  readonly own: OwnState;
  readonly shelf: Shelf | null;
  readonly suppressed: boolean;
  readonly outOfService: { readonly by: string; readonly reason: string } | null;
}

export const normalState: AlarmState = { own: 'normal', shelf: null, suppressed: false, outOfService: null };

/** The one word for an operator. */
export const stateNameOf = (state: AlarmState): AlarmStateName =>
  state.outOfService
    ? 'out-of-service'
    : state.suppressed
      ? 'suppressed-by-design'
      : state.shelf
        ? 'shelved'
        : state.own;

export const isHidden = (state: AlarmState): boolean =>
  state.outOfService !== null || state.suppressed || state.shelf !== null;

/** Whether the live condition holds, hidden or not. */
export const isActive = ({ own }: Pick<AlarmState, 'own'>): boolean =>
  own === 'unacknowledged' || own === 'acknowledged';

/** Whether it waits for a person to acknowledge it. */
export const isUnacknowledged = (name: AlarmStateName): boolean =>
  name === 'unacknowledged' || name === 'returned-unacknowledged' || name === 'latched-unacknowledged';
