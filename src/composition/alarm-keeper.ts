/** Readings, time and a person's commands → the board of alarms, kept on this device and shown on the screens. */
import type { AlarmBoard, Applied } from '../alarms/alarm-board.ts';
import { refusalWords, type AlarmCommand } from '../alarms/alarm-command.ts';
import type { AlarmDefinition, AlarmId, AlarmKind } from '../alarms/alarm-definition.ts';
import type { ProcessQuantity } from '../alarms/alarm-templates.ts';
import { applyCommand } from '../alarms/apply-command.ts';
import { applyReading } from '../alarms/apply-reading.ts';
import { applyTime } from '../alarms/apply-time.ts';
import { parseAlarmDefinitions } from '../alarms/parse-alarm-definitions.ts';
import type { GaugeName } from '../base/namespace.ts';
import type { GaugeId } from '../base/observation.ts';
import type { Reading } from '../base/reading.ts';
import { ok, refuse, type Result } from '../base/result.ts';
import type { Database } from '../store/database.ts';
import type { AlarmDesk } from '../ui/alarm-desk.ts';
import type { LiveModel } from '../ui/live/live-model.ts';
import { AlarmArchive } from './alarm-archive.ts';
import { alarmsViewOf } from './alarms-view-of.ts';
import { proposeAlarm } from './propose-alarm.ts';

/** Shelves end and silent gauges are found within so long; ms. */
const tickMs = 1000;

export class AlarmKeeper implements AlarmDesk {
  #board: AlarmBoard | null = null;
  readonly #archive: AlarmArchive;
  #timer: ReturnType<typeof setInterval> | undefined;
  #release: () => void = () => undefined;
  #isClosed = false;

  /** @param onFault what the storage refused; the board goes on in memory */
  constructor(
    private readonly live: LiveModel,
    onFault: (error: unknown) => void,
  ) {
    this.#archive = new AlarmArchive(onFault);
  }

  /** Resolves when the board runs: at once, or when the tab that keeps it now is closed. */
  async open(database: Database | null, kiosk: string): Promise<void> {
    if (!database || !('locks' in navigator)) return this.#start(database, kiosk);
    // Two boards of one device would call twice and number their events alike.
    await new Promise<void>((resolve, reject) => {
      navigator.locks
        .request('dialect-alarms', async () => {
          if (this.#isClosed) return;
          const closing = new Promise<void>((release) => (this.#release = release));
          await this.#start(database, kiosk);
          resolve();
          await closing;
        })
        .catch(reject);
    });
  }

  /** Every reading about now, good or not, in order of capture. */
  hear(gauge: GaugeId, reading: Reading): void {
    if (this.#board) this.#take(applyReading(this.#board, gauge, reading));
  }

  async command(command: AlarmCommand): Promise<Result<null, string>> {
    if (!this.#board) return refuse('The alarms are not open on this tab.');
    const applied = applyCommand(this.#board, command);
    if (!applied.ok) return refuse(refusalWords[applied.error]);
    this.#take(applied.value);
    await this.#archive.settle();
    return ok(null);
  }

  propose(gauge: GaugeId, kind: AlarmKind, like?: ProcessQuantity): AlarmDefinition | null {
    const view = this.live.gauges.get(gauge);
    if (!view) return null;
    const taken = new Set(this.#definitions().map(({ id }) => id));
    return proposeAlarm(view.record, kind, view.lastValue?.u95 ?? 0, taken, like);
  }

  save(definition: AlarmDefinition, by: string): Promise<Result<null, string>> {
    const present = this.#definitions();
    const isKnown = present.some(({ id }) => id === definition.id);
    return this.#configure(
      isKnown
        ? present.map((each) => (each.id === definition.id ? definition : each))
        : [...present, definition],
      by,
    );
  }

  async remove(alarm: AlarmId, by: string): Promise<Result<null, string>> {
    const removed = await this.#configure(
      this.#definitions().filter(({ id }) => id !== alarm),
      by,
    );
    if (removed.ok && this.#definitions().some(({ id }) => id === alarm))
      return refuse(
        'A gauge with alarms keeps one that says when it cannot be read. Its start values are back.',
      );
    return removed;
  }

  /** Gauges were renamed: their alarms go by the new names, in the state that they are in. */
  async follow(names: readonly GaugeName[], by: string): Promise<Result<null, string>> {
    const present = this.#definitions();
    const named = present.map((definition) => {
      const name = names.find(({ id }) => id === definition.gauge);
      return name ? { ...definition, asset: name.asset, tag: name.tag } : definition;
    });
    const isSame = named.every((definition, index) => definition === present[index]);
    return isSame ? ok(null) : this.#configure(named, by);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    if (this.#board) await this.#archive.save(this.#board, []);
    this.#board = null;
    this.#release();
  }

  async #start(database: Database | null, kiosk: string): Promise<void> {
    const { board, problem } = await this.#archive.open(database, kiosk);
    this.#board = board;
    if (problem) this.live.raise({ code: 'bad-settings', message: problem });
    this.#show();
    this.#timer = setInterval(() => {
      if (this.#board) this.#take(applyTime(this.#board, Date.now()));
    }, tickMs);
  }

  #definitions(): readonly AlarmDefinition[] {
    return this.#board?.alarms.map(({ definition }) => definition) ?? [];
  }

  #configure(definitions: readonly AlarmDefinition[], by: string): Promise<Result<null, string>> {
    const parsed = parseAlarmDefinitions(definitions);
    if (!parsed.ok) return Promise.resolve(refuse(parsed.error.map(({ message }) => message).join(' ')));
    return this.command({ kind: 'configure', ts: Date.now(), by, definitions: parsed.value });
  }

  #take({ board, events }: Applied): void {
    const before = this.#board;
    this.#board = board;
    void this.#archive.save(board, events);
    if (events.length > 0 || before?.alarms !== board.alarms) this.#show();
  }

  #show(): void {
    if (this.#board) this.live.set({ alarms: alarmsViewOf(this.#board, this.#archive.newest) });
  }
}
