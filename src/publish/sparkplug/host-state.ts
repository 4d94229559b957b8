/** STATE messages of the primary host → whether it is online; older messages do not count (Sparkplug 3.0 §5.4, §5.5). */
export interface StateMessage {
  readonly online: boolean;
  /** UTC, ms since the epoch, by the host's clock. */
  readonly timestamp: number;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Null for anything but the JSON of Sparkplug 3.0: the bare words of 2.2 carry no time. */
export const parseState = (payload: Uint8Array): StateMessage | null => {
  try {
    const { online, timestamp } = JSON.parse(utf8.decode(payload)) as Partial<StateMessage>;
    if (typeof online !== 'boolean' || typeof timestamp !== 'number' || !Number.isFinite(timestamp))
      return null;
    return { online, timestamp };
  } catch {
    return null;
  }
};

export class HostState {
  #isOnline = false;
  #newest = -Infinity;
  #newestOnline = -Infinity;

  get isOnline(): boolean {
    return this.#isOnline;
  }

  /** A new session: only what the broker says from here on shows that the host is there. */
  forget(): void {
    this.#isOnline = false;
  }

  take({ online, timestamp }: StateMessage): void {
    if (timestamp < (online ? this.#newest : this.#newestOnline)) return;
    this.#newest = Math.max(this.#newest, timestamp);
    if (online) this.#newestOnline = timestamp;
    this.#isOnline = online;
  }
}
