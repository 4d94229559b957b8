/** A steady beat that keeps time in a hidden tab: beats of a worker, or of a page timer where workers are barred. */
export class Metronome {
  readonly #everyMs: number | null;
  #worker: Worker | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** A beat passed while nobody waited: the next wait ends at once. */
  #isDue = false;
  #wake = new Set<(isBeat: boolean) => void>();
  #isRunning = false;

  /** @param everyMs null: no beat but `strike` */
  constructor(everyMs: number | null) {
    this.#everyMs = everyMs;
  }

  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    if (this.#everyMs === null) return;
    this.#isDue = true;
    try {
      this.#worker = new Worker(new URL('./metronome.worker.ts', import.meta.url), { type: 'module' });
    } catch {
      this.#fallBack();
      return;
    }
    this.#worker.onmessage = () => this.strike();
    this.#worker.onerror = () => this.#fallBack();
    this.#worker.postMessage(this.#everyMs);
  }

  /** Resolves true at the next beat, false once aborted or stopped. */
  beat(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted || !this.#isRunning) return Promise.resolve(false);
    if (this.#isDue) {
      this.#isDue = false;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const end = (isBeat: boolean): void => {
        signal.removeEventListener('abort', cancel);
        this.#wake.delete(end);
        resolve(isBeat);
      };
      const cancel = (): void => end(false);
      signal.addEventListener('abort', cancel);
      this.#wake.add(end);
    });
  }

  /** Ends every wait; idempotent. */
  stop(): void {
    this.#isRunning = false;
    this.#isDue = false;
    this.#worker?.terminate();
    this.#worker = null;
    clearInterval(this.#timer);
    this.#timer = undefined;
    for (const end of [...this.#wake]) end(false);
  }

  #fallBack(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#timer ??= setInterval(() => this.strike(), this.#everyMs ?? undefined);
  }

  /** A beat out of turn. */
  strike(): void {
    if (this.#wake.size === 0) this.#isDue = true;
    for (const end of [...this.#wake]) end(true);
  }
}
