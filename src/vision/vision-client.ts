/** This side of the vision worker: starts it, puts deadlines on it, and replaces it when it is lost. */
import { proxy, transfer } from 'comlink';
import type { CalibrationRecord, Print } from '../../calibration/record.ts';
import type {
  FoundAgain,
  GaugeWatch,
  NotFoundAgain,
  StreamOrigin,
  VisionOptions,
  VisionStatus,
} from '../../workers/vision/api.ts';
import type { Ellipse } from '../base/ellipse.ts';
import { faultCodeOf } from '../base/fault.ts';
import type { FrameStamp } from '../base/frame.ts';
import type { Observation } from '../base/observation.ts';
import type { ReferencePoint } from '../base/point.ts';
import type { Result } from '../base/result.ts';
import { spawnVision, type VisionWorker } from './spawn-vision.ts';
import { within } from './within.ts';

export type VisionState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly status: VisionStatus }
  /** Being replaced; `error` is a Fault, or a bug of the worker. */
  | { readonly kind: 'lost'; readonly error: unknown };

/** Loading the model over a slow link takes the longest; ms. */
const openDeadlineMs = 60_000;
/** A frame with sixteen gauges on the slowest tablet, with an order of magnitude to spare; ms. */
const observeDeadlineMs = 10_000;
/** The first use fetches and compiles OpenCV, 11 MB; ms. */
const suggestDeadlineMs = 60_000;
/** A small dial in a large picture on the slowest tablet; ms. */
const findDeadlineMs = 120_000;
const heartbeatMs = 5000;
const longestPauseMs = 30_000;

/** A worker to come, settled from outside. */
class Ready {
  resolve!: (worker: VisionWorker) => void;
  readonly promise = new Promise<VisionWorker>((resolve) => (this.resolve = resolve));
}

export class VisionClient {
  state: VisionState = { kind: 'starting' };
  private worker: VisionWorker | null = null;
  private watches: readonly GaugeWatch[] = [];
  private ready = new Ready();
  private failures = 0;
  private isClosed = false;

  constructor(
    private readonly options: VisionOptions,
    public onState: (state: VisionState) => void = () => undefined,
    private readonly spawn: () => VisionWorker = spawnVision,
  ) {
    void this.start();
  }

  /** Kept for every worker to come. */
  setGauges(watches: readonly GaugeWatch[]): void {
    this.watches = watches;
    if (this.state.kind === 'ready') void this.worker?.api.setGauges(watches);
  }

  /** Resolves when a worker is ready for a frame: one that was taken sooner would be old by then. */
  async opened(signal: AbortSignal): Promise<void> {
    await within(this.ready.promise, { signal });
  }

  /** Looks at one frame; waits while the worker is being replaced. Takes the frame. */
  async observe(
    frame: VideoFrame | ImageBitmap,
    stamp: FrameStamp,
    all: boolean,
    signal?: AbortSignal,
  ): Promise<Observation[]> {
    return this.handOver(frame, (worker) => worker.api.observe(transfer(frame, [frame]), stamp, all), {
      deadlineMs: observeDeadlineMs,
      signal,
    });
  }

  /** Resolves when the stream ends or `stop` is called; rejects when the worker, and the stream with it, is lost. */
  async watch(
    frames: ReadableStream<VideoFrame>,
    origin: StreamOrigin,
    onObserved: (observations: Observation[]) => void,
  ): Promise<void> {
    const heartbeat = setInterval(() => {
      // A property that is not there: the cheapest question that only a living worker answers.
      const alive = async (worker: VisionWorker): Promise<unknown> =>
        Reflect.get(worker.api, 'alive') as unknown;
      if (this.state.kind === 'ready') this.call(alive, observeDeadlineMs).catch(() => undefined);
    }, heartbeatMs);
    const observed = proxy(onObserved);
    try {
      await this.call((worker) => worker.api.watch(transfer(frames, [frames]), origin, observed), Infinity);
    } finally {
      clearInterval(heartbeat);
    }
  }

  stop(): void {
    if (this.state.kind === 'ready') void this.worker?.api.stop();
  }

  /** Takes the picture. */
  async capturePrint(picture: ImageBitmap, record: CalibrationRecord): Promise<Print> {
    return this.handOver(picture, (worker) => worker.api.capturePrint(transfer(picture, [picture]), record), {
      deadlineMs: observeDeadlineMs,
    });
  }

  /** Null where no rim stands out around the pivot. Takes the picture. */
  async suggestFace(
    picture: ImageBitmap,
    pivot: ReferencePoint,
    signal?: AbortSignal,
  ): Promise<Ellipse | null> {
    return this.handOver(picture, (worker) => worker.api.suggestFace(transfer(picture, [picture]), pivot), {
      deadlineMs: suggestDeadlineMs,
      signal,
    });
  }

  /** Looks for the record's dial in the whole picture, for seconds. Takes the picture. */
  async findAgain(
    picture: ImageBitmap,
    record: CalibrationRecord,
    signal?: AbortSignal,
  ): Promise<Result<FoundAgain, NotFoundAgain>> {
    const ask = async (worker: VisionWorker) => worker.api.findAgain(transfer(picture, [picture]), record);
    return this.handOver(picture, ask, { deadlineMs: findDeadlineMs, signal });
  }

  /** Ends the worker at once, whatever it is doing. */
  close(): void {
    this.isClosed = true;
    this.worker?.terminate();
  }

  /** What never reached a worker is closed here; what did was detached by its transfer. */
  private async handOver<Value>(
    picture: VideoFrame | ImageBitmap,
    ask: (worker: VisionWorker) => Promise<Value>,
    { deadlineMs, signal }: { readonly deadlineMs: number; readonly signal?: AbortSignal | undefined },
  ): Promise<Value> {
    try {
      return await this.call(ask, deadlineMs, signal);
    } finally {
      picture.close();
    }
  }

  private async call<Value>(
    ask: (worker: VisionWorker) => Promise<Value>,
    deadlineMs: number,
    signal?: AbortSignal,
  ): Promise<Value> {
    const worker = await within(this.ready.promise, { deadlineMs: openDeadlineMs, signal });
    try {
      return await within(ask(worker), { deadlineMs, lost: worker.lost, signal });
    } catch (error) {
      const code = faultCodeOf(error);
      if (code === 'worker-lost' || code === 'deadline') this.lose(worker, error);
      throw error;
    }
  }

  private async start(): Promise<void> {
    this.become({ kind: 'starting' });
    const worker = this.spawn();
    this.worker = worker;
    const changed = (status: VisionStatus): void => {
      if (worker === this.worker && this.state.kind === 'ready') this.become({ kind: 'ready', status });
    };
    try {
      const { lost } = worker;
      const opening = worker.api.open(this.options, proxy(changed));
      const status = await within(opening, { deadlineMs: openDeadlineMs, lost });
      const set = Promise.resolve(worker.api.setGauges(this.watches));
      await within(set, { deadlineMs: observeDeadlineMs, lost });
      this.failures = 0;
      this.become({ kind: 'ready', status });
      this.ready.resolve(worker);
      lost.addEventListener('abort', () => this.lose(worker, lost.reason));
      if (lost.aborted) this.lose(worker, lost.reason);
    } catch (error) {
      this.lose(worker, error);
    }
  }

  private lose(worker: VisionWorker, error: unknown): void {
    if (worker !== this.worker || this.isClosed) return;
    this.worker = null; // before its end, which is told at once and would count as another loss
    worker.terminate();
    if (this.state.kind === 'ready') this.ready = new Ready();
    this.become({ kind: 'lost', error });
    const pauseMs = Math.min(longestPauseMs, 500 * 2 ** this.failures++) * (0.75 + Math.random() / 2);
    setTimeout(() => {
      if (!this.isClosed) void this.start();
    }, pauseMs);
  }

  private become(state: VisionState): void {
    this.state = state;
    this.onState(state);
  }
}
