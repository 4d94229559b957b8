/** Where the connection's will is Sparkplug's: a second connection whose will takes the retained status back. */
import type { BrokerSettings } from '../../src/base/broker-settings.ts';
import { offlineStatus, onlineStatus, type Application } from '../../src/publish/kiosk-messages.ts';
import type { Connection } from '../../src/publish/connection.ts';
import { Session } from '../../src/publish/session.ts';

/** MQTT 3.1.1 §3.1.3.1 promises 23 characters only; every broker tried takes more. */
const clientIdOf = (kiosk: string): string => `${kiosk}-status`;

export class StatusGuard {
  readonly #session: Session;
  #connection: Connection | null = null;

  /** @param count of the readings, for the status */
  constructor(
    url: string,
    settings: BrokerSettings,
    application: () => Application,
    count: () => { readonly epoch: number; readonly last: number },
  ) {
    this.#session = new Session({
      url,
      settings: { ...settings, kiosk: clientIdOf(settings.kiosk) },
      will: () => offlineStatus(settings, 'connection-lost', Date.now()),
      farewell: () => offlineStatus(settings, 'stopped', Date.now()),
      // The other connection tells the person.
      onState: () => undefined,
      onConnection: (connection) => {
        this.#connection = connection;
        void connection.ended.then(() => {
          if (this.#connection === connection) this.#connection = null;
        });
        void connection.publish(onlineStatus(settings, application(), count(), Date.now()));
      },
    });
  }

  /** For what may not stand on the edge node's connection before its birth; null while there is none. */
  get connection(): Connection | null {
    return this.#connection;
  }

  nudge(): void {
    this.#session.nudge();
  }

  stop(): Promise<void> {
    return this.#session.stop();
  }
}
