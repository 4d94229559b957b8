/** A reading's messages, and retained status and births under this device's own topics. */
import type { AlarmEventReport, AlarmStateReport } from '../../src/base/alarm-report.ts';
import { jsonEncodersOf, type BrokerSettings } from '../../src/base/broker-settings.ts';
import type { Connection } from '../../src/publish/connection.ts';
import { offlineStatus, type Application, type Birth } from '../../src/publish/kiosk-messages.ts';
import type { Message } from '../../src/publish/message.ts';
import { alarmEventMessage, alarmStateMessages } from '../../src/publish/payloads/alarm-messages.ts';
import { homeAssistantMessages } from '../../src/publish/payloads/home-assistant.ts';
import {
  outcomeOf,
  outcomeOfAll,
  Sender,
  type Encode,
  type ReadingSender,
  type SendOutcome,
} from '../../src/publish/sender.ts';
import type { Database } from '../../src/store/database.ts';
import { Turns } from '../../src/store/outbox/turns.ts';
import { announce } from './announce.ts';
import type { Line } from './line.ts';

export interface PlainLineParts {
  readonly settings: BrokerSettings;
  readonly encode: Encode;
  readonly database: Database;
  gauges(): { readonly births: readonly Birth[]; readonly application: Application };
  alarms(): readonly AlarmStateReport[];
  count(): { readonly epoch: number; readonly last: number };
}

const isSamePayload = (one: Message, other: Message | undefined): boolean =>
  other?.payload.length === one.payload.length &&
  other.payload.every((byte, index) => byte === one.payload[index]);

export class PlainLine implements Line {
  readonly disconnectReason = 0;

  /** States as they were published last, by topic. */
  #told = new Map<string, Message>();
  /** What is retained is published in the order in which it was true. */
  readonly #turns = new Turns();

  constructor(private readonly parts: PlainLineParts) {}

  will(): Message {
    return offlineStatus(this.parts.settings, 'connection-lost', Date.now());
  }

  onUnsent(): void {}

  farewell(): Message {
    return offlineStatus(this.parts.settings, 'stopped', Date.now());
  }

  async greet(connection: Connection): Promise<boolean> {
    await this.reannounce(connection);
    return true;
  }

  reannounce(connection: Connection): Promise<void> {
    return this.#turns.take(() => this.#announce(connection));
  }

  #announce(connection: Connection): Promise<void> {
    const { settings, database, gauges, count } = this.parts;
    const { births, application } = gauges();
    const alarms = this.#alarmStates();
    this.#told = new Map(alarms.map((message) => [message.topic, message]));
    const further = [...homeAssistantMessages(settings, births, application), ...alarms];
    return announce(connection, database, {
      ...{ identity: settings, births, application, count: count(), further },
    });
  }

  async sendAlarm(connection: Connection, event: AlarmEventReport, replayed: boolean): Promise<SendOutcome> {
    const { settings } = this.parts;
    const outcomes = jsonEncodersOf(settings).map(async (encoder): Promise<SendOutcome> => {
      const message = alarmEventMessage(encoder, settings.topicPrefix, event, replayed);
      if (!message.ok) return { kind: 'poison', reason: message.error };
      return outcomeOf(await connection.publish(message.value), message.value.topic);
    });
    return outcomeOfAll(await Promise.all(outcomes));
  }

  /** Says what is new; where alarms came or went, everything again, so that what is stale is cleared. */
  alarmsChanged(connection: Connection): Promise<void> {
    return this.#turns.take(() => this.#tellAlarms(connection));
  }

  async #tellAlarms(connection: Connection): Promise<void> {
    const alarms = this.#alarmStates();
    const isSameSet = alarms.length === this.#told.size && alarms.every(({ topic }) => this.#told.has(topic));
    if (!isSameSet) return this.#announce(connection);
    const changed = alarms.filter((message) => !isSamePayload(message, this.#told.get(message.topic)));
    for (const message of changed) this.#told.set(message.topic, message);
    await Promise.all(changed.map((message) => connection.publish(message)));
  }

  sender(connection: Connection): ReadingSender {
    return new Sender(connection, this.parts.encode);
  }

  #alarmStates(): readonly Message[] {
    const { settings, alarms } = this.parts;
    return alarmStateMessages(jsonEncodersOf(settings), settings.topicPrefix, alarms());
  }

  observe(): void {}

  tellLost(): void {}
}
