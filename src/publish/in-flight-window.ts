/** Bounds the messages that wait for an acknowledgement; live ones overtake the backlog at the gate. */
export class InFlightWindow {
  #free: number;
  readonly #live: (() => void)[] = [];
  readonly #backlog: (() => void)[] = [];

  /** @param size messages that may be unacknowledged at a time, ≥ 1 */
  constructor(size: number) {
    this.#free = size;
  }

  /** Resolves when the message may be sent; `leave` must follow. */
  enter(lane: 'live' | 'backlog'): Promise<void> | undefined {
    if (this.#free > 0) {
      this.#free -= 1;
      return undefined;
    }
    return new Promise((resolve) => (lane === 'live' ? this.#live : this.#backlog).push(resolve));
  }

  leave(): void {
    const next = this.#live.shift() ?? this.#backlog.shift();
    if (next) next();
    else this.#free += 1;
  }
}
