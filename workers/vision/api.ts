/** What the main thread may ask of the vision worker (through Comlink). */
import type { CalibrationRecord, Print } from '../../calibration/record.ts';
import type { Ellipse } from '../../src/base/ellipse.ts';
import type { FrameStamp } from '../../src/base/frame.ts';
import type { GaugeId, Observation } from '../../src/base/observation.ts';
import type { Homography } from '../../src/base/homography.ts';
import type { ReferencePoint } from '../../src/base/point.ts';
import type { Result } from '../../src/base/result.ts';

/** A gauge to look at, by its record, no more often than `everyMs`. */
export interface GaugeWatch {
  readonly gauge: GaugeId;
  readonly record: CalibrationRecord;
  readonly everyMs: number;
}

export type BackendChoice = 'auto' | 'wasm' | 'webgpu';

export interface VisionOptions {
  readonly backend: BackendChoice;
  /** 1: no second worker joins, however much there is to do. */
  readonly workers?: 1 | 2;
}

/** What the worker ended up with, for the settings screen and the bench. */
export interface VisionStatus {
  readonly inference: 'wasm' | 'webgpu';
  readonly rectify: 'cpu' | 'webgpu';
  /** That look at gauges now: one a worker. */
  readonly threads: 1 | 2;
  readonly adapter: string | null;
  readonly model: { readonly name: string; readonly sha256: string };
}

/** A dial that was looked for in the whole picture. */
export interface FoundAgain {
  /** Dial plane → the picture, px. */
  readonly pose: Homography<'dial', 'frame'>;
  /** Of the print with the calibrated one. */
  readonly correlation: number;
}

export type NotFoundAgain =
  /** The record has no print to look for. */
  | 'no-reference'
  | 'not-found'
  /** Two dials at different places look like it. */
  | 'ambiguous'
  | 'too-tilted'
  | 'out-of-frame';

/** How frames of a stream are stamped; capture time comes from each frame. */
export type StreamOrigin = Pick<FrameStamp, 'origin' | 'simulated'>;

export interface VisionApi {
  /**
   * Loads and checks the model. Throws Fault `model-missing`, `model-corrupt`.
   * @param onChanged told when the GPU has joined later on, and when a second worker has joined or left
   */
  open(options: VisionOptions, onChanged?: (status: VisionStatus) => void): Promise<VisionStatus>;

  /** Replaces the set of gauges; unchanged ones keep their history. */
  setGauges(watches: readonly GaugeWatch[]): void;

  /**
   * Looks at one frame. The frame is transferred and closed here whatever happens.
   * @param all true: every gauge; false: only those that are due.
   */
  observe(frame: VideoFrame | ImageBitmap, stamp: FrameStamp, all: boolean): Promise<Observation[]>;

  /**
   * Takes a track processor's readable and looks at its newest frame again and again, until the stream ends
   * or `stop` is called. Older frames are closed unseen.
   */
  watch(
    frames: ReadableStream<VideoFrame>,
    origin: StreamOrigin,
    onObserved: (observations: Observation[]) => void,
  ): Promise<void>;

  stop(): void;

  /** The static print of a record's dial, cut from its reference picture; the picture is closed here. */
  capturePrint(picture: ImageBitmap, record: CalibrationRecord): Promise<Print>;

  /**
   * Proposes the outline of the face around a tapped pivot, px of the picture; null where no rim stands out.
   * Loads OpenCV on first use. The picture is closed here.
   */
  suggestFace(picture: ImageBitmap, pivot: ReferencePoint): Promise<Ellipse | null>;

  /**
   * Looks for the record's dial in the whole picture: up to 45° of roll, 0.6 to 1.7 times as large. Takes seconds, in
   * which nothing else is done here. The picture is closed here.
   */
  findAgain(picture: ImageBitmap, record: CalibrationRecord): Promise<Result<FoundAgain, NotFoundAgain>>;
}

/** What the first vision worker asks of a second one. */
export interface SecondApi extends Pick<VisionApi, 'open' | 'setGauges'> {
  /** Looks at these gauges whether or not they are due. The frame is transferred and closed here whatever happens. */
  look(
    frame: VideoFrame | ImageBitmap,
    stamp: FrameStamp,
    gauges: readonly GaugeId[],
  ): Promise<Observation[]>;
}
