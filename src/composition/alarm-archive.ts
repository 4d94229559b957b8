/** The board and its log on this device: restored once, then written with each event and now and then between. */
import type { AlarmBoard } from '../alarms/alarm-board.ts';
import type { AlarmEvent } from '../alarms/alarm-event.ts';
import { applyResume } from '../alarms/apply-time.ts';
import { parseAlarmDefinitions } from '../alarms/parse-alarm-definitions.ts';
import { reportAlarm } from '../alarms/report-alarm.ts';
import { restoreBoard } from '../alarms/restore-board.ts';
import { storeBoard } from '../alarms/store-board.ts';
import { Fault, faultCodeOf } from '../base/fault.ts';
import { tellAlarmsSaved } from '../store/alarm-outbox.ts';
import { loadAlarms, saveAlarms } from '../store/alarms.ts';
import type { Database } from '../store/database.ts';
import { quarantine } from '../store/quarantine.ts';

/** As many events as a person scrolls through; the log on the device has all. */
const shown = 300;
/** Between events only delays under way are lost with the power; ms. */
const saveEveryMs = 10_000;

export class AlarmArchive {
  /** Newest first. */
  newest: readonly AlarmEvent[] = [];
  #database: Database | null = null;
  #board: AlarmBoard | null = null;
  #unsaved: readonly AlarmEvent[] = [];
  #savedAtMs = 0;
  #told = '';
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly onFault: (error: unknown) => void) {}

  /** No alarm that was active is lost, whatever the storage gives. */
  async open(
    database: Database | null,
    kiosk: string,
  ): Promise<{ readonly board: AlarmBoard; readonly problem: string | null }> {
    this.#database = database;
    const stored = database
      ? await loadAlarms(database, shown)
      : { definitions: undefined, board: undefined, events: [] };
    this.newest = stored.events as readonly AlarmEvent[]; // written by this class alone
    const parsed = parseAlarmDefinitions(stored.definitions ?? []);
    const ts = Date.now();
    if (!parsed.ok && database)
      await quarantine(database, {
        at: ts,
        reason: parsed.error[0]?.message ?? '',
        id: 'alarms',
        entry: { definitions: stored.definitions, board: stored.board },
      });
    const definitions = parsed.ok ? parsed.value : [];
    const restored = restoreBoard(stored.board, { kiosk, definitions, ts });
    const { board } = applyResume(restored.board, ts);
    await this.save(board, restored.events);
    const lost = parsed.ok ? [] : ['The stored alarms cannot be used and were set aside. Set them up again.'];
    const said = [...lost, ...restored.troubles];
    return { board, problem: said.length > 0 ? said.join(' ') : null };
  }

  /** At once with events, else now and then. */
  save(board: AlarmBoard, events: readonly AlarmEvent[]): Promise<void> {
    this.#board = board;
    this.#unsaved = [...this.#unsaved, ...events];
    this.newest = [...events.toReversed(), ...this.newest].slice(0, shown);
    const isDue = this.#unsaved.length > 0 || Date.now() - this.#savedAtMs >= saveEveryMs;
    if (!isDue) return this.#writing;
    this.#savedAtMs = Date.now();
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** Resolves when what was saved is durable, or was refused and told. */
  settle(): Promise<void> {
    return this.#writing;
  }

  /** The courier reads what is new from the store: it may run in another tab. */
  #tell(states: string, hasEvents: boolean): void {
    if (hasEvents || states !== this.#told) tellAlarmsSaved();
    this.#told = states;
  }

  async #write(): Promise<void> {
    const board = this.#board;
    const events = this.#unsaved;
    if (!this.#database || !board) return void (this.#unsaved = []);
    const states = board.alarms.map(reportAlarm);
    try {
      await saveAlarms(this.#database, {
        definitions: board.alarms.map(({ definition }) => definition),
        board: storeBoard(board),
        states,
        events: events.map((event) => ({ epoch: board.epoch, sequence: event.sequence, event })),
      });
      this.#unsaved = this.#unsaved.slice(events.length);
      this.#tell(JSON.stringify(states), events.length > 0);
    } catch (error) {
      if (faultCodeOf(error) === undefined && !(error instanceof DOMException)) throw error;
      const full = error instanceof DOMException && error.name === 'QuotaExceededError';
      this.onFault(
        new Fault(full ? 'store-full' : 'store-broken', 'Alarms are not being stored. Reload the page.', {
          cause: error,
        }),
      );
    }
  }
}
