/** Answers the screens: keeps settings and records, and has the line run by them. */
import type { CalibrationRecord } from '../../calibration/record.ts';
import type { Ellipse } from '../base/ellipse.ts';
import type { Invitation } from '../base/invitation.ts';
import type { ReferencePoint } from '../base/point.ts';
import type { Reading } from '../base/reading.ts';
import { ok, type Result } from '../base/result.ts';
import { DemoPlantSource } from '../camera/demo-plant/demo-plant-source.ts';
import { listCameras } from '../camera/list-cameras.ts';
import type { Database } from '../store/database.ts';
import { parseSettings } from '../store/parse-settings.ts';
import { saveSettings, type Settings } from '../store/settings.ts';
import type { BudgetLine, CameraAbilities, CameraChoice, Desk, MessagePreview, Trial } from '../ui/desk.ts';
import { LiveModel } from '../ui/live/live-model.ts';
import type { VisionClient } from '../vision/vision-client.ts';
import { AlarmKeeper } from './alarm-keeper.ts';
import { enrol } from './enrol.ts';
import { isBuiltIn } from './gauge-set.ts';
import { grabFrame } from './grab-frame.ts';
import { NameKeeper } from './name-keeper.ts';
import { proposeRealignment } from './propose-realignment.ts';
import { previewMessages } from './preview-messages.ts';
import { ReadingLine } from './reading-line.ts';
import { refuseFaults } from './refuse-faults.ts';
import { rememberNames } from './remember-names.ts';
import { StorageRoom } from './storage-room.ts';
import { RecordShelf } from './record-shelf.ts';
import { readSettingsFile, writeSettingsFile } from './settings-file.ts';
import { TemplateKeeper } from './template-keeper.ts';
import { TrialBench } from './trial-bench.ts';

export class House implements Desk {
  readonly live = new LiveModel();
  readonly alarms = new AlarmKeeper(this.live, (error) => this.#line.fail(error));
  readonly templates = new TemplateKeeper(this.live, this.alarms);
  readonly #line: ReadingLine;
  readonly #bench = new TrialBench();
  readonly #shelf: RecordShelf;
  readonly storage: StorageRoom;
  readonly names = new NameKeeper(this, this.alarms, () => this.#line.courier.foreignNames());
  #files: readonly File[] = [];
  /** Set when a newer version waits. */
  applyUpdate: () => void = () => location.reload();

  /** @param database null where the browser has none: nothing survives a reload then */
  constructor(
    private readonly database: Database | null,
    private present: Settings,
    stored: readonly CalibrationRecord[],
    vision: VisionClient,
  ) {
    this.#line = new ReadingLine(this.live, vision, (gauge, reading) => this.alarms.hear(gauge, reading));
    this.#shelf = new RecordShelf(database, stored);
    this.storage = new StorageRoom(database, this.live);
  }

  /** Connects and starts reading; faults appear on the screen. */
  open(): void {
    this.#line.connect(this.present);
    this.alarms
      .open(this.database, this.present.broker.kiosk)
      .catch((error: unknown) => this.#line.fail(error));
    this.templates.open(this.database).catch((error: unknown) => this.#line.fail(error));
    this.#startSource();
    this.#rememberNames();
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
    const saved = await refuseFaults('The storage refused it: ', async () => {
      if (this.database) await saveSettings(this.database, parsed.value);
    });
    if (!saved.ok) return saved;
    this.present = parsed.value;
    const differs = (name: keyof Settings): boolean =>
      JSON.stringify(before[name]) !== JSON.stringify(next[name]);
    if (differs('broker'))
      this.#line.courier.configure(next.broker).catch((error: unknown) => this.#line.fail(error));
    const isAdjusted = differs('source') && this.#line.adjustSource(before.source, next.source);
    if (!isAdjusted && (differs('source') || this.live.sourceState.kind === 'failed')) this.#startSource();
    if (differs('gauges')) this.#refreshGauges();
    if (differs('broker')) this.#rememberNames();
    this.live.set({});
    return ok(this.present);
  }

  async enrol(invitation: Invitation): Promise<Result<Settings, string>> {
    const given = await enrol(invitation, this.present);
    return given.ok ? this.changeSettings(given.value) : given;
  }

  exportSettings(): string {
    return writeSettingsFile(this.present, this.templates.list());
  }

  async importSettings(text: string): Promise<Result<Settings, string>> {
    const read = readSettingsFile(text, this.present);
    if (!read.ok) return read;
    const joined = await this.templates.join(read.value.templates);
    return joined.ok ? this.changeSettings(read.value.settings) : joined;
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
    const saved = await refuseFaults('Not taken. ', () => this.saveRecord(next, picture));
    return saved.ok ? ok(next) : saved;
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

  findAgain(
    record: CalibrationRecord,
    picture: ImageBitmap,
    signal: AbortSignal,
  ): Promise<Result<CalibrationRecord, string>> {
    return proposeRealignment(this.#bench, this.#line.withPrint(record), picture, signal);
  }

  budget(gauge: string): readonly BudgetLine[] {
    return this.#line.budget(gauge);
  }

  cameras(): Promise<readonly CameraChoice[]> {
    return listCameras();
  }

  abilities(): CameraAbilities {
    return this.#line.abilities();
  }

  async openFiles(files: readonly File[]): Promise<void> {
    this.#files = files;
    this.#startSource();
  }

  previewMessages(reading: Reading, settings: Settings): readonly MessagePreview[] {
    return previewMessages(reading, settings);
  }

  #startSource(): void {
    this.#line.start(this.present, this.#shelf.of(this.present.source.kind), this.#files);
  }

  #refreshGauges(): void {
    if (!this.#rememberNames()) this.#setGauges();
  }

  #setGauges(): void {
    this.#line.setGauges(this.present, this.#shelf.of(this.present.source.kind));
  }

  /** Births tell what a gauge was called before. Answers whether a name has changed. */
  #rememberNames(): boolean {
    const names = rememberNames(this.present.names, this.records(), this.present.broker.topicPrefix);
    if (names === this.present.names) return false;
    this.present = { ...this.present, names };
    if (this.database)
      saveSettings(this.database, this.present).catch((error: unknown) => this.#line.fail(error));
    this.#setGauges();
    return true;
  }
}
