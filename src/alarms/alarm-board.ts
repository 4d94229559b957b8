/** The state of all alarms of all gauges of one device: a plain value that every input replaces by the next. */
import type { GaugeId } from '../base/observation.ts';
import type { Quantity } from '../base/quantity.ts';
import type { AlarmDefinition } from './alarm-definition.ts';
import type { AlarmEvent } from './alarm-event.ts';
import { normalState, type AlarmState } from './alarm-state.ts';
import { newDetector, type Detector, type Watch } from './detector.ts';
import { newClock, type Clock } from './reading-clock.ts';

export interface Alarm {
  readonly definition: AlarmDefinition;
  /** Its `own` also says whether the detector has found the condition active. */
  readonly state: AlarmState;
  readonly detector: Detector;
  /** The same over readings of the past, which touch nothing else; null until there are any. */
  readonly past: Watch | null;
  /** Its sound is off until it is annunciated anew; the state knows nothing of it. */
  readonly silenced: boolean;
  readonly firstOut: boolean;
  /** When it came into its present state and when it was last raised, UTC ms; null for never. */
  readonly sinceTs: number | null;
  readonly raisedTs: number | null;
  /** The last judged reading was uncertain. */
  readonly uncertain: boolean;
}

export interface GaugeMemory {
  readonly gauge: GaugeId;
  readonly clock: Clock;
  readonly pastClock: Clock;
  /** Board time of the last reading of any quality, ms. */
  readonly heardAtMs: number;
  /** The last usable value; null before the first. */
  readonly last: Quantity | null;
}

export interface AlarmBoard {
  readonly kiosk: string;
  /** Tells this count of events from an earlier, lost one: the time of its begin, UTC ms. */
  readonly epoch: number;
  /** Of the next event. */
  readonly sequence: number;
  /** Driven by commands and by `applyTime`; shelves end by it. */
  readonly clock: Clock;
  readonly alarms: readonly Alarm[];
  readonly gauges: readonly GaugeMemory[];
  /** States that were declared to hold, for suppression by design. */
  readonly declared: readonly string[];
}

/** A board after an input, and what that input made happen. */
export interface Applied {
  readonly board: AlarmBoard;
  readonly events: readonly AlarmEvent[];
}

export const newAlarm = (definition: AlarmDefinition): Alarm => ({
  definition,
  state: normalState,
  detector: newDetector,
  past: null,
  silenced: false,
  firstOut: false,
  sinceTs: null,
  raisedTs: null,
  uncertain: false,
});

export const newGaugeMemory = (gauge: GaugeId, heardAtMs: number): GaugeMemory => ({
  gauge,
  clock: newClock,
  pastClock: newClock,
  heardAtMs,
  last: null,
});

/** One memory for each gauge that has an alarm or stands in a condition; known ones are kept. */
export const gaugeMemories = (
  definitions: readonly AlarmDefinition[],
  known: readonly GaugeMemory[],
  heardAtMs: number,
): readonly GaugeMemory[] => {
  const gauges = definitions.flatMap((each) => {
    const conditions = [each.suppressedWhile, each.kind === 'stuck-needle' ? each.expectedWhile : null];
    return [each.gauge, ...conditions.flatMap((c) => (c?.kind === 'value' ? [c.gauge] : []))];
  });
  return [...new Set(gauges)].map(
    (gauge) => known.find((each) => each.gauge === gauge) ?? newGaugeMemory(gauge, heardAtMs),
  );
};

/**
 * All alarms normal.
 * @param definitions as `parseAlarmDefinitions` gives them: ids are unique
 * @param ts now, UTC ms
 */
export const createBoard = (
  kiosk: string,
  definitions: readonly AlarmDefinition[],
  ts: number,
): AlarmBoard => ({
  kiosk,
  epoch: ts,
  sequence: 0,
  clock: { ...newClock, lastTs: ts },
  alarms: definitions.map(newAlarm),
  gauges: gaugeMemories(definitions, [], 0),
  declared: [],
});
