/** Stored data, whole or broken, and the definitions of now → a board on which no active alarm has been lost. */
import * as v from 'valibot';
import { createBoard, newAlarm, type Alarm, type AlarmBoard, type Applied } from './alarm-board.ts';
import type { AlarmDefinition } from './alarm-definition.ts';
import { normalState, type AlarmState } from './alarm-state.ts';
import {
  gaugeShape,
  headerShape,
  declaredShape,
  identityShape,
  memoryShape,
  stateShape,
} from './board-shape.ts';
import { BoardWork, still } from './board-work.ts';
import { longestShelfMs } from './definition-shape.ts';
import { newDetector } from './detector.ts';

export interface Restored extends Applied {
  /** Sentences for the journal; empty when all was whole. */
  readonly troubles: readonly string[];
}

interface Present {
  readonly kiosk: string;
  readonly definitions: readonly AlarmDefinition[];
  /** Now, UTC ms. */
  readonly ts: number;
}

type Bag = Readonly<Record<string, unknown>>;
const bagOf = (value: unknown): Bag => (typeof value === 'object' && value !== null ? (value as Bag) : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Unknown is taken for the worst: active and unacknowledged, and for all to see. */
const lostState: AlarmState = { ...normalState, own: 'unacknowledged' };

const isOf = (item: unknown, { id, gauge, kind }: AlarmDefinition): boolean => {
  const identity = v.safeParse(identityShape, item);
  return (
    identity.success &&
    identity.output.id === id &&
    identity.output.gauge === gauge &&
    identity.output.kind === kind
  );
};

/** Whether nothing would be lost with it. */
const isAtRest = (item: unknown): boolean => {
  const state = v.safeParse(stateShape, bagOf(item)['state']);
  return state.success && state.output.own === 'normal';
};

/** @param isOrphaned some item in alarm belongs to no definition, so it may have been this alarm's */
const restoreAlarm = (
  definition: AlarmDefinition,
  stored: readonly unknown[],
  isOrphaned: boolean,
): Alarm | 'new' | 'lost' => {
  const own = stored.filter((item) => isOf(item, definition));
  if (own.length === 0) return isOrphaned ? 'lost' : 'new';
  const state = v.safeParse(stateShape, bagOf(own[0])['state']);
  const memory = v.safeParse(memoryShape, own[0]);
  return own.length === 1 && state.success && memory.success
    ? { ...newAlarm(definition), ...memory.output, state: state.output }
    : 'lost';
};

/** Shelves end by the board's clock: without it, or beyond any allowed time, they end now. */
const checkShelf = (alarm: Alarm, elapsedMs: number | null): Alarm => {
  const { shelf } = alarm.state;
  if (!shelf || (elapsedMs !== null && shelf.untilMs - elapsedMs <= longestShelfMs)) return alarm;
  return { ...alarm, state: { ...alarm.state, shelf: null } };
};

const salvage = (data: unknown, present: Present): Restored => {
  const bag = bagOf(data);
  const troubles: string[] = [];
  const fresh = createBoard(present.kiosk, present.definitions, present.ts);
  const header = v.safeParse(headerShape, data);
  if (!header.success) troubles.push('The stored clock of alarms could not be read: all shelving has ended.');
  const { epoch, sequence, clock } = header.success ? header.output : fresh;

  const storedGauges = listOf(bag['gauges']).map((item) => v.safeParse(gaugeShape, item));
  const gauges = fresh.gauges.map((each) => {
    const found = storedGauges.find((item) => item.success && item.output.gauge === each.gauge);
    return found?.success && header.success && found.output.heardAtMs <= clock.elapsedMs
      ? found.output
      : { ...each, heardAtMs: clock.elapsedMs };
  });
  const isKept = (gauge: string): boolean =>
    storedGauges.some((item) => item.success && gauges.includes(item.output) && item.output.gauge === gauge);

  const items = listOf(bag['alarms']);
  // A board with definitions has an item for each: with none at all, the list was lost.
  const isOrphaned =
    items.length === 0 ||
    items.some((item) => !isAtRest(item) && !present.definitions.some((each) => isOf(item, each)));
  const lost: number[] = [];
  const alarms = present.definitions.map((definition, index): Alarm => {
    const alarm = restoreAlarm(definition, items, isOrphaned);
    if (alarm === 'new') return newAlarm(definition);
    if (alarm === 'lost') {
      lost.push(index);
      troubles.push(`The stored state of alarm ${definition.id} could not be read: it is shown as active.`);
      return { ...newAlarm(definition), state: lostState, sinceTs: present.ts, raisedTs: present.ts };
    }
    const shelved = checkShelf(alarm, header.success ? clock.elapsedMs : null);
    return isKept(definition.gauge) ? shelved : { ...shelved, detector: newDetector, past: null };
  });

  const declared = v.parse(declaredShape, bag['declared']);
  const board: AlarmBoard = { kiosk: present.kiosk, epoch, sequence, clock, declared, gauges, alarms };
  const work = new BoardWork(board, { ts: present.ts, by: null, comment: '' });
  for (const index of lost)
    work.note(index, { what: 'state-lost', ...still(alarms[index]!), annunciate: true });
  return { ...work.finish(), troubles };
};

/**
 * Never throws. Definitions must be those that the board had: change them afterwards by the command `configure`. Stored
 * alarms in alarm that none of them owns make those that are missing count as active.
 * Follow it by `applyResume`.
 * @param stored what `storeBoard` gave, or its JSON text; null or undefined on a device's first start
 */
export const restoreBoard = (stored: unknown, present: Present): Restored => {
  if (stored === undefined || stored === null)
    return { board: createBoard(present.kiosk, present.definitions, present.ts), events: [], troubles: [] };
  try {
    return salvage(typeof stored === 'string' ? JSON.parse(stored) : stored, present);
  } catch {
    // Broken JSON, or data that throws when it is looked at: nothing of it can be believed.
    return salvage({}, present);
  }
};
