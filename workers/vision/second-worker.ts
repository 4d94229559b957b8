/** A second worker of this script, started from the first: it ends with it, and at once when it fails or hangs. */
import { transfer, wrap, type Remote } from 'comlink';
import type { FrameStamp } from '../../src/base/frame.ts';
import type { GaugeId, Observation } from '../../src/base/observation.ts';
import type { GaugeWatch, SecondApi } from './api.ts';

/** Its files were fetched for the first worker; ms. */
const openDeadlineMs = 30_000;
/** Shorter than the silence that makes a bad reading (src/silence.ts), and enough for half the gauges of a slow tablet; ms. */
const lookDeadlineMs = 3000;

/** The same file as this one runs from, so it is in the browser's cache. */
export const spawnSecond = (): Worker =>
  new Worker(self.location.href, { type: 'module', name: 'second vision worker' });

export class SecondWorker {
  readonly #worker: Worker;
  readonly #api: Remote<SecondApi>;
  readonly #life = new AbortController();

  constructor(worker: Worker) {
    this.#worker = worker;
    this.#api = wrap<SecondApi>(worker);
    worker.addEventListener('error', (event) => {
      event.preventDefault(); // unhandled it would count as the first worker's, and end that too
      this.end();
    });
    worker.addEventListener('messageerror', () => this.end());
  }

  /** False when it has ended instead. */
  async open(watches: readonly GaugeWatch[]): Promise<boolean> {
    // It brings a core: two workers on one GPU would wait for each other.
    const opened = this.#api.open({ backend: 'wasm', workers: 1 });
    this.setGauges(watches);
    return (await this.#orEnd(opened, openDeadlineMs)) !== null;
  }

  setGauges(watches: readonly GaugeWatch[]): void {
    this.#api.setGauges(watches).catch(() => this.end());
  }

  /** Takes the frame. Null when it has ended instead. */
  look(
    frame: VideoFrame | ImageBitmap,
    stamp: FrameStamp,
    gauges: readonly GaugeId[],
  ): Promise<Observation[] | null> {
    return this.#orEnd(this.#api.look(transfer(frame, [frame]), stamp, gauges), lookDeadlineMs);
  }

  /** Idempotent. */
  end(): void {
    this.#worker.terminate();
    this.#life.abort();
  }

  /** Once it has ended, whatever the reason. */
  get ended(): Promise<void> {
    const { signal } = this.#life;
    return new Promise((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /** What fails or is late ends it; never rejects. */
  async #orEnd<Value>(call: Promise<Value>, deadlineMs: number): Promise<Value | null> {
    const timer = setTimeout(() => this.end(), deadlineMs);
    // Of what outlives the call nothing may hold on to it: one is made for every frame.
    const settled = new AbortController();
    const { signal } = this.#life;
    const ended = new Promise<null>((resolve) => {
      if (signal.aborted) resolve(null);
      else signal.addEventListener('abort', () => resolve(null), { signal: settled.signal });
    });
    try {
      return await Promise.race([call, ended]);
    } catch {
      this.end();
      return null;
    } finally {
      clearTimeout(timer);
      settled.abort();
    }
  }
}
