/** Puts the legs together and answers the screens: settings and records in, one journey at a time. */
import type { CalibrationRecord } from '../../calibration/record.ts';
import { faultCodeOf } from '../base/fault.ts';
import type { Reading } from '../base/reading.ts';
import { ok, refuse, type Result } from '../base/result.ts';
import { DemoPlantSource } from '../camera/demo-plant/demo-plant-source.ts';
import type { FrameSource } from '../camera/frame-source.ts';
import { listCameras } from '../camera/list-cameras.ts';
import { LiveCamera } from '../camera/live-camera.ts';
import { travel } from '../journey.ts';
import type { Interpretation } from '../reading/interpret.ts';
import type { Database } from '../store/database.ts';
import { parseSettings } from '../store/parse-settings.ts';
import { saveSettings, type Settings, type SourceSettings } from '../store/settings.ts';
import type { BudgetLine, CameraAbilities, CameraChoice, Desk, Trial } from '../ui/desk.ts';
import { LiveModel } from '../ui/live/live-model.ts';
import { VisionClient } from '../vision/vision-client.ts';
import { CourierClient } from '../courier/courier-client.ts';
import { applicationVersion } from './application-version.ts';
import { birthOf } from './birth-of.ts';
import { gaugeSet, isBuiltIn, type PreparedGauge } from './gauge-set.ts';
import { grabFrame } from './grab-frame.ts';
import { makeSource } from './make-source.ts';
import { previewMessage } from './preview-message.ts';
import { PrintRoom } from './print-room.ts';
import { RecordShelf } from './record-shelf.ts';
import { readSettingsFile, writeSettingsFile } from './settings-file.ts';
import { TrialBench } from './trial-bench.ts';

/** The same camera at the same resolution: torch and exposure change without a restart. */
const isSameDevice = (one: SourceSettings, other: SourceSettings): boolean =>
  (['kind', 'deviceId', 'width', 'height'] as const).every((name) => one[name] === other[name]);

export class House implements Desk {
  readonly live = new LiveModel();
  readonly #courier = new CourierClient();
  readonly #vision: VisionClient;
  readonly #bench = new TrialBench();
  readonly #gauges = new Map<string, PreparedGauge>();
  readonly #interpretations = new Map<string, Interpretation>();
  readonly #prints: PrintRoom;
  readonly #shelf: RecordShelf;
  #source: FrameSource | null = null;
  #files: readonly File[] = [];
  #endJourney: () => void = () => undefined;
  /** Set when a newer version waits. */
  applyUpdate: () => void = () => location.reload();

  /** @param database null where the browser has none: nothing survives a reload then */
  constructor(
    private readonly database: Database | null,
    private present: Settings,
    stored: readonly CalibrationRecord[],
  ) {
    this.#shelf = new RecordShelf(database, stored);
    this.#vision = new VisionClient({ backend: 'auto' }, (state) => {
      if (state.kind === 'lost') return this.#fail(state.error);
      if (state.kind !== 'ready') return;
      for (const code of ['worker-lost', 'deadline', 'model-missing', 'model-corrupt'] as const)
        this.live.clear(code);
      this.live.set({ vision: state.status });
      void this.#tellBirths();
    });
    this.#prints = new PrintRoom(this.#vision);
  }

  /** Connects and starts reading; faults appear on the screen. */
  open(): void {
    this.#courier
      .open(this.present.broker, (courier) => this.live.set({ courier }))
      .catch((error: unknown) => this.#fail(error));
    this.#startSource();
  }

  /** Releases camera, workers and connection; what waits stays stored. */
  async close(): Promise<void> {
    this.#endJourney();
    this.#vision.close();
    this.#bench.close();
    await this.#courier.close();
  }

  settings(): Settings {
    return this.present;
  }

  async changeSettings(next: Settings): Promise<Result<Settings, string>> {
    const parsed = parseSettings(next);
    if (!parsed.ok) return parsed;
    const before = this.present;
    try {
      if (this.database) await saveSettings(this.database, parsed.value);
    } catch (error) {
      return refuse(`The storage refused it: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.present = parsed.value;
    const differs = (name: keyof Settings): boolean =>
      JSON.stringify(before[name]) !== JSON.stringify(next[name]);
    if (differs('broker')) this.#courier.configure(next.broker).catch((error: unknown) => this.#fail(error));
    const camera = this.#source instanceof LiveCamera ? this.#source : null;
    const { torch, lockExposure } = next.source;
    if (camera && isSameDevice(before.source, next.source) && differs('source'))
      void camera.set({ torch, exposureLocked: lockExposure });
    else if (differs('source') || this.live.sourceState.kind === 'failed') this.#startSource();
    if (differs('gauges')) this.#refreshGauges();
    this.live.set({});
    return ok(this.present);
  }

  exportSettings(): string {
    return writeSettingsFile(this.present);
  }

  async importSettings(text: string): Promise<Result<Settings, string>> {
    const read = readSettingsFile(text, this.present);
    return read.ok ? this.changeSettings(read.value) : read;
  }

  records(): readonly CalibrationRecord[] {
    return this.#shelf.all(this.present.source.kind);
  }

  canRemove(record: CalibrationRecord): boolean {
    return !isBuiltIn(record);
  }

  async saveRecord(record: CalibrationRecord, picture: ImageBitmap | null): Promise<void> {
    const print = picture ? await this.#vision.capturePrint(picture, record) : record.print;
    await this.#shelf.save({ ...record, print });
    this.#refreshGauges();
  }

  async importRecord(text: string): Promise<Result<CalibrationRecord, string>> {
    const imported = await this.#shelf.import(text, this.records());
    if (imported.ok) this.#refreshGauges();
    return imported;
  }

  async removeRecord(id: string): Promise<void> {
    await this.#shelf.remove(id);
    this.#refreshGauges();
  }

  grabFrame(): Promise<ImageBitmap | null> {
    return this.#source instanceof DemoPlantSource
      ? Promise.resolve(this.#source.referencePicture())
      : grabFrame(this.#source);
  }

  readOnce(picture: ImageBitmap, record: CalibrationRecord): Promise<Trial> {
    return this.#bench.read(picture, record);
  }

  budget(gauge: string): readonly BudgetLine[] {
    const all = [...(this.#interpretations.get(gauge)?.budget.contributions ?? [])];
    const largest = Math.max(...all.map(({ u }) => u), 0);
    return all.filter(({ u }) => u > largest / 100).sort((a, b) => b.u - a.u);
  }

  cameras(): Promise<readonly CameraChoice[]> {
    return listCameras();
  }

  abilities(): CameraAbilities {
    const can = this.#source instanceof LiveCamera ? this.#source.can : null;
    return { torch: can?.torch ?? false, lockExposure: can?.exposureLocked ?? false };
  }

  async openFiles(files: readonly File[]): Promise<void> {
    this.#files = files;
    this.#startSource();
  }

  previewMessage(reading: Reading, settings: Settings): { topic: string; payload: string } {
    return previewMessage(reading, settings);
  }

  async persistStorage(): Promise<boolean> {
    return (await navigator.storage?.persist?.()) ?? false;
  }

  #startSource(): void {
    this.#endJourney();
    const source = (this.#source = makeSource(this.present.source, this.#files));
    this.live.set({ source, sourceState: { kind: 'starting' } });
    this.#refreshGauges();
    this.#endJourney = travel({
      source,
      vision: this.#vision,
      courier: {
        record: async (readings) => {
          await this.#courier.record(readings);
          for (const code of ['store-full', 'store-broken'] as const) this.live.clear(code);
        },
      },
      gauges: this.#gauges,
      onRead: (gauge, { reading, interpretation }, observation) => {
        if (interpretation) this.#interpretations.set(gauge, interpretation);
        this.live.take(gauge, reading, observation);
      },
      onSource: (sourceState) => this.live.set({ sourceState }),
      onFault: (error) => this.#fail(error),
    });
  }

  #refreshGauges(): void {
    const { gauges, problems } = gaugeSet(this.#shelf.of(this.present.source.kind), this.present);
    this.#gauges.clear();
    for (const gauge of gauges) this.#gauges.set(gauge.gauge, gauge);
    if (problems.length > 0) this.live.raise({ code: 'bad-settings', message: problems.join(' ') });
    this.live.setGauges(gauges);
    this.#watch();
    void this.#tellBirths();
    const records = gauges.map(({ record }) => record);
    void this.#prints.cutMissing(records, this.#source).then((isNew) => isNew && this.#watch());
  }

  #watch(): void {
    this.#vision.setGauges(
      [...this.#gauges.values()].map(({ gauge, record, everyMs }) => ({
        gauge,
        record: this.#prints.withPrint(record),
        everyMs,
      })),
    );
  }

  async #tellBirths(): Promise<void> {
    const births = [...this.#gauges.values()].map(({ record }) => birthOf(record));
    const application = { version: applicationVersion, model: this.live.vision?.model.sha256 ?? '' };
    await this.#courier.setGauges(births, application).catch((error: unknown) => this.#fail(error));
  }

  #fail(error: unknown): void {
    const code = faultCodeOf(error);
    if (code === undefined) return reportError(error);
    if (code !== 'cancelled') this.live.raise({ code, message: (error as Error).message });
  }
}
