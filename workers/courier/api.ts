/** What the main thread may ask of the courier worker (through Comlink): store readings durably and send them. */
import type { BrokerSettings } from '../../src/base/broker-settings.ts';
import type { Reading, RecordedReading } from '../../src/base/reading.ts';
import type { ForeignName } from '../../src/publish/foreign-names.ts';
import type { LeftOut } from '../../src/publish/payloads/left-out.ts';
import type { Alignment } from '../../src/publish/kiosk-messages.ts';

export type { BrokerSettings, ForeignName, LeftOut };

export type ConnectionState =
  | 'offline' // no network or broker; retrying
  | 'connecting'
  | 'online'
  | 'refused' // broker said no; `detail` says what to do
  | 'standby'; // another tab of this device publishes

export interface CourierStatus {
  readonly connection: ConnectionState;
  /** Sentence for a person. */
  readonly detail: string;
  readonly protocol: 'MQTT 5' | 'MQTT 3.1.1' | null;
  /** Readings stored and not yet acknowledged. */
  readonly waiting: number;
  readonly sent: number;
  /** Readings lost with an explicit GAP record. */
  readonly lost: number;
  /** Events of alarms stored and not yet acknowledged; absent until they are counted. */
  readonly alarmsWaiting?: number;
  /** Names of ours that another device announces too; absent until they are known. */
  readonly conflicts?: readonly ForeignName[];
  /** Gauges, or parts of them, that a chosen encoder cannot write; absent until it is known. */
  readonly leftOut?: readonly LeftOut[];
  /** Capture time of the oldest waiting reading, or null. */
  readonly oldestWaitingTs: number | null;
  /** Storage, bytes; null where the browser does not say. */
  readonly storage: { readonly usage: number; readonly quota: number; readonly persisted: boolean } | null;
}

/** Reads the calibration state of a gauge for the retained birth; one entry per gauge. */
export interface GaugeBirth {
  readonly asset: string;
  readonly tag: string;
  readonly unit: string;
  readonly reference: string;
  readonly rangeLow: number;
  readonly rangeHigh: number;
  readonly accuracyClass: number | null;
  readonly calibration: string;
  readonly description: string;
  /** Names that it had before, `prefix/asset/tag`, newest first; absent for none. */
  readonly formerly?: readonly string[];
  /** The camera was moved and a person laid the calibration on the dial again; absent where marks were put by hand. */
  readonly aligned?: Alignment;
}

export interface CourierApi {
  /** Opens the outbox, takes the publisher's lock and connects; status is called at once and on each change. */
  open(settings: BrokerSettings, onStatus: (status: CourierStatus) => void): Promise<void>;

  /** What births and status say about the gauges; published retained on every connection and change. */
  setGauges(births: readonly GaugeBirth[], application: { version: string; model: string }): Promise<void>;

  /**
   * Durable when it resolves; numbers are rounded to what their u95 carries. In standby it resolves with
   * nothing: the publishing tab records. Throws Fault `store-full`, `store-broken`.
   * @param batch a token unique to this call's readings; a retry with the same token records nothing twice
   */
  record(readings: readonly Reading[], batch?: string): Promise<readonly RecordedReading[]>;

  /** Names under the same prefix that other devices announce on the broker; empty where it cannot be asked. */
  foreignNames(): Promise<readonly ForeignName[]>;

  /**
   * Readings that were never recorded, for the store refused them until memory ran out: they become a gap.
   * @param span capture times of the first and the last
   */
  lose(count: number, span: { fromTs: number; toTs: number }): Promise<void>;

  /** New broker settings: reconnects; what waits is kept. */
  configure(settings: BrokerSettings): Promise<void>;

  /** Publishes the offline status and disconnects; what waits stays stored. */
  close(): Promise<void>;
}
