/** Sparkplug and the device's own topics on one connection: a reading is settled when both have it. */
import type { AlarmEventReport } from '../../src/base/alarm-report.ts';
import type { Reading, RecordedReading } from '../../src/base/reading.ts';
import type { Connection, DisconnectReason } from '../../src/publish/connection.ts';
import type { Message } from '../../src/publish/message.ts';
import { outcomeOfAll, type ReadingSender, type SendOutcome } from '../../src/publish/sender.ts';
import type { Line } from './line.ts';

type Lane = 'live' | 'backlog';

class JointSender implements ReadingSender {
  constructor(
    private readonly node: ReadingSender,
    private readonly own: ReadingSender,
  ) {}

  get live(): number {
    return Math.max(this.node.live, this.own.live);
  }

  async send(reading: RecordedReading, lane: Lane): Promise<{ outcome: Promise<SendOutcome> }> {
    const [node, own] = await Promise.all([this.node.send(reading, lane), this.own.send(reading, lane)]);
    return { outcome: Promise.all([node.outcome, own.outcome]).then(outcomeOfAll) };
  }

  sendMessage(message: Message, lane: Lane): Promise<{ outcome: Promise<SendOutcome> }> {
    return this.own.sendMessage(message, lane);
  }
}

/**
 * The edge node's will is the connection's (tck-id-payloads-ndeath-will-message); the status of the own topics has a
 * will on a connection of its own, the guard's. Everything waits for the primary host where one is set.
 */
export class JointLine implements Line {
  constructor(
    private readonly node: Line,
    private readonly own: Line,
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
    return (await this.node.greet(connection)) && this.own.greet(connection);
  }

  async reannounce(connection: Connection): Promise<void> {
    await Promise.all([this.node.reannounce(connection), this.own.reannounce(connection)]);
  }

  sender(connection: Connection): ReadingSender {
    return new JointSender(this.node.sender(connection), this.own.sender(connection));
  }

  observe(readings: readonly Reading[]): void {
    this.node.observe(readings);
    this.own.observe(readings);
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
