/** Readings → messages on one connection, within its window; tells what became of each. */
import type { RecordedReading } from '../base/reading.ts';
import type { Result } from '../base/result.ts';
import type { Connection } from './connection.ts';
import { InFlightWindow } from './in-flight-window.ts';
import type { Message, PublishOutcome } from './message.ts';

/** At least one message, or why there can be none. */
export type Encode = (reading: RecordedReading) => Result<readonly Message[], string>;

export type SendOutcome =
  | { readonly kind: 'acknowledged' | 'lost' }
  | { readonly kind: 'denied'; readonly topic: string }
  | { readonly kind: 'poison'; readonly reason: string };

/** What takes readings and tells what became of each; one per connection. */
export interface ReadingSender {
  /** Live readings that wait for their acknowledgement. */
  readonly live: number;
  /** Resolves when there is room, so that a caller's `await` paces it; the outcome follows. */
  send(reading: RecordedReading, lane: 'live' | 'backlog'): Promise<{ outcome: Promise<SendOutcome> }>;
  /** The same for a message that is no reading. */
  sendMessage(message: Message, lane: 'live' | 'backlog'): Promise<{ outcome: Promise<SendOutcome> }>;
}

/** More than this in flight gains nothing on any link measured, and delays live readings. */
const largestWindow = 512;

export class Sender implements ReadingSender {
  readonly #connection: Connection;
  readonly #encode: Encode;
  readonly #window: InFlightWindow;
  /** Live messages that wait for their acknowledgement. */
  live = 0;

  constructor(connection: Connection, encode: Encode) {
    this.#connection = connection;
    this.#encode = encode;
    this.#window = new InFlightWindow(Math.max(1, Math.min(largestWindow, connection.receiveMaximum)));
  }

  /** Resolves at once when the window has room, so that a caller's `await` paces it; the outcome follows. */
  async send(reading: RecordedReading, lane: 'live' | 'backlog'): Promise<{ outcome: Promise<SendOutcome> }> {
    const encoded = this.#encode(reading);
    if (!encoded.ok) return { outcome: Promise.resolve({ kind: 'poison', reason: encoded.error }) };
    const [only, ...others] = encoded.value;
    if (only && others.length === 0) return this.sendMessage(only, lane);
    const outcomes: Promise<SendOutcome>[] = [];
    for (const message of encoded.value) outcomes.push((await this.sendMessage(message, lane)).outcome);
    return { outcome: Promise.all(outcomes).then(outcomeOfAll) };
  }

  async sendMessage(message: Message, lane: 'live' | 'backlog'): Promise<{ outcome: Promise<SendOutcome> }> {
    const room = this.#window.enter(lane);
    if (room) await room;
    if (lane === 'live') this.live += 1;
    const outcome = this.#connection.publish(message).then((kind) => {
      this.#window.leave();
      if (lane === 'live') this.live -= 1;
      return outcomeOf(kind, message.topic);
    });
    return { outcome };
  }
}

/**
 * One reading's messages: it is acknowledged when none of them is still owed, and poison when the broker
 * accepts none of them.
 */
export const outcomeOfAll = (outcomes: readonly SendOutcome[]): SendOutcome =>
  outcomes.find(({ kind }) => kind === 'lost') ??
  outcomes.find(({ kind }) => kind === 'denied') ??
  outcomes.find(({ kind }) => kind === 'acknowledged') ??
  outcomes[0]!;

export const outcomeOf = (kind: PublishOutcome, topic: string): SendOutcome => {
  if (kind === 'denied') return { kind, topic };
  if (kind === 'poison') return { kind, reason: `The broker does not accept a message on “${topic}”.` };
  return { kind };
};
