/** How this device speaks on a connection: what an encoder needs beyond turning a reading into a message. */
import type { AlarmEventReport } from '../../src/base/alarm-report.ts';
import type { RecordedReading } from '../../src/base/reading.ts';
import type { Connection, DisconnectReason } from '../../src/publish/connection.ts';
import type { Message } from '../../src/publish/message.ts';
import type { ReadingSender, SendOutcome } from '../../src/publish/sender.ts';

export interface Line {
  /** Made anew for every connection, before it is tried. */
  will(): Message | Promise<Message>;
  /** The attempt that `will` was made for ended before its CONNECT left this device. */
  onUnsent(): void;
  /** The last words of an intentional stop; nothing is sent after them. */
  farewell(): Message;
  readonly disconnectReason: DisconnectReason;
  /** Says what comes before readings; true when they may flow, false when the connection ends before that. */
  greet(connection: Connection): Promise<boolean>;
  /** Gauges or the application changed. */
  reannounce(connection: Connection): Promise<void>;
  sender(connection: Connection): ReadingSender;
  /** Recorded just now, whether or not it can be sent. */
  observe(readings: readonly RecordedReading[]): void;
  /**
   * Sends what happened to an alarm; settled when nothing of it is owed any more.
   * @param replayed sent later than it happened, or again
   */
  sendAlarm(connection: Connection, event: AlarmEventReport, replayed: boolean): Promise<SendOutcome>;
  /** The states of alarms changed. */
  alarmsChanged(connection: Connection): Promise<void>;
  /** Readings lost with a gap record, ever. */
  tellLost(count: number): void;
}
