/** An alarm → how an operator is told: sound, colour, shape and word, of which any one alone is enough. */
import type { Alarm, AlarmBoard } from './alarm-board.ts';
import { priorities, type Priority } from './alarm-definition.ts';
import { isUnacknowledged, stateNameOf, type AlarmStateName } from './alarm-state.ts';

/** Pulses of one tone, then silence until `everyMs` have passed since the first. */
export interface AlarmSound {
  readonly toneHz: number;
  readonly pulses: number;
  readonly pulseMs: number;
  readonly everyMs: number;
}

export interface Annunciation {
  /** Null when it is acknowledged, silenced, hidden or normal. */
  readonly sound: AlarmSound | null;
  /** Name of a design token; `none` for what needs no attention. */
  readonly colour: `alarm-${Priority}` | 'alarm-diagnostic' | 'alarm-hidden' | 'none';
  /** One per priority, so that it is told without colour. */
  readonly shape: 'octagon' | 'triangle' | 'square' | 'circle' | 'diamond' | 'none';
  /** Unacknowledged ones flash; where flashing is not wanted, an outline says the same. */
  readonly flashes: boolean;
  /** As in `High, unacknowledged`. */
  readonly word: string;
}

/** The more urgent, the higher, the faster and the more pulses. */
export const alarmSounds: Readonly<Record<Priority, AlarmSound>> = {
  critical: { toneHz: 1000, pulses: 5, pulseMs: 120, everyMs: 1500 },
  high: { toneHz: 800, pulses: 3, pulseMs: 150, everyMs: 2500 },
  medium: { toneHz: 600, pulses: 2, pulseMs: 200, everyMs: 5000 },
  low: { toneHz: 450, pulses: 1, pulseMs: 250, everyMs: 15_000 },
};

const shapes: Readonly<Record<Priority, Annunciation['shape']>> = {
  critical: 'octagon',
  high: 'triangle',
  medium: 'square',
  low: 'circle',
};

const priorityWords: Readonly<Record<Priority, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

export const stateWords: Readonly<Record<AlarmStateName, string>> = {
  normal: 'normal',
  unacknowledged: 'unacknowledged',
  acknowledged: 'acknowledged',
  'returned-unacknowledged': 'gone, unacknowledged',
  'latched-unacknowledged': 'gone, latched, unacknowledged',
  'latched-acknowledged': 'gone, latched: reset it',
  shelved: 'shelved',
  'suppressed-by-design': 'suppressed by design',
  'out-of-service': 'out of service',
};

const hidden: ReadonlySet<AlarmStateName> = new Set(['shelved', 'suppressed-by-design', 'out-of-service']);

export const annunciationOf = ({ definition, state, silenced }: Alarm): Annunciation => {
  const { priority, kind } = definition;
  const name = stateNameOf(state);
  if (name === 'normal')
    return { sound: null, colour: 'none', shape: 'none', flashes: false, word: 'Normal' };
  const word = `${priorityWords[priority]}, ${stateWords[name]}`;
  const isDiagnostic = kind === 'instrument-diagnostic';
  const shape = isDiagnostic ? 'diamond' : shapes[priority];
  if (hidden.has(name)) return { sound: null, colour: 'alarm-hidden', shape, flashes: false, word };
  const isWaiting = isUnacknowledged(name);
  return {
    sound: isWaiting && !silenced ? alarmSounds[priority] : null,
    colour: isDiagnostic ? 'alarm-diagnostic' : `alarm-${priority}`,
    shape,
    flashes: isWaiting,
    word,
  };
};

/** The one sound for the whole board: that of the most urgent alarm that still calls; null for silence. */
export const soundOf = ({ alarms }: AlarmBoard): AlarmSound | null => {
  const calling = new Set(
    alarms.filter((alarm) => annunciationOf(alarm).sound).map(({ definition }) => definition.priority),
  );
  const worst = priorities.find((priority) => calling.has(priority));
  return worst ? alarmSounds[worst] : null;
};
