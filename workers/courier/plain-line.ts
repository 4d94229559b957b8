/** A reading's messages, and retained status and births under this device's own topics. */
import type { BrokerSettings } from '../../src/base/broker-settings.ts';
import type { Connection } from '../../src/publish/connection.ts';
import { offlineStatus, type Application, type Birth } from '../../src/publish/kiosk-messages.ts';
import type { Message } from '../../src/publish/message.ts';
import { homeAssistantMessages } from '../../src/publish/payloads/home-assistant.ts';
import { Sender, type Encode, type ReadingSender } from '../../src/publish/sender.ts';
import type { Database } from '../../src/store/database.ts';
import { announce } from './announce.ts';
import type { Line } from './line.ts';

export interface PlainLineParts {
  readonly settings: BrokerSettings;
  readonly encode: Encode;
  readonly database: Database;
  gauges(): { readonly births: readonly Birth[]; readonly application: Application };
  count(): { readonly epoch: number; readonly last: number };
}

export class PlainLine implements Line {
  readonly disconnectReason = 0;

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
    const { settings, database, gauges, count } = this.parts;
    const { births, application } = gauges();
    const further = homeAssistantMessages(settings, births, application);
    return announce(connection, database, {
      ...{ identity: settings, births, application, count: count(), further },
    });
  }

  sender(connection: Connection): ReadingSender {
    return new Sender(connection, this.parts.encode);
  }

  observe(): void {}

  tellLost(): void {}
}
