/** Reads a picture with a record that need not be saved, in a vision worker of its own: the kiosk goes on meanwhile. */
import { recordName, type CalibrationRecord } from '../../calibration/record.ts';
import type { FoundAgain, NotFoundAgain } from '../../workers/vision/api.ts';
import type { Ellipse } from '../base/ellipse.ts';
import { Fault } from '../base/fault.ts';
import type { ReferencePoint } from '../base/point.ts';
import type { Result } from '../base/result.ts';
import { emptyMemory } from '../reading/gauge-memory.ts';
import { prepareGauge } from '../reading/prepare-gauge.ts';
import { readGauge } from '../reading/read-gauge.ts';
import type { Trial } from '../ui/desk.ts';
import { VisionClient } from '../vision/vision-client.ts';
import { sayScaleRefusal } from './scale-refusal-words.ts';

/** A worker that nobody needs for so long is ended; ms. */
const idleMs = 60_000;

export class TrialBench {
  private vision: VisionClient | null = null;
  private idle: ReturnType<typeof setTimeout> | undefined;
  private tries = 0;

  /** Takes the picture. Throws Fault `bad-settings` when the marks make no scale, and the worker's own faults. */
  async read(picture: ImageBitmap, record: CalibrationRecord): Promise<Trial> {
    this.keepAwake();
    // A name of its own each time: the worker keeps its plan of a dial by the record's name.
    const named: CalibrationRecord = { ...record, id: 'trial', revision: ++this.tries, print: null };
    const prepared = prepareGauge(named);
    if (!prepared.ok) {
      picture.close();
      throw new Fault('bad-settings', sayScaleRefusal(prepared.error));
    }
    this.vision ??= new VisionClient({ backend: 'wasm' });
    this.vision.setGauges([{ gauge: 'trial', record: named, everyMs: 0 }]);
    const stamp = {
      sequence: this.tries,
      capturedAtMs: Date.now(),
      origin: 'still',
      simulated: false,
    } as const;
    const observations = await this.vision.observe(picture, stamp, true);
    const observation = observations.find(({ calibration }) => calibration === recordName(named));
    if (!observation) throw new Fault('deadline', 'The picture was not read. Try again.');
    const { reading, interpretation } = readGauge(emptyMemory, observation, prepared.value);
    return { reading, budget: interpretation?.budget ?? null, observation };
  }

  /** Null where no rim stands out. Takes the picture; a cancel ends the worker, whatever it was doing. */
  suggestFace(picture: ImageBitmap, pivot: ReferencePoint, signal: AbortSignal): Promise<Ellipse | null> {
    return this.work(signal, (vision) => vision.suggestFace(picture, pivot, signal));
  }

  /** Looks in the whole picture, which it takes; a cancel ends the worker. */
  findAgain(
    picture: ImageBitmap,
    record: CalibrationRecord,
    signal: AbortSignal,
  ): Promise<Result<FoundAgain, NotFoundAgain>> {
    return this.work(signal, (vision) => vision.findAgain(picture, record, signal));
  }

  private async work<Value>(
    signal: AbortSignal,
    task: (vision: VisionClient) => Promise<Value>,
  ): Promise<Value> {
    clearTimeout(this.idle);
    this.vision ??= new VisionClient({ backend: 'wasm' });
    const end = (): void => this.close();
    signal.addEventListener('abort', end);
    try {
      return await task(this.vision);
    } finally {
      signal.removeEventListener('abort', end);
      this.keepAwake();
    }
  }

  private keepAwake(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.close(), idleMs);
  }

  close(): void {
    clearTimeout(this.idle);
    this.vision?.close();
    this.vision = null;
  }
}
