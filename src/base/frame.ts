/** Where a frame comes from and when it was captured; travels with everything made of it. */
export type FrameOrigin = 'camera' | 'video-file' | 'still' | 'demo-plant';

export interface FrameStamp {
  /** Rises by one per frame of one source; gaps are frames that were skipped for newer ones. */
  readonly sequence: number;
  /** Capture time, UTC, ms since the epoch. */
  readonly capturedAtMs: number;
  readonly origin: FrameOrigin;
  /** True when the picture is rendered or replayed: its readings must say `simulated`. */
  readonly simulated: boolean;
}
