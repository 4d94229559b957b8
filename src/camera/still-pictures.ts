/** Picture files become frames, one a second or on demand, round and round; unreadable ones are named and passed over. */
import type { FrameStamp } from '../base/frame.ts';
import type { Frames, FrameSource, SourceState } from './frame-source.ts';
import { Metronome } from './metronome.ts';
import { showOnCanvas } from './show-on-canvas.ts';

/** The pictures of an input or a folder, in the order that a person expects (2 before 10). */
export const pictureFiles = (files: Iterable<File>): File[] =>
  [...files]
    .filter(({ type, name }) => type.startsWith('image/') || /\.(jpe?g|png|webp|avif|gif|bmp)$/i.test(name))
    .sort((a, b) => pathOf(a).localeCompare(pathOf(b), 'en', { numeric: true }));

const pathOf = (file: File): string => file.webkitRelativePath || file.name;

export interface StillPicturesOptions {
  /** Time from one picture to the next, ms; null: only `advance()`. */
  readonly everyMs?: number | null;
}

export class StillPictures implements FrameSource {
  readonly origin = 'still';
  readonly simulated = true;
  readonly preview = document.createElement('canvas');
  readonly #files: readonly File[];
  readonly #metronome: Metronome;
  #onState: (state: SourceState) => void = () => undefined;
  #at = 0;
  #sequence = 0;
  /** Of the state told last; empty unless live. */
  #live = '';

  constructor(files: readonly File[], { everyMs = 1000 }: StillPicturesOptions = {}) {
    this.#files = files;
    this.#metronome = new Metronome(everyMs);
  }

  async start(onState: (state: SourceState) => void, onFrames: (frames: Frames) => void): Promise<void> {
    this.#onState = onState;
    if (this.#files.length === 0)
      return onState({
        kind: 'failed',
        code: 'file-unreadable',
        message: 'There is no picture among the chosen files. Choose JPEG, PNG or WebP pictures.',
        retrying: false,
      });
    onState({ kind: 'starting' });
    this.#metronome.start();
    this.#metronome.strike();
    onFrames({ kind: 'pull', next: (signal) => this.#next(signal) });
  }

  /** Shows the next picture now. */
  advance(): void {
    this.#metronome.strike();
  }

  stop(): void {
    this.#metronome.stop();
  }

  /** The file whose picture comes next. */
  get upcoming(): File | undefined {
    return this.#files[this.#at];
  }

  async #next(signal: AbortSignal): Promise<{ frame: ImageBitmap; stamp: FrameStamp } | null> {
    if (!(await this.#metronome.beat(signal))) return null;
    for (let tries = 0; tries < this.#files.length; tries++) {
      const file = this.#files[this.#at]!;
      this.#at = (this.#at + 1) % this.#files.length;
      const frame = await decode(file);
      if (signal.aborted) return (frame?.close(), null);
      if (frame) return this.#deliver(frame);
      this.#fail(file, tries + 1 < this.#files.length);
    }
    return null;
  }

  #deliver(frame: ImageBitmap): { frame: ImageBitmap; stamp: FrameStamp } {
    const { width, height } = frame;
    showOnCanvas(this.preview, frame, width, height);
    if (this.#live !== `${width}×${height}`) this.#onState({ kind: 'live', width, height });
    this.#live = `${width}×${height}`;
    // When the picture was taken is not known; replayed pictures count from their showing, and are `simulated`.
    const stamp = {
      sequence: this.#sequence++,
      capturedAtMs: Date.now(),
      origin: this.origin,
      simulated: true,
    } as const;
    return { frame, stamp };
  }

  #fail(file: File, hasOthers: boolean): void {
    this.#live = '';
    const advice = hasOthers ? 'It is passed over.' : 'Choose other pictures.';
    const message = `“${pathOf(file)}” is not a picture that this browser can read. ${advice}`;
    this.#onState({ kind: 'failed', code: 'file-unreadable', message, retrying: hasOthers });
  }
}

/** Null for what is no picture. EXIF orientation is applied. */
const decode = (file: File): Promise<ImageBitmap | null> =>
  createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
