/** One interface for everything that delivers frames: live camera, video file, still pictures, the demo plant. */
import type { FrameStamp } from '../base/frame.ts';
import type { FaultCode } from '../base/fault.ts';

/** Either a stream of frames that can be handed to a worker whole, or one frame at a time. */
export type Frames =
  /** From MediaStreamTrackProcessor; transferable. */
  | { readonly kind: 'stream'; readonly readable: ReadableStream<VideoFrame> }
  /** Pull: resolves with the newest frame that was not yet given; the caller transfers and so closes it. */
  | {
      readonly kind: 'pull';
      next(signal: AbortSignal): Promise<{ frame: VideoFrame | ImageBitmap; stamp: FrameStamp } | null>;
    };

export type SourceState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'live'; readonly width: number; readonly height: number }
  /** `message` tells a person what to do; `retrying` when it recovers by itself. */
  | {
      readonly kind: 'failed';
      readonly code: FaultCode;
      readonly message: string;
      readonly retrying: boolean;
    };

export interface FrameSource {
  readonly origin: FrameStamp['origin'];
  readonly simulated: boolean;
  /** What the screen shows: a MediaStream for a <video>, or a canvas that the source draws on. */
  readonly preview: MediaStream | HTMLCanvasElement | null;
  /** Starts delivering; `onState` is called on every change, recovery included. */
  start(onState: (state: SourceState) => void, onFrames: (frames: Frames) => void): Promise<void>;
  /** Releases the device, tracks and timers; idempotent. */
  stop(): void;
}
