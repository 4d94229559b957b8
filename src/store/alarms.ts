/** Keeps the alarms of this device: what a person defined, templates, the board, and the log. */
import type { AlarmStateReport } from '../base/alarm-report.ts';
import type { Database } from './database.ts';

export interface StoredAlarms {
  /** Undefined where nothing was stored yet; parse at the border. */
  readonly definitions: unknown;
  readonly board: unknown;
  /** The newest of the log, newest first. */
  readonly events: readonly unknown[];
}

export interface StorableEvent {
  readonly epoch: number;
  readonly sequence: number;
  readonly event: unknown;
}

/** @param most events to read back */
export const loadAlarms = async (database: Database, most: number): Promise<StoredAlarms> => {
  const transaction = database.transaction(['alarms', 'alarmEvents']);
  const [definitions, board] = await Promise.all([
    transaction.objectStore('alarms').get('definitions'),
    transaction.objectStore('alarms').get('board'),
  ]);
  const events: unknown[] = [];
  let cursor = await transaction.objectStore('alarmEvents').openCursor(null, 'prev');
  while (cursor && events.length < most) {
    events.push(cursor.value);
    cursor = await cursor.continue();
  }
  return { definitions, board, events };
};

/** Durable when it resolves; board and events of the same inputs in one transaction, so that neither is without the other. */
export const saveAlarms = async (
  database: Database,
  alarms: {
    readonly definitions: unknown;
    readonly board: unknown;
    /** What is told outside of each alarm's state. */
    readonly states: readonly AlarmStateReport[];
    readonly events: readonly StorableEvent[];
  },
): Promise<void> => {
  const durability = alarms.events.length > 0 ? 'strict' : 'relaxed';
  const transaction = database.transaction(['alarms', 'alarmEvents'], 'readwrite', { durability });
  const log = transaction.objectStore('alarmEvents');
  await Promise.all([
    transaction.objectStore('alarms').put(alarms.definitions, 'definitions'),
    transaction.objectStore('alarms').put(alarms.board, 'board'),
    transaction.objectStore('alarms').put(alarms.states, 'states'),
    ...alarms.events.map(({ epoch, sequence, event }) => log.put(event, [epoch, sequence])),
    transaction.done,
  ]);
};

const templatesKey = 'templates';

/** What is no list is one entry that nobody can read. */
const listed = (stored: unknown): readonly unknown[] =>
  stored === undefined ? [] : Array.isArray(stored) ? stored : [stored];

/** Each to be parsed at the border. */
export const loadTemplates = async (database: Database): Promise<readonly unknown[]> =>
  listed(await database.get('alarms', templatesKey));

/**
 * Durable when it resolves. Reads what is stored in the same transaction, so that two tabs do not undo each other.
 * @param change what is stored → what shall be; null leaves it as it is
 */
export const changeTemplates = async (
  database: Database,
  change: (stored: readonly unknown[]) => readonly unknown[] | null,
): Promise<void> => {
  const transaction = database.transaction('alarms', 'readwrite', { durability: 'strict' });
  const next = change(listed(await transaction.store.get(templatesKey)));
  if (next) await transaction.store.put(next, templatesKey);
  await transaction.done;
};
