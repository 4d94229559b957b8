/** A camera that looks at a rendered plant: six gauges whose readings are known exactly at every moment. */
import type { FrameStamp } from '../../base/frame.ts';
import type { Frames, FrameSource, SourceState } from '../frame-source.ts';
import { Metronome } from '../metronome.ts';
import { demoGauges, demoPicture } from './demo-gauges.ts';
import { DemoScene, momentAt, referenceMoment } from './demo-scene.ts';
import type { DemoTag } from './demo-signals.ts';

export interface DemoTruth {
  readonly tag: DemoTag;
  /** `id` of its record in `demo-records.ts`. */
  readonly record: string;
  /** In the gauge's unit. */
  readonly value: number;
  /** `glare` and `covered` as soon as a part of the dial is touched by it. */
  readonly sight: 'clear' | 'glare' | 'covered';
}

export interface DemoPlantOptions {
  /** When the plant's clock stood at zero, UTC, ms; by default now, so that everyone sees the same first minute. */
  readonly epochMs?: number;
  readonly framesPerSecond?: number;
}

export class DemoPlantSource implements FrameSource {
  readonly origin = 'demo-plant';
  readonly simulated = true;
  readonly preview: HTMLCanvasElement;
  readonly #scene = new DemoScene();
  readonly #epochMs: number;
  readonly #metronome: Metronome;
  #sequence = 0;

  constructor({ epochMs = Date.now(), framesPerSecond = 20 }: DemoPlantOptions = {}) {
    this.#epochMs = epochMs;
    this.#metronome = new Metronome(1000 / framesPerSecond);
    this.preview = document.createElement('canvas');
    this.preview.width = demoPicture.width;
    this.preview.height = demoPicture.height;
  }

  /** What every needle shows in a frame captured at `ms` (UTC, `FrameStamp.capturedAtMs`). Exact. */
  truthAt(ms: number): readonly DemoTruth[] {
    const moment = momentAt((ms - this.#epochMs) / 1000);
    return demoGauges.map((gauge) => ({
      tag: gauge.tag,
      record: gauge.spec.id,
      value: moment.value(gauge),
      sight:
        gauge.tag === 'VG-201' && moment.cover > 0
          ? 'covered'
          : gauge.tag === 'TI-301' && moment.glare
            ? 'glare'
            : 'clear',
    }));
  }

  /** The whole plant in clear sight with every needle at a known rest: what the records were made on. The caller closes it. */
  referencePicture(): ImageBitmap {
    const canvas = new OffscreenCanvas(demoPicture.width, demoPicture.height);
    this.#scene.paint(canvas.getContext('2d')!, referenceMoment, 0);
    return canvas.transferToImageBitmap();
  }

  async start(onState: (state: SourceState) => void, onFrames: (frames: Frames) => void): Promise<void> {
    this.#metronome.start();
    onState({ kind: 'live', ...demoPicture });
    onFrames({ kind: 'pull', next: (signal) => this.#next(signal) });
  }

  stop(): void {
    this.#metronome.stop();
  }

  async #next(signal: AbortSignal): Promise<{ frame: VideoFrame | ImageBitmap; stamp: FrameStamp } | null> {
    if (!(await this.#metronome.beat(signal))) return null;
    const capturedAtMs = Date.now();
    const sequence = this.#sequence++;
    this.#scene.paint(this.#painter(), momentAt((capturedAtMs - this.#epochMs) / 1000), sequence);
    const stamp: FrameStamp = { sequence, capturedAtMs, origin: this.origin, simulated: true };
    if ('VideoFrame' in globalThis)
      return { frame: new VideoFrame(this.preview, { timestamp: Math.round(capturedAtMs * 1000) }), stamp };
    return { frame: await createImageBitmap(this.preview), stamp };
  }

  /** In the processor's memory: each frame is read by the vision worker, and shown only once. */
  #painter(): CanvasRenderingContext2D {
    return this.preview.getContext('2d', { willReadFrequently: true, alpha: false })!;
  }
}
