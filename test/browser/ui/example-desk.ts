/** A desk that answers from memory with the real parsers, so that screens can be driven without camera and worker. */
import { parseRecord } from '../../../calibration/parse-record.ts';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import type { Ellipse } from '../../../src/base/ellipse.ts';
import { Fault } from '../../../src/base/fault.ts';
import type { Reading } from '../../../src/base/reading.ts';
import { ok, refuse, type Result } from '../../../src/base/result.ts';
import type { ForeignName } from '../../../workers/courier/api.ts';
import type { Invitation } from '../../../src/base/invitation.ts';
import { enrol } from '../../../src/composition/enrol.ts';
import { NameKeeper } from '../../../src/composition/name-keeper.ts';
import { rememberNames } from '../../../src/composition/remember-names.ts';
import { StorageRoom } from '../../../src/composition/storage-room.ts';
import { AlarmKeeper } from '../../../src/composition/alarm-keeper.ts';
import { TemplateKeeper } from '../../../src/composition/template-keeper.ts';
import { previewMessages } from '../../../src/composition/preview-messages.ts';
import { readSettingsFile, writeSettingsFile } from '../../../src/composition/settings-file.ts';
import { defaultSettings, parseSettings } from '../../../src/store/parse-settings.ts';
import type { Settings } from '../../../src/store/settings.ts';
import type { Desk, MessagePreview, Trial } from '../../../src/ui/desk.ts';
import { LiveModel } from '../../../src/ui/live/live-model.ts';

export class ExampleDesk implements Desk {
  readonly live = new LiveModel();
  /** The real keeper, without a storage until `open` gives it one. */
  readonly alarms = new AlarmKeeper(this.live, (error) => reportError(error));
  readonly templates = new TemplateKeeper(this.live, this.alarms);
  private present = defaultSettings('kiosk-test');
  /** What other devices announce. */
  foreign: readonly ForeignName[] = [];
  readonly names = new NameKeeper(this, this.alarms, () => Promise.resolve(this.foreign));
  storage = new StorageRoom(null, this.live);
  /** Records that were tried out, newest last. */
  readonly tried: CalibrationRecord[] = [];

  /** @param isDemo false: records without a print stay without a reference */
  constructor(
    private kept: readonly CalibrationRecord[],
    private readonly isDemo = true,
  ) {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 1280, height: 720 });
    canvas.getContext('2d')!.fillRect(0, 0, 1280, 720);
    this.live.set({
      source: { origin: 'demo-plant', simulated: true, preview: canvas },
      sourceState: { kind: 'live', width: 1280, height: 720 },
      courier: {
        connection: 'offline',
        detail: 'The broker cannot be reached. Readings wait here.',
        protocol: null,
        waiting: 132,
        sent: 48,
        lost: 0,
        oldestWaitingTs: Date.now() - 95_000,
        storage: { usage: 4e6, quota: 2e9, persisted: false },
      },
      vision: {
        inference: 'wasm',
        rectify: 'cpu',
        threads: 1,
        adapter: null,
        model: { name: 'needle', sha256: 'ab'.repeat(32) },
      },
    });
    this.remember();
    this.show();
  }

  private show(): void {
    this.live.setGauges(
      this.kept.map((record) => ({
        gauge: record.id,
        record,
        everyMs: 1000,
        publishEveryMs: 1000,
        hasReference: this.isDemo || record.print !== null,
      })),
    );
  }

  private remember(): void {
    const names = rememberNames(this.present.names, this.kept, this.present.broker.topicPrefix);
    this.present = { ...this.present, names };
  }

  settings(): Settings {
    return this.present;
  }

  async changeSettings(next: Settings): Promise<Result<Settings, string>> {
    const parsed = parseSettings(next);
    if (parsed.ok) this.present = parsed.value;
    this.remember();
    return parsed;
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
    return this.kept;
  }

  canRemove(): boolean {
    return true;
  }

  async saveRecord(record: CalibrationRecord): Promise<void> {
    const checked = parseRecord(record);
    if (!checked.ok) throw new Fault('bad-settings', checked.error[0]!.message);
    this.kept = [...this.kept.filter(({ id }) => id !== record.id), record];
    this.remember();
    this.show();
  }

  async takeReference(
    record: CalibrationRecord,
    picture: ImageBitmap,
  ): Promise<Result<CalibrationRecord, string>> {
    picture.close();
    const print = { size: 8, luma: btoa('a'.repeat(64)), needleDeg: null };
    const next = { ...record, revision: record.revision + 1, print };
    await this.saveRecord(next);
    return ok(next);
  }

  async importRecord(text: string): Promise<Result<CalibrationRecord, string>> {
    const parsed = parseRecord(text);
    if (!parsed.ok) return refuse(parsed.error[0]!.message);
    await this.saveRecord(parsed.value);
    return ok(parsed.value);
  }

  async removeRecord(id: string): Promise<void> {
    this.kept = this.kept.filter((record) => record.id !== id);
    this.show();
  }

  async grabFrame(): Promise<ImageBitmap | null> {
    const { source } = this.live;
    return source && createImageBitmap(source.preview as HTMLCanvasElement);
  }

  async readOnce(picture: ImageBitmap, record: CalibrationRecord): Promise<Trial> {
    picture.close();
    this.tried.push(record);
    throw new Fault('worker-lost', 'No worker here.');
  }

  /** What `suggestFace` answers; null: no rim. Waits for ever while it is undefined. */
  rim: Ellipse | null | undefined = null;

  suggestFace(picture: ImageBitmap, _pivot: unknown, signal: AbortSignal): Promise<Ellipse | null> {
    picture.close();
    return this.rim === undefined
      ? new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new Fault('cancelled', 'Cancelled.'))),
        )
      : Promise.resolve(this.rim);
  }

  /** What `findAgain` answers. Waits for ever while it is undefined. */
  found: Result<CalibrationRecord, string> | undefined;

  findAgain(
    _record: CalibrationRecord,
    picture: ImageBitmap,
    signal: AbortSignal,
  ): Promise<Result<CalibrationRecord, string>> {
    picture.close();
    const { found } = this;
    if (found) return Promise.resolve(found);
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve(refuse('Cancelled.'))));
  }

  budget(): readonly [] {
    return [];
  }

  async cameras(): Promise<readonly { deviceId: string; label: string }[]> {
    return [{ deviceId: 'one', label: 'Camera of the tablet' }];
  }

  abilities(): { torch: boolean; lockExposure: boolean } {
    return { torch: true, lockExposure: true };
  }

  async openFiles(): Promise<void> {}

  previewMessages(reading: Reading, settings: Settings): readonly MessagePreview[] {
    return previewMessages(reading, settings);
  }

  applyUpdate(): void {}
}
