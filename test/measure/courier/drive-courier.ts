/** The shipped courier under readings that a script asks for, each told to that script's ledger before it is stored. */
import type { BrokerSettings } from '../../../src/base/broker-settings.ts';
import type { Reading } from '../../../src/base/reading.ts';
import { CourierClient } from '../../../src/courier/courier-client.ts';
import type { CourierStatus } from '../../../workers/courier/api.ts';
import { sampleReading, sampleReadings, seededRandom } from '../../support/sample-readings.ts';
import { courierRate, rowRate, type WriteRate } from './write-rates.ts';
import { momentOf, type LedgerEntry } from './ledger-entry.ts';

declare global {
  interface Window {
    /** Exposed by the script; resolves when the entry is in its ledger. */
    tellLedger?(entry: LedgerEntry): Promise<void>;
  }
}

export interface StreamOrder {
  readonly gauges: number;
  readonly everyMs: number;
  /** `n` of the first batch; every batch has its own. */
  readonly from: number;
}

export interface MinutesOrder {
  readonly gauges: number;
  readonly minutes: number;
  readonly fromTs: number;
  readonly from: number;
  /** Minutes in one batch; 1 where absent. */
  readonly perBatch?: number;
}

const tell = (entry: LedgerEntry): Promise<void> => window.tellLedger?.(entry) ?? Promise.resolve();

export class CourierDrive {
  #client = new CourierClient();
  #status: CourierStatus | null = null;
  readonly #states = new Set<string>();
  #stopStream = new AbortController();
  #streaming: Promise<void> = Promise.resolve();
  readonly #pending = new Set<Promise<unknown>>();

  /** Answers ms until the store was open. */
  async open(settings: BrokerSettings): Promise<number> {
    const began = performance.now();
    await this.#client.open(settings, (status) => {
      this.#status = status;
      this.#states.add(`${status.connection}: ${status.detail}`);
    });
    return performance.now() - began;
  }

  status(): CourierStatus | null {
    return this.#status;
  }

  /** Everything that was said about the connection, once each. */
  said(): string[] {
    return [...this.#states];
  }

  configure(settings: BrokerSettings): Promise<void> {
    return this.#client.configure(settings);
  }

  setGauges(...gauges: Parameters<CourierClient['setGauges']>): Promise<void> {
    return this.#client.setGauges(...gauges);
  }

  restart(): void {
    this.#client.restart();
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  /** Tells, stores, tells. Never rejects: what the store refuses is told too. */
  async record(readings: readonly Reading[]): Promise<void> {
    const moments = readings.map(momentOf);
    await tell({ kind: 'tried', moments });
    const storing = this.#client.record(readings).then(
      (stored) =>
        tell(
          stored.length > 0
            ? { kind: 'stored', ids: stored.map(({ id }) => id), moments }
            : { kind: 'stood-by', moments },
        ),
      (error: unknown) => tell({ kind: 'refused', moments, why: String(error) }),
    );
    this.#pending.add(storing);
    void storing.finally(() => this.#pending.delete(storing));
  }

  /** Resolves when all that was told as tried is told as stored or not. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  stream({ gauges, everyMs, from }: StreamOrder): void {
    const stop = (this.#stopStream = new AbortController());
    const random = seededRandom(from);
    this.#streaming = (async () => {
      for (let n = from; !stop.signal.aborted; n += 1) {
        const batch = Array.from({ length: gauges }, (_, gauge) => sampleReading(gauge, Date.now(), random));
        await this.record(batch.map((reading) => ({ ...reading, n })));
        await new Promise((resolve) => setTimeout(resolve, everyMs));
      }
    })();
  }

  async endStream(): Promise<void> {
    this.#stopStream.abort();
    await this.#streaming;
    await this.settled();
  }

  /** Whole minutes at 1 Hz. */
  async minutes({ gauges, minutes, fromTs, from, perBatch = 1 }: MinutesOrder): Promise<void> {
    for (let minute = 0; minute < minutes; minute += perBatch) {
      const batch = sampleReadings(gauges, 60 * perBatch, fromTs + minute * 60_000, from + minute);
      await this.record(
        batch.map((reading, index) => ({ ...reading, n: (from + minute) * 100_000 + index })),
      );
      await this.settled();
    }
  }

  /** Without the ledger. */
  writeRate(gauges: number, secondsPerCall: number, calls: number, fromTs: number): Promise<WriteRate> {
    return courierRate(this.#client, gauges, secondsPerCall, calls, fromTs);
  }

  rowRate(gauges: number, calls: number, fromTs: number): Promise<WriteRate> {
    return rowRate(gauges, calls, fromTs);
  }

  /** The same without telling every reading: answers the runs of sequences, for records of millions. */
  async longRecord({ gauges, minutes, fromTs, from, perBatch = 1 }: MinutesOrder): Promise<Runs> {
    const runs = new Map<string, { first: number; last: number; count: number }>();
    for (let minute = 0; minute < minutes; minute += perBatch) {
      const stored = await this.#client.record(
        sampleReadings(gauges, 60 * perBatch, fromTs + minute * 60_000, from + minute),
      );
      for (const { id } of stored) {
        const [, epoch = '', sequence] = id.split(':');
        const at = Number(sequence);
        const run = runs.get(epoch) ?? { first: at, last: at, count: 0 };
        runs.set(epoch, { first: run.first, last: Math.max(run.last, at), count: run.count + 1 });
      }
    }
    return [...runs].map(([epoch, run]) => ({ epoch: Number(epoch), ...run }));
  }
}

/** By epoch. */
export type Runs = { readonly epoch: number; first: number; last: number; count: number }[];
