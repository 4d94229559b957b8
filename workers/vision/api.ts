/** What the main thread may ask of the vision worker (through Comlink). */
import type { CalibrationRecord, Print } from '../../calibration/record.ts';
import type { Ellipse } from '../../src/base/ellipse.ts';
import type { FrameStamp } from '../../src/base/frame.ts';
import type { GaugeId, Observation } from '../../src/base/observation.ts';
import type { ReferencePoint } from '../../src/base/point.ts';

/** A gauge to look at, by its record, no more often than `everyMs`. */
export interface GaugeWatch {
  readonly gauge: GaugeId;
  readonly record: CalibrationRecord;
  readonly everyMs: number;
}

export type BackendChoice = 'auto' | 'wasm' | 'webgpu';

export interface VisionOptions {
  readonly backend: BackendChoice;
}

/** What the worker ended up with, for the settings screen and the bench. */
export interface VisionStatus {
  readonly inference: 'wasm' | 'webgpu';
  readonly rectify: 'cpu' | 'webgpu';
  readonly threads: number;
  readonly adapter: string | null;
  readonly model: { readonly name: string; readonly sha256: string };
}

/** How frames of a stream are stamped; capture time comes from each frame. */
export type StreamOrigin = Pick<FrameStamp, 'origin' | 'simulated'>;

export interface VisionApi {
  /** Loads and checks the model. Throws Fault `model-missing`, `model-corrupt`. */
  open(options: VisionOptions): Promise<VisionStatus>;

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
}
