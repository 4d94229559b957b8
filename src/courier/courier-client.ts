/** The courier as the page sees it: a worker with deadlines, started again when it dies, losing nothing on the way. */
import { proxy } from 'comlink';
import { Fault, faultCodeOf } from '../base/fault.ts';
import type { Reading, RecordedReading } from '../base/reading.ts';
import type {
  BrokerSettings,
  CourierApi,
  CourierStatus,
  ForeignName,
  GaugeBirth,
} from '../../workers/courier/api.ts';
import { HeldReadings } from './held-readings.ts';
import { spawnCourier, type SpawnedCourier } from './spawn-courier.ts';

const deadlineMs = 20_000;
/** A worker that dies at once again is given time. */
const restartWaitMs = [0, 500, 2000, 10_000] as const;

type Step<Value> = (courier: SpawnedCourier) => Promise<Value>;

export class CourierClient implements CourierApi {
  readonly #spawn: () => SpawnedCourier;
  #courier: SpawnedCourier | null = null;
  #ready: Promise<SpawnedCourier> | null = null;
  #settings: BrokerSettings | null = null;
  #onStatus: (status: CourierStatus) => void = () => undefined;
  #gauges: Parameters<CourierApi['setGauges']> | null = null;
  #deaths = 0;
  #isClosed = false;
  #failNow = new AbortController();
  readonly #held = new HeldReadings({
    record: (readings, batch) => this.#call(({ api }) => api.record(readings, batch)),
    lose: ({ count, span }) => this.lose(count, span),
    onRefused: (error) => this.onRefused(error),
  });
  /** The store does not take readings for now; they are held, and tried again. */
  onRefused: (error: unknown) => void = () => undefined;

  constructor(spawn: () => SpawnedCourier = spawnCourier) {
    this.#spawn = spawn;
  }

  async open(settings: BrokerSettings, onStatus: (status: CourierStatus) => void): Promise<void> {
    this.#settings = settings;
    this.#onStatus = onStatus;
    // Asks the browser to keep what is stored; it may say no, and the status shows it.
    void navigator.storage?.persist?.().catch(() => false);
    await this.#call(() => Promise.resolve());
  }

  async setGauges(
    births: readonly GaugeBirth[],
    application: { version: string; model: string },
  ): Promise<void> {
    this.#gauges = [births, application];
    // Before `open` it is only remembered.
    if (!this.#settings) return;
    await this.#call(({ api }) => api.setGauges(births, application));
  }

  /** Waits out deaths of the worker, and a store that refuses: `onRefused` tells of that. */
  record(
    readings: readonly Reading[],
    batch: string = crypto.randomUUID(),
  ): Promise<readonly RecordedReading[]> {
    return this.#held.record(readings, batch);
  }

  async lose(count: number, span: { fromTs: number; toTs: number }): Promise<void> {
    await this.#call(({ api }) => api.lose(count, span));
  }

  foreignNames(): Promise<readonly ForeignName[]> {
    return this.#call(({ api }) => api.foreignNames());
  }

  async configure(settings: BrokerSettings): Promise<void> {
    this.#settings = settings;
    await this.#call(({ api }) => api.configure(settings));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const courier = this.#courier;
    if (courier) await this.#withDeadline(courier, ({ api }) => api.close()).catch(() => undefined);
    courier?.terminate();
    this.#courier = null;
    this.#ready = null;
  }

  /** Ends the worker for good, without a farewell, as a closed tab does. */
  abandon(): void {
    this.#isClosed = true;
    this.#bury('The courier was abandoned.');
  }

  /** Ends the worker as a crash would, and starts a new one. */
  restart(): void {
    this.#revive('The courier was restarted.');
  }

  /** Runs the step on a living worker; a step that died with its worker is run again on the next. */
  async #call<Value>(step: Step<Value>): Promise<Value> {
    for (;;) {
      if (this.#isClosed) throw new Fault('cancelled', 'The courier is closed.');
      try {
        const courier = await (this.#ready ??= this.#start());
        const value = await this.#withDeadline(courier, step);
        this.#deaths = 0;
        return value;
      } catch (error) {
        const code = faultCodeOf(error);
        if (code !== 'worker-lost' && code !== 'deadline') throw error;
      }
    }
  }

  async #start(): Promise<SpawnedCourier> {
    const waitMs = restartWaitMs[Math.min(this.#deaths, restartWaitMs.length - 1)] ?? 0;
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    const settings = this.#settings;
    if (!settings) throw new TypeError('The courier is not open.');
    const courier = this.#spawn();
    this.#courier = courier;
    this.#failNow = new AbortController();
    courier.onFailure = (message) => this.#revive(message);
    try {
      await this.#withDeadline(courier, async ({ api }) => {
        await api.open(settings, proxy(this.#onStatus));
        if (this.#gauges) await api.setGauges(...this.#gauges);
      });
    } catch (error) {
      this.#ready = null;
      if (faultCodeOf(error) !== 'worker-lost') courier.terminate();
      throw error;
    }
    return courier;
  }

  async #withDeadline<Value>(courier: SpawnedCourier, step: Step<Value>): Promise<Value> {
    const { signal } = this.#failNow;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lost: () => void = () => undefined;
    const failed = new Promise<never>((_resolve, reject) => {
      lost = () => reject(new Fault('worker-lost', 'The courier worker died.'));
      if (signal.aborted) lost();
      signal.addEventListener('abort', lost, { once: true });
      timer = setTimeout(() => {
        reject(new Fault('deadline', 'The courier worker does not answer.'));
        this.#bury('The courier worker does not answer.');
      }, deadlineMs);
    });
    try {
      return await Promise.race([step(courier), failed]);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', lost);
    }
  }

  #revive(message: string): void {
    this.#bury(message);
    // Whoever calls next meets the same failure, and is told.
    if (this.#settings) this.#call(() => Promise.resolve()).catch(() => undefined);
  }

  #bury(message: string): void {
    if (!this.#courier) return;
    this.#courier.terminate();
    this.#courier = null;
    this.#ready = null;
    this.#deaths += 1;
    this.#failNow.abort(message);
  }
}
