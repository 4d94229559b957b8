/** Collects what the courier knows of itself and tells it, a few times a second at most. */
import type { CourierStatus } from './api.ts';

const tellEveryMs = 250;

const initial: CourierStatus = {
  connection: 'connecting',
  detail: 'Opening the store…',
  protocol: null,
  waiting: 0,
  sent: 0,
  lost: 0,
  oldestWaitingTs: null,
  storage: null,
};

export class StatusBoard {
  readonly #tell: (status: CourierStatus) => void;
  #status = initial;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(tell: (status: CourierStatus) => void) {
    this.#tell = tell;
    tell(initial);
  }

  get status(): CourierStatus {
    return this.#status;
  }

  /** A change of the connection is told at once, the counts soon. */
  update(change: Partial<CourierStatus>): void {
    const before = this.#status;
    this.#status = { ...before, ...change };
    if (this.#status.connection !== before.connection || this.#status.detail !== before.detail)
      this.#tellNow();
    else this.#timer ??= setTimeout(() => this.#tellNow(), tellEveryMs);
  }

  #tellNow(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#tell(this.#status);
  }
}
