/** The vision worker's object: keeps gauges and the network, and turns frames into observations. */
import type { CalibrationRecord, Print } from '../../calibration/record.ts';
import { Fault } from '../../src/base/fault.ts';
import type { Ellipse } from '../../src/base/ellipse.ts';
import type { FrameStamp } from '../../src/base/frame.ts';
import type { GaugeId, Observation } from '../../src/base/observation.ts';
import type { ReferencePoint } from '../../src/base/point.ts';
import { refuse, type Result } from '../../src/base/result.ts';
import { usableGpu } from '../gpu/device.ts';
import { chooseRectifier, cpuRectifier, type Rectifier } from '../gpu/rectifier.ts';
import { loadNeedleModel } from '../inference/load-model.ts';
import { NeedleNetwork } from '../inference/needle-network.ts';
import type {
  BackendChoice,
  FoundAgain,
  GaugeWatch,
  NotFoundAgain,
  SecondApi,
  StreamOrigin,
  VisionApi,
  VisionOptions,
  VisionStatus,
} from './api.ts';
import { capturePrint } from './capture-print.ts';
import { captureClock } from './capture-clock.ts';
import { planDial, type DialPlan } from './dial-plan.ts';
import { findAgain } from './find-again.ts';
import { FrozenWatch } from './frozen.ts';
import { newestFrames } from './newest-frames.ts';
import { observeDial } from './observe-dial.ts';
import { isTimeFor, type Paced } from './pace.ts';
import { PictureReader, type Picture } from './picture.ts';
import { SecondLook } from './second-look.ts';
import { suggestFace } from './suggest-face.ts';

interface Watched extends Paced {
  readonly plan: DialPlan;
  everyMs: number;
  dueAtMs: number;
}

export class Observer implements VisionApi, SecondApi {
  readonly #reader = new PictureReader();
  readonly #frozen = new FrozenWatch();
  #network: NeedleNetwork | undefined;
  #rectifier: Rectifier = cpuRectifier;
  #gauges: Watched[] = [];
  readonly #second: SecondLook;
  #stopWatching: (() => void) | undefined;
  /** Frames are looked at one after another: buffers and session are shared. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(spawnSecond?: () => Worker) {
    this.#second = new SecondLook(spawnSecond);
  }

  async open(
    options: VisionOptions,
    onChanged: (status: VisionStatus) => void = () => undefined,
  ): Promise<VisionStatus> {
    const model = await loadNeedleModel();
    const network = (this.#network ??= await NeedleNetwork.open(model.bytes));
    this.#rectifier = await chooseRectifier(options.backend);
    const status = (): VisionStatus => ({
      inference: network.kind,
      rectify: this.#rectifier.kind,
      threads: this.#second.hasJoined ? 2 : 1,
      adapter: this.#rectifier.adapter,
      model: { name: model.name, sha256: model.sha256 },
    });
    if (options.workers !== 1) this.#second.allow(() => onChanged(status()));
    const joined = this.#letGpuJoin(network, options.backend);
    if (options.backend === 'webgpu') await joined;
    else void joined.then(() => network.kind === 'webgpu' && onChanged(status()));
    return status();
  }

  /** Its runtime is large: the first reading does not wait for it, and no frame is looked at while it is measured. */
  async #letGpuJoin(network: NeedleNetwork, choice: BackendChoice): Promise<void> {
    const gpu = await usableGpu(choice);
    gpu?.device.destroy(); // the runtime asks for its own
    const session = gpu ? await network.openGpu() : null;
    if (session) await this.#alone(() => network.adopt(session, choice === 'auto'));
  }

  setGauges(watches: readonly GaugeWatch[]): void {
    this.#gauges = watches.map(({ gauge, record, everyMs }, index) => {
      const known = this.#gauges.find(({ plan }) => plan.gauge === gauge && isSame(plan.record, record));
      return known ? { ...known, everyMs } : { plan: planDial(gauge, record, index), everyMs, dueAtMs: 0 };
    });
    this.#second.setGauges(watches);
  }

  observe(frame: VideoFrame | ImageBitmap, stamp: FrameStamp, all: boolean): Promise<Observation[]> {
    return this.#alone(() => this.#observe(frame, stamp, all));
  }

  look(
    frame: VideoFrame | ImageBitmap,
    stamp: FrameStamp,
    gauges: readonly GaugeId[],
  ): Promise<Observation[]> {
    return this.#alone(async () => {
      const picture = await this.#reader.load(frame);
      return this.#look(picture, stamp, new Set(gauges));
    });
  }

  async watch(
    frames: ReadableStream<VideoFrame>,
    origin: StreamOrigin,
    onObserved: (observations: Observation[]) => void,
  ): Promise<void> {
    this.stop();
    const toUtc = captureClock();
    const newest = newestFrames(frames);
    this.#stopWatching = newest.stop;
    let sequence = 0;
    for await (const frame of newest.frames) {
      const stamp: FrameStamp = { ...origin, sequence: sequence++, capturedAtMs: toUtc(frame.timestamp) };
      if (!this.#gauges.some((gauge) => isTimeFor(gauge, stamp.capturedAtMs))) {
        frame.close();
        continue;
      }
      const observations = await this.observe(frame, stamp, false);
      if (observations.length > 0) onObserved(observations);
    }
  }

  stop(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
  }

  capturePrint(picture: ImageBitmap, record: CalibrationRecord): Promise<Print> {
    return this.#alone(async () => capturePrint(await this.#reader.load(picture), record, this.#opened()));
  }

  suggestFace(picture: ImageBitmap, pivot: ReferencePoint): Promise<Ellipse | null> {
    return this.#alone(async () => suggestFace(await this.#reader.load(picture), pivot));
  }

  findAgain(picture: ImageBitmap, record: CalibrationRecord): Promise<Result<FoundAgain, NotFoundAgain>> {
    return this.#alone(async () => findAgain(await this.#reader.load(picture), record));
  }

  async #observe(frame: VideoFrame | ImageBitmap, stamp: FrameStamp, all: boolean): Promise<Observation[]> {
    const due = this.#gauges.filter((gauge) => all || isTimeFor(gauge, stamp.capturedAtMs));
    const names = due.map(({ plan }) => plan.gauge);
    const hers = this.#second.shareOf(names);
    let copy: VideoFrame | ImageBitmap | undefined;
    try {
      const beganMs = performance.now();
      if (hers.length > 0) copy = copyOf(frame);
      const picture = await this.#reader.load(frame);
      for (const gauge of due) gauge.dueAtMs = stamp.capturedAtMs + gauge.everyMs;
      if (this.#frozen.isFrozen(picture, stamp)) return due.map(({ plan }) => frozenObservation(plan, stamp));
      const asked = copy && this.#second.look(copy, stamp, hers);
      const mine = await this.#look(picture, stamp, new Set(names.filter((gauge) => !hers.includes(gauge))));
      this.#second.count(mine, performance.now() - beganMs);
      const rest = (await asked) ?? (await this.#look(picture, stamp, new Set(hers)));
      const seen = new Map([...mine, ...rest].map((observation) => [observation.gauge, observation]));
      return names.flatMap((gauge) => seen.get(gauge) ?? []);
    } finally {
      frame.close();
      copy?.close();
    }
  }

  async #look(picture: Picture, stamp: FrameStamp, names: ReadonlySet<GaugeId>): Promise<Observation[]> {
    const observations: Observation[] = [];
    for (const { plan } of this.#gauges)
      if (names.has(plan.gauge))
        observations.push(await observeDial(picture, stamp, plan, this.#opened(), this.#rectifier));
    return observations;
  }

  #opened(): NeedleNetwork {
    if (!this.#network) throw new Fault('worker-lost', 'The vision worker was used before it was opened.');
    return this.#network;
  }

  #alone<T>(task: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(task, task);
    this.#queue = next.catch(() => undefined);
    return next;
  }
}

/** Of a video frame only the handle: its pixels are shared. */
const copyOf = (frame: VideoFrame | ImageBitmap): VideoFrame | ImageBitmap =>
  'clone' in frame ? frame.clone() : structuredClone(frame);

/** Whole records are compared: one that is being edited keeps its name while its marks move. */
const isSame = (a: CalibrationRecord, b: CalibrationRecord): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

const frozenObservation = (plan: DialPlan, stamp: FrameStamp): Observation => ({
  gauge: plan.gauge,
  calibration: plan.calibration,
  frame: stamp,
  outcome: refuse({
    stage: 'gate',
    reason: 'frozen',
    detail: 'The camera repeats the same picture. It is restarted; if that does not help, reconnect it.',
  }),
  pose: null,
  stageMs: {},
});
