/** Frames of a scene one after another through the shipped worker and reader → times and counts. */
import { GaugeReader } from '../../../src/gauge-reader.ts';
import { prepareGauge, type Prepared } from '../../../src/reading/prepare-gauge.ts';
import type { VisionClient } from '../../../src/vision/vision-client.ts';
import { benchScene, type BenchScene } from './bench-scene.ts';

export interface FrameTimes {
  readonly gauges: number;
  /** Workers that looked at the last frame. */
  readonly workers: number;
  /** From handing over a frame to all its readings, ms; one per frame. */
  readonly frameMs: readonly number[];
  /** All observations' stages, and `interpret` on the main thread per reading; ms. */
  readonly stageMs: Readonly<Record<string, readonly number[]>>;
  readonly readings: number;
  /** Readings with a value. */
  readonly answered: number;
  /** Reasons of those without. */
  readonly refusals: Readonly<Record<string, number>>;
}

const preparedOf = (scene: BenchScene): Map<string, { prepared: Prepared }> =>
  new Map(
    scene.records.map((record) => {
      const prepared = prepareGauge(record);
      if (!prepared.ok) throw new Error(`${record.id} has no scale`);
      return [record.id, { prepared: prepared.value }];
    }),
  );

/** A camera's pace in capture time; frames are handed over as fast as they are taken. */
const frameEveryMs = 1000 / 30;

/** A scene that is looked at again and again. */
export class BenchRun {
  readonly #reader: GaugeReader;
  #sequence = 0;

  private constructor(
    private readonly vision: VisionClient,
    private readonly scene: BenchScene,
  ) {
    this.#reader = new GaugeReader(preparedOf(scene));
    vision.setGauges(scene.records.map((record) => ({ gauge: record.id, record, everyMs: 0 })));
  }

  /** @param restFrames frames for which the needles stay where they are: 1 moves them in every frame */
  static async open(vision: VisionClient, gauges: number, restFrames: number): Promise<BenchRun> {
    return new BenchRun(vision, await benchScene(vision, gauges, restFrames));
  }

  async run(frames: number): Promise<FrameTimes> {
    const frameMs: number[] = [];
    const stageMs: Record<string, number[]> = {};
    const refusals: Record<string, number> = {};
    const note = (stage: string, ms: number): unknown => (stageMs[stage] ??= []).push(ms);
    let readings = 0;
    let answered = 0;
    for (let k = 0; k < frames; k++) {
      const sequence = this.#sequence++;
      const capturedAtMs = Date.UTC(2025, 0) + sequence * frameEveryMs;
      const stamp = { sequence, capturedAtMs, origin: 'camera', simulated: false } as const;
      const frame = this.scene.frame(capturedAtMs);
      const handedOver = performance.now();
      const observations = await this.vision.observe(frame, stamp, true);
      const observed = performance.now();
      const reads = this.#reader.read(observations);
      const read = performance.now();
      frameMs.push(read - handedOver);
      note('interpret', (read - observed) / Math.max(1, reads.length));
      for (const { stageMs: spent } of observations)
        for (const [stage, ms] of Object.entries(spent)) note(stage, ms);
      for (const { read: one } of reads) {
        readings++;
        if (one.reading.value !== null) answered++;
        else for (const reason of one.reading.reasons) refusals[reason] = (refusals[reason] ?? 0) + 1;
      }
    }
    const { state } = this.vision;
    const workers = state.kind === 'ready' ? state.status.threads : 0;
    return { gauges: this.scene.records.length, workers, frameMs, stageMs, readings, answered, refusals };
  }
}
