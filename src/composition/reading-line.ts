/** The running line: source, workers and journey, started anew when source or gauges change. */
import type { CalibrationRecord } from '../../calibration/record.ts';
import { faultCodeOf } from '../base/fault.ts';
import type { GaugeId } from '../base/observation.ts';
import type { Reading } from '../base/reading.ts';
import { LiveCamera } from '../camera/live-camera.ts';
import { DemoPlantSource } from '../camera/demo-plant/demo-plant-source.ts';
import type { FrameSource } from '../camera/frame-source.ts';
import { CourierClient } from '../courier/courier-client.ts';
import { travel } from '../journey.ts';
import type { Interpretation } from '../reading/interpret.ts';
import type { Settings, SourceSettings } from '../store/settings.ts';
import type { BudgetLine, CameraAbilities } from '../ui/desk.ts';
import type { LiveModel } from '../ui/live/live-model.ts';
import type { VisionClient, VisionState } from '../vision/vision-client.ts';
import { applicationVersion } from './application-version.ts';
import { birthOf } from './birth-of.ts';
import { gaugeSet, type PreparedGauge } from './gauge-set.ts';
import { makeSource } from './make-source.ts';
import { PrintRoom } from './print-room.ts';
import { formerNamesOf, type KnownNames } from './remember-names.ts';

/** The same camera at the same resolution. */
const isSameDevice = (one: SourceSettings, other: SourceSettings): boolean =>
  (['kind', 'deviceId', 'width', 'height'] as const).every((name) => one[name] === other[name]);

export class ReadingLine {
  readonly courier = new CourierClient();
  source: FrameSource | null = null;
  /** The newest of each gauge that had a value. */
  readonly interpretations = new Map<string, Interpretation>();
  readonly #gauges = new Map<string, PreparedGauge>();
  readonly #prints: PrintRoom;
  #names: KnownNames = [];
  #endJourney: () => void = () => undefined;

  /** @param onReading every reading, silent ones included, in order of capture for each gauge */
  constructor(
    private readonly live: LiveModel,
    readonly vision: VisionClient,
    private readonly onReading: (gauge: GaugeId, reading: Reading) => void = () => undefined,
  ) {
    vision.onState = (state) => this.#follow(state);
    this.#prints = new PrintRoom(this.vision);
    this.courier.onRefused = (error) => this.fail(error);
    this.#follow(vision.state);
  }

  /** Connects to the broker; what is recorded before waits. */
  connect(settings: Settings): void {
    this.courier
      .open(settings.broker, (courier) => this.live.set({ courier }))
      .catch((error: unknown) => this.fail(error));
  }

  /** @param files for the sources that read files */
  start(settings: Settings, records: readonly CalibrationRecord[], files: readonly File[]): void {
    this.#endJourney();
    const source = (this.source = makeSource(settings.source, files));
    this.live.set({ source, sourceState: { kind: 'starting' } });
    this.setGauges(settings, records);
    this.#endJourney = travel({
      source,
      vision: this.vision,
      courier: { record: (readings) => this.#record(readings) },
      gauges: this.#gauges,
      onRead: (gauge, { reading, interpretation }, observation) => {
        if (interpretation) this.interpretations.set(gauge, interpretation);
        this.live.take(gauge, reading, observation);
        this.onReading(gauge, reading);
      },
      onSource: (sourceState) => this.live.set({ sourceState }),
      onFault: (error) => this.fail(error),
    });
  }

  /** The journey goes on with the new set. */
  setGauges(settings: Settings, records: readonly CalibrationRecord[]): void {
    this.#names = settings.names;
    const { gauges, problems } = gaugeSet(records, settings);
    this.#gauges.clear();
    for (const gauge of gauges) this.#gauges.set(gauge.gauge, gauge);
    if (problems.length > 0) this.live.raise({ code: 'bad-settings', message: problems.join(' ') });
    const isDemo = this.source instanceof DemoPlantSource; // its prints are cut as it starts
    this.live.setGauges(
      gauges.map((gauge) => ({ ...gauge, hasReference: isDemo || gauge.record.print !== null })),
    );
    this.#watch();
    this.#tellBirths();
    void this.#prints.cutMissing(records, this.source).then((isNew) => isNew && this.#watch());
  }

  /** Torch and exposure change without a restart; false where the source has to start anew. */
  adjustSource(before: SourceSettings, next: SourceSettings): boolean {
    if (!(this.source instanceof LiveCamera) || !isSameDevice(before, next)) return false;
    void this.source.set({ torch: next.torch, exposureLocked: next.lockExposure });
    return true;
  }

  abilities(): CameraAbilities {
    const can = this.source instanceof LiveCamera ? this.source.can : null;
    return { torch: can?.torch ?? false, lockExposure: can?.exposureLocked ?? false };
  }

  budget(gauge: string): readonly BudgetLine[] {
    const all = [...(this.interpretations.get(gauge)?.budget.contributions ?? [])];
    const largest = Math.max(...all.map(({ u }) => u), 0);
    return all.filter(({ u }) => u > largest / 100).sort((a, b) => b.u - a.u);
  }

  /** With the print that its dial is found by, where there is one. */
  withPrint(record: CalibrationRecord): CalibrationRecord {
    return this.#prints.withPrint(record);
  }

  /** Shows a fault; a bug goes to the top handlers. */
  fail(error: unknown): void {
    const code = faultCodeOf(error);
    if (code === undefined) return reportError(error);
    if (code !== 'cancelled') this.live.raise({ code, message: (error as Error).message });
  }

  async close(): Promise<void> {
    this.#endJourney();
    this.vision.close();
    await this.courier.close();
  }

  async #record(readings: Parameters<CourierClient['record']>[0]): Promise<void> {
    await this.courier.record(readings);
    for (const code of ['store-full', 'store-blocked', 'store-broken'] as const) this.live.clear(code);
  }

  #watch(): void {
    this.vision.setGauges(
      [...this.#gauges.values()].map(({ gauge, record, everyMs }) => ({
        gauge,
        record: this.#prints.withPrint(record),
        everyMs,
      })),
    );
  }

  #follow(state: VisionState): void {
    if (state.kind === 'lost') return this.fail(state.error);
    if (state.kind !== 'ready') return;
    for (const code of ['worker-lost', 'deadline', 'model-missing', 'model-corrupt'] as const)
      this.live.clear(code);
    const isKnown = this.live.vision?.model.sha256 === state.status.model.sha256;
    this.live.set({ vision: state.status });
    if (!isKnown) this.#tellBirths(); // they name the model
  }

  #tellBirths(): void {
    const births = [...this.#gauges.values()].map(({ record }) =>
      birthOf(record, formerNamesOf(this.#names, record.id)),
    );
    const application = { version: applicationVersion, model: this.live.vision?.model.sha256 ?? '' };
    this.courier.setGauges(births, application).catch((error: unknown) => this.fail(error));
  }
}
