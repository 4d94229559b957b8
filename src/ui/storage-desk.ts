/** What the screens may ask of the storage of this device. */

export interface StorageView {
  /** Bytes; null where the browser does not say. */
  readonly usage: number | null;
  readonly quota: number | null;
  readonly persisted: boolean;
  /** Readings a second that are recorded at the present settings. */
  readonly readingsPerSecond: number;
  /** Days until the oldest readings are thinned, with no broker in reach; null where it cannot be said. */
  readonly daysLeft: number | null;
  /** Null where nothing is stored. */
  readonly alarmLog: AlarmLogView | null;
}

export interface AlarmLogView {
  readonly events: number;
  /** Of the oldest, UTC ms; null for an empty log. */
  readonly sinceTs: number | null;
  /** Old and delivered events that were taken out, ever. */
  readonly trimmed: number;
}

/** Something that could not be used and was set aside. */
export interface SetAside {
  /** UTC ms. */
  readonly at: number;
  readonly id: string;
  /** A sentence. */
  readonly reason: string;
}

export interface StorageDesk {
  measure(): Promise<StorageView>;
  /** Asks the browser to keep the storage for good. */
  persist(): Promise<boolean>;
  /** Newest first. */
  setAside(): Promise<readonly SetAside[]>;
  /**
   * What waits for the broker as JSON lines, each as `plain` would send it: readings, gaps, alarm events. It may hold
   * what was sent in the last minute: an id is one reading for ever.
   * @param onProgress lines so far
   */
  exportWaiting(onProgress: (lines: number) => void): Promise<Blob>;
  /** The whole log of alarms on this device as JSON lines, each as `plain` would send it. */
  exportAlarmLog(): Promise<Blob>;
  /** What was set aside as JSON lines, without a secret. */
  exportSetAside(): Promise<Blob>;
}
