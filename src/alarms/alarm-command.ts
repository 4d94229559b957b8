/** What a person may do to alarms; every command names the person, and what cannot be done is refused in words. */
import type { AlarmDefinition, AlarmId } from './alarm-definition.ts';
import type { ChangeRefusal } from './change-state.ts';

export type AlarmCommand = {
  /** UTC ms. */
  readonly ts: number;
  /** Name of the person; never empty. */
  readonly by: string;
} & (
  | {
      readonly kind: 'acknowledge' | 'reset' | 'unshelve' | 'return-to-service';
      readonly alarm: AlarmId;
      readonly comment: string;
    }
  | { readonly kind: 'remove-from-service'; readonly alarm: AlarmId; readonly reason: string }
  | {
      readonly kind: 'shelve';
      readonly alarm: AlarmId;
      readonly reason: string;
      /** > 0, at most the definition's `maximumShelfMs`. */
      readonly forMs: number;
    }
  /** The sound only; null for all alarms. */
  | { readonly kind: 'silence'; readonly alarm: AlarmId | null }
  /** For suppression by design. */
  | { readonly kind: 'declare-state'; readonly state: string; readonly holds: boolean }
  /** Replaces all definitions; alarms whose id, gauge and kind stay keep their state. */
  | { readonly kind: 'configure'; readonly definitions: readonly AlarmDefinition[] }
);

export type CommandRefusal =
  | ChangeRefusal
  | 'nobody'
  | 'bad-time'
  | 'unknown-alarm'
  | 'no-reason'
  | 'too-long';

/** For the person whose command was refused. */
export const refusalWords: Readonly<Record<CommandRefusal, string>> = {
  nobody: 'Say who you are first: every command on an alarm is kept with a name.',
  'bad-time': 'The time given is not one: give a time above zero.',
  'unknown-alarm': 'There is no such alarm on this device any more.',
  'no-reason': 'Give a reason: those who come after you must know why.',
  'too-long': 'Longer than this alarm may be shelved: choose a shorter time.',
  hidden: 'The alarm is shelved, suppressed or out of service: bring it back first.',
  'nothing-to-acknowledge': 'There is nothing to acknowledge.',
  'nothing-to-reset': 'There is nothing to reset.',
  'acknowledge-first': 'Acknowledge the alarm before you reset it.',
  'still-active': 'The cause is still there: the alarm can be reset when it has gone.',
  'already-shelved': 'The alarm is shelved already.',
  'not-shelved': 'The alarm is not shelved.',
  'already-out-of-service': 'The alarm is out of service already.',
  'not-out-of-service': 'The alarm is in service.',
};
