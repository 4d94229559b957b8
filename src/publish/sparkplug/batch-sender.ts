/** Readings → DDATA in batches, each followed by a message of QoS 1 whose acknowledgement stands for the whole batch. */
import type { RecordedReading } from '../../base/reading.ts';
import type { Connection } from '../connection.ts';
import { InFlightWindow } from '../in-flight-window.ts';
import type { Message } from '../message.ts';
import { outcomeOf, type ReadingSender, type SendOutcome } from '../sender.ts';

type Lane = 'live' | 'backlog';

interface Waiting {
  readonly reading: RecordedReading;
  readonly settle: (outcome: SendOutcome) => void;
}

/** What the sender needs of the edge node. */
export interface BatchTarget {
  /** Publishes the readings on the connection; false when the node is not born: then nothing was sent. */
  send(readings: readonly RecordedReading[]): boolean;
  /** Resolves when data may be sent again; null when it may be now. */
  rest(): Promise<void> | null;
  /** Sparkplug data is QoS 0 and has no acknowledgement of its own; this message, of QoS 1, comes after it. */
  acknowledgement(readings: number): Message;
}

/** Readings that may be unacknowledged at a time. */
const windowSize = 2048;
const largestBatch = 512;
/** The backlog is gathered this long, so that a device's readings share a message. */
const gatherMs = 40;

export class BatchSender implements ReadingSender {
  readonly #connection: Connection;
  readonly #target: BatchTarget;
  readonly #window = new InFlightWindow(windowSize);
  readonly #waiting: Record<Lane, Waiting[]> = { live: [], backlog: [] };
  #isGathering = false;
  live = 0;

  constructor(connection: Connection, target: BatchTarget) {
    this.#connection = connection;
    this.#target = target;
  }

  async send(reading: RecordedReading, lane: Lane): Promise<{ outcome: Promise<SendOutcome> }> {
    const room = this.#window.enter(lane);
    if (room) await room;
    if (lane === 'live') this.live += 1;
    const outcome = new Promise<SendOutcome>((settle) => this.#waiting[lane].push({ reading, settle }));
    // A live batch is what is offered in one turn; the backlog is gathered.
    if (lane === 'live' && this.#waiting.live.length === 1) queueMicrotask(() => this.#flush('live'));
    if (lane === 'backlog') this.#gather();
    return { outcome };
  }

  async sendMessage(message: Message, lane: Lane): Promise<{ outcome: Promise<SendOutcome> }> {
    const room = this.#window.enter(lane);
    if (room) await room;
    const outcome = this.#connection.publish(message).then((kind) => {
      this.#window.leave();
      return outcomeOf(kind, message.topic);
    });
    return { outcome };
  }

  #gather(): void {
    if (this.#waiting.backlog.length >= largestBatch) this.#flush('backlog');
    if (this.#isGathering) return;
    this.#isGathering = true;
    setTimeout(() => {
      this.#isGathering = false;
      this.#flush('backlog');
    }, gatherMs);
  }

  #flush(lane: Lane): void {
    const rest = this.#target.rest();
    if (rest) return void rest.then(() => this.#flush(lane));
    const batch = this.#waiting[lane].splice(0);
    if (batch.length === 0) return;
    const wasSent = this.#target.send(batch.map(({ reading }) => reading));
    if (!wasSent) return this.#settle(lane, batch, { kind: 'lost' });
    const message = this.#target.acknowledgement(batch.length);
    void this.#connection.publish(message).then((kind) => {
      // A refused acknowledgement says nothing against the readings: they wait.
      const outcome = kind === 'poison' ? 'denied' : kind;
      this.#settle(lane, batch, outcomeOf(outcome, message.topic));
    });
  }

  #settle(lane: Lane, batch: readonly Waiting[], outcome: SendOutcome): void {
    if (lane === 'live') this.live -= batch.length;
    for (const { settle } of batch) {
      this.#window.leave();
      settle(outcome);
    }
  }
}
