/** What the one database `dialect` holds: store by store, keys and values. */
import type { DBSchema } from 'idb';
import type { Gap } from '../base/gap.ts';
import type { Reading } from '../base/reading.ts';

/** Epoch, first and last sequence, number of readings, capture minute (UTC, ms): enough to count without reading. */
export type BlockKey = [epoch: number, first: number, last: number, count: number, minuteMs: number];

/** One `record` call, as it waits in the open minute. */
export interface Row {
  readonly epoch: number;
  /** Sequence of `readings[0]`; the others follow on. */
  readonly first: number;
  readonly readings: readonly Reading[];
}

/** A batch that was stored under a caller's token, so that a retry finds it. */
export interface StoredBatch {
  readonly token: string;
  readonly epoch: number;
  readonly first: number;
  readonly count: number;
}

/** Where the count of readings stands inside the database. */
export interface InnerMark {
  readonly kiosk: string;
  readonly epoch: number;
  readonly last: number;
  /** The newest batches, oldest first. */
  readonly batches: readonly StoredBatch[];
}

export interface QuarantinedEntry {
  readonly at: number;
  readonly reason: string;
  readonly id: string;
  /** What it was, for export; bytes of a block, a reading, a record, settings. */
  readonly entry: unknown;
}

export interface JournalEntry {
  readonly at: number;
  readonly what: string;
  readonly detail: unknown;
}

/** A store that corrupt or foreign values may be found in is typed unknown: parse at the border. */
export interface DialectSchema extends DBSchema {
  rows: { key: [epoch: number, first: number]; value: Row };
  /** Bytes in the versions before blocks became files of their own. */
  blocks: { key: BlockKey; value: Blob | Uint8Array };
  gaps: { key: string; value: { readonly gap: Gap; readonly acknowledged: 0 | 1 } };
  quarantine: { key: number; value: QuarantinedEntry };
  marks: { key: string; value: unknown };
  calibrations: { key: string; value: unknown };
  settings: { key: string; value: unknown };
  journal: { key: number; value: JournalEntry };
  /** `definitions`, `templates`, `board` and the `states` that are told outside. */
  alarms: { key: string; value: unknown };
  /** The log of alarms; only `trim-alarm-log.ts` takes something out. */
  alarmEvents: { key: [epoch: number, sequence: number]; value: unknown };
}
