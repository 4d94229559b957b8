/** A playing <video> becomes frames on demand: always the newest that was not yet given. */
import type { FrameStamp } from '../base/frame.ts';
import { Metronome } from './metronome.ts';

/** In a hidden tab browsers stop telling of new frames; then one a second is taken unasked. */
const hiddenEveryMs = 1000;

/**
 * `captureTime` (present for cameras) is on the page's monotonic clock. Its age is taken from today's UTC, so
 * that neither sleep nor a correction of the system clock since the page opened is built in.
 */
const utcOf = (pageTimeMs: number): number => Date.now() - (performance.now() - pageTimeMs);

/** A frame that the caller owns and closes. */
const grab = async (video: HTMLVideoElement): Promise<VideoFrame | ImageBitmap> =>
  'VideoFrame' in globalThis ? new VideoFrame(video) : createImageBitmap(video);

export class VideoPull {
  readonly #video: HTMLVideoElement;
  readonly #origin: Pick<FrameStamp, 'origin' | 'simulated'>;
  readonly #signal = new Metronome(null);
  readonly #hidden = new Metronome(hiddenEveryMs);
  readonly #ended = new AbortController();
  #capturedAtMs = 0;
  #callback = 0;
  /** Frames that the browser has shown so far. */
  seen = 0;

  constructor(video: HTMLVideoElement, origin: Pick<FrameStamp, 'origin' | 'simulated'>) {
    this.#video = video;
    this.#origin = origin;
    this.#signal.start();
    this.#hidden.start();
    this.#listen();
    void this.#keepAwake();
  }

  async next(signal: AbortSignal): Promise<{ frame: VideoFrame | ImageBitmap; stamp: FrameStamp } | null> {
    while (await this.#signal.beat(signal)) {
      if (this.#video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) continue;
      const stamp = { sequence: this.seen, capturedAtMs: this.#capturedAtMs, ...this.#origin };
      return { frame: await grab(this.#video), stamp };
    }
    return null;
  }

  stop(): void {
    this.#ended.abort();
    this.#video.cancelVideoFrameCallback?.(this.#callback);
    this.#hidden.stop();
    this.#signal.stop();
  }

  #listen(): void {
    this.#callback = this.#video.requestVideoFrameCallback((now, { captureTime }) => {
      this.#arrived(utcOf(captureTime ?? now));
      this.#listen();
    });
  }

  #arrived(capturedAtMs: number): void {
    this.seen++;
    this.#capturedAtMs = capturedAtMs;
    this.#signal.strike();
  }

  async #keepAwake(): Promise<void> {
    while (await this.#hidden.beat(this.#ended.signal)) if (document.hidden) this.#arrived(Date.now());
  }
}
