/** Video files become frames as they play, one file after another and again from the first. */
import type { FrameStamp } from '../base/frame.ts';
import type { Frames, FrameSource, SourceState } from './frame-source.ts';
import { showOnCanvas } from './show-on-canvas.ts';
import { VideoPull } from './video-pull.ts';

export class VideoFiles implements FrameSource {
  readonly origin = 'video-file';
  readonly simulated = true;
  readonly preview = document.createElement('canvas');
  readonly #files: readonly File[];
  readonly #video = document.createElement('video');
  #session: AbortController | null = null;
  #pull: VideoPull | null = null;
  #url = '';

  constructor(files: readonly File[]) {
    this.#files = files;
    this.#video.muted = true;
    this.#video.playsInline = true;
  }

  async start(onState: (state: SourceState) => void, onFrames: (frames: Frames) => void): Promise<void> {
    this.stop();
    const session = (this.#session = new AbortController());
    this.#pull = new VideoPull(this.#video, { origin: this.origin, simulated: true });
    onState({ kind: 'starting' });
    onFrames({ kind: 'pull', next: (signal) => this.#next(signal) });
    void this.#playAll(onState, session.signal);
  }

  stop(): void {
    this.#session?.abort();
    this.#session = null;
    this.#pull?.stop();
    this.#pull = null;
    this.#close();
  }

  async #next(signal: AbortSignal): Promise<{ frame: VideoFrame | ImageBitmap; stamp: FrameStamp } | null> {
    const given = (await this.#pull?.next(signal)) ?? null;
    if (given) showOnCanvas(this.preview, this.#video, this.#video.videoWidth, this.#video.videoHeight);
    return given;
  }

  async #playAll(onState: (state: SourceState) => void, signal: AbortSignal): Promise<void> {
    let unreadable = 0;
    for (let at = 0; !signal.aborted; at = (at + 1) % this.#files.length) {
      const file = this.#files[at];
      if (file && (await this.#play(file, onState, signal))) unreadable = 0;
      else if (!signal.aborted) {
        const hasOthers = ++unreadable < this.#files.length;
        const advice = hasOthers ? 'The next file is played.' : 'Choose an MP4 or WebM file.';
        const message = file
          ? `“${file.name}” is not a video that this browser can play. ${advice}`
          : `No video was chosen. ${advice}`;
        onState({ kind: 'failed', code: 'file-unreadable', message, retrying: hasOthers });
        if (!hasOthers) return this.stop();
      }
    }
  }

  /** True once it was played to its end; false when it cannot be played (on). */
  #play(file: File, onState: (state: SourceState) => void, signal: AbortSignal): Promise<boolean> {
    this.#close();
    const video = this.#video;
    this.#url = URL.createObjectURL(file);
    video.src = this.#url;
    return new Promise((resolve) => {
      const listening = new AbortController();
      const end = (wasPlayed: boolean): void => {
        listening.abort();
        resolve(wasPlayed);
      };
      const live = (): void => {
        // A file of sound alone plays, but shows nothing.
        if (video.videoWidth === 0) return end(false);
        onState({ kind: 'live', width: video.videoWidth, height: video.videoHeight });
      };
      video.addEventListener('loadeddata', live, { signal: listening.signal });
      video.addEventListener('ended', () => end(true), { signal: listening.signal });
      video.addEventListener('error', () => end(false), { signal: listening.signal });
      signal.addEventListener('abort', () => end(false), { signal: listening.signal });
      // Rejects together with the error event, or when stopped.
      video.play().catch(() => undefined);
    });
  }

  #close(): void {
    this.#video.removeAttribute('src');
    this.#video.load();
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = '';
  }
}
