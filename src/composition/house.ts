/** Answers the screens: keeps settings and records, and has the line run by them. */
import type { CalibrationRecord } from '../../calibration/record.ts';
import type { Ellipse } from '../base/ellipse.ts';
import { faultCodeOf } from '../base/fault.ts';
import type { ReferencePoint } from '../base/point.ts';
import type { Reading } from '../base/reading.ts';
import { ok, refuse, type Result } from '../base/result.ts';
import { DemoPlantSource } from '../camera/demo-plant/demo-plant-source.ts';
import { listCameras } from '../camera/list-cameras.ts';
import { LiveCamera } from '../camera/live-camera.ts';
import type { Database } from '../store/database.ts';
import { parseSettings } from '../store/parse-settings.ts';
import { saveSettings, type Settings, type SourceSettings } from '../store/settings.ts';
import type { BudgetLine, CameraAbilities, CameraChoice, Desk, Trial } from '../ui/desk.ts';
import { LiveModel } from '../ui/live/live-model.ts';
import { AlarmKeeper } from './alarm-keeper.ts';
import { isBuiltIn } from './gauge-set.ts';
import { grabFrame } from './grab-frame.ts';
import { previewMessage } from './preview-message.ts';
import { ReadingLine } from './reading-line.ts';
import { RecordShelf } from './record-shelf.ts';
import { readSettingsFile, writeSettingsFile } from './settings-file.ts';
import { TrialBench } from './trial-bench.ts';

/** The same camera at the same resolution: torch and exposure change without a restart. */
const isSameDevice = (one: SourceSettings, other: SourceSettings): boolean =>
  (['kind', 'deviceId', 'width', 'height'] as const).every((name) => one[name] === other[name]);

export class House implements Desk {
  readonly live = new LiveModel();
  readonly alarms = new AlarmKeeper(this.live, (error) => this.#line.fail(error));
  readonly #line: ReadingLine = new ReadingLine(this.live, (gauge, reading) =>
    this.alarms.hear(gauge, reading),
  );
  readonly #bench = new TrialBench();
  readonly #shelf: RecordShelf;
  #files: readonly File[] = [];
  /** Set when a newer version waits. */
  applyUpdate: () => void = () => location.reload();

  /** @param database null where the browser has none: nothing survives a reload then */
  constructor(
    private readonly database: Database | null,
    private present: Settings,
    stored: readonly CalibrationRecord[],
  ) {
    this.#shelf = new RecordShelf(database, stored);
  }

  /** Connects and starts reading; faults appear on the screen. */
  open(): void {
    this.#line.connect(this.present);
    this.alarms
      .open(this.database, this.present.broker.kiosk)
      .catch((error: unknown) => this.#line.fail(error));
    this.#startSource();
  }

  /** Releases camera, workers and connection; what waits stays stored. */
  async close(): Promise<void> {
    this.#bench.close();
    await this.#line.close();
    await this.alarms.close();
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
    if (differs('broker'))
      this.#line.courier.configure(next.broker).catch((error: unknown) => this.#line.fail(error));
    const camera = this.#line.source instanceof LiveCamera ? this.#line.source : null;
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
    const print = picture ? await this.#line.vision.capturePrint(picture, record) : record.print;
    await this.#shelf.save({ ...record, print });
    this.#refreshGauges();
  }

  async takeReference(
    record: CalibrationRecord,
    picture: ImageBitmap,
  ): Promise<Result<CalibrationRecord, string>> {
    const next = { ...record, revision: record.revision + 1 };
    try {
      await this.saveRecord(next, picture);
    } catch (error) {
      if (faultCodeOf(error) === undefined) throw error;
      return refuse(`Not taken. ${(error as Error).message}`);
    }
    return ok(next);
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
    return this.#line.source instanceof DemoPlantSource
      ? Promise.resolve(this.#line.source.referencePicture())
      : grabFrame(this.#line.source);
  }

  readOnce(picture: ImageBitmap, record: CalibrationRecord): Promise<Trial> {
    return this.#bench.read(picture, record);
  }

  suggestFace(picture: ImageBitmap, pivot: ReferencePoint, signal: AbortSignal): Promise<Ellipse | null> {
    return this.#bench.suggestFace(picture, pivot, signal);
  }

  budget(gauge: string): readonly BudgetLine[] {
    const all = [...(this.#line.interpretations.get(gauge)?.budget.contributions ?? [])];
    const largest = Math.max(...all.map(({ u }) => u), 0);
    return all.filter(({ u }) => u > largest / 100).sort((a, b) => b.u - a.u);
  }

  cameras(): Promise<readonly CameraChoice[]> {
    return listCameras();
  }

  abilities(): CameraAbilities {
    const can = this.#line.source instanceof LiveCamera ? this.#line.source.can : null;
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
    this.#line.start(this.present, this.#shelf.of(this.present.source.kind), this.#files);
  }

  #refreshGauges(): void {
    this.#line.setGauges(this.present, this.#shelf.of(this.present.source.kind));
  }
}
