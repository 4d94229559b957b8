/** One row of the fault matrix: what is done to the device, and what must then be so. */
import type { MosquittoOptions } from '../../support/mosquitto.ts';
import type { Verdict } from './ledger.ts';
import type { Plant } from './plant.ts';

export interface FaultRow {
  /** `F1` … `F20`. */
  readonly id: string;
  readonly fault: string;
  /** How it is injected, in a sentence. */
  readonly injection: string;
  /** What beyond the common proof must hold, in a sentence. */
  readonly demand: string;
  readonly broker?: MosquittoOptions;
  readonly timeoutMs: number;
  /** Injects, waits, and answers the verdict; throws where a demand of its own is not met. */
  run(plant: Plant): Promise<RowOutcome>;
}

export interface RowOutcome {
  readonly verdict: Verdict;
  /** Figures for the table. */
  readonly notes: string;
}

export interface RowResult extends RowOutcome {
  readonly id: string;
  readonly fault: string;
  readonly injection: string;
  readonly demand: string;
  readonly seconds: number;
  readonly passed: boolean;
  /** Why not; empty where it passed. */
  readonly problems: readonly string[];
}
