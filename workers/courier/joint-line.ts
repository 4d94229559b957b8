/** Sparkplug and the device's own topics on one connection: a reading is settled when both have it, in whatever order. */
import type { AlarmEventReport } from '../../src/base/alarm-report.ts';
import type { RecordedReading } from '../../src/base/reading.ts';
import type { Connection, DisconnectReason } from '../../src/publish/connection.ts';
import type { Message } from '../../src/publish/message.ts';
import { outcomeOfAll, type ReadingSender, type SendOutcome } from '../../src/publish/sender.ts';
import { Ahead } from './ahead.ts';
import { EarlySender } from './early-sender.ts';
import type { Line } from './line.ts';

type Lane = 'live' | 'backlog';

class JointSender implements ReadingSender {
  constructor(
    private readonly node: ReadingSender,
    private readonly own: ReadingSender,
    private readonly ahead: Ahead,
  ) {}

  get live(): number {
    return Math.max(this.node.live, this.own.live);
  }

  async send(reading: RecordedReading, lane: Lane): Promise<{ outcome: Promise<SendOutcome> }> {
    if (this.ahead.has(reading)) return this.node.send(reading, lane);
    const [node, own] = await Promise.all([this.node.send(reading, lane), this.own.send(reading, lane)]);
    return { outcome: Promise.all([node.outcome, own.outcome]).then(outcomeOfAll) };
  }

  sendMessage(message: Message, lane: Lane): Promise<{ outcome: Promise<SendOutcome> }> {
    return this.own.sendMessage(message, lane);
  }
}

/**
 * The edge node's will is the connection's (tck-id-payloads-ndeath-will-message); the status of the own topics has a
 * will on a connection of its own, the guard's. While a primary host keeps the node silent, the own topics have what is
 * new at once by that other connection, and the outbox keeps it for the host (docs/decisions/0022).
 */
export class JointLine implements Line {
  readonly #ahead = new Ahead();
  /** The births are out: the own topics may stand on the node's connection. */
  #isBorn = false;
  #early: EarlySender | null = null;

  /** @param aside where the own topics may speak while the node may not; null for nowhere */
  constructor(
    private readonly node: Line,
    private readonly own: Line,
    private readonly aside: () => Connection | null,
  ) {}

  get disconnectReason(): DisconnectReason {
    return this.node.disconnectReason;
  }

  will(): Message | Promise<Message> {
    return this.node.will();
  }

  onUnsent(): void {
    this.node.onUnsent();
  }

  farewell(): Message {
    return this.node.farewell();
  }

  async greet(connection: Connection): Promise<boolean> {
    if (!(await this.node.greet(connection))) return false;
    this.#isBorn = true;
    void connection.ended.then(() => (this.#isBorn = false));
    return this.own.greet(connection);
  }

  async reannounce(connection: Connection): Promise<void> {
    const own = this.#isBorn ? connection : this.aside();
    await Promise.all([this.node.reannounce(connection), own && this.own.reannounce(own)]);
  }

  sender(connection: Connection): ReadingSender {
    return new JointSender(this.node.sender(connection), this.own.sender(connection), this.#ahead);
  }

  observe(readings: readonly RecordedReading[]): void {
    this.node.observe(readings);
    this.own.observe(readings);
    const connection = this.#isBorn ? null : this.aside();
    if (!connection) return;
    if (this.#early?.connection !== connection)
      this.#early = new EarlySender(connection, this.own, this.#ahead);
    void this.#early.send(readings).catch(() => undefined);
  }

  async sendAlarm(connection: Connection, event: AlarmEventReport, replayed: boolean): Promise<SendOutcome> {
    const lines = [this.node, this.own];
    return outcomeOfAll(await Promise.all(lines.map((line) => line.sendAlarm(connection, event, replayed))));
  }

  async alarmsChanged(connection: Connection): Promise<void> {
    await Promise.all([this.node.alarmsChanged(connection), this.own.alarmsChanged(connection)]);
  }

  tellLost(count: number): void {
    this.node.tellLost(count);
    this.own.tellLost(count);
  }
}
