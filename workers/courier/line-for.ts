/** Settings → the way this device speaks under them. */
import type { BrokerSettings } from '../../src/base/broker-settings.ts';
import type { Application, Birth } from '../../src/publish/kiosk-messages.ts';
import { encoderFor } from '../../src/publish/payloads/encoder-for.ts';
import { identityOf } from '../../src/publish/sparkplug/sparkplug-topic.ts';
import type { Database } from '../../src/store/database.ts';
import type { Outbox } from '../../src/store/outbox/outbox.ts';
import { keepRetained } from './announce.ts';
import type { Line } from './line.ts';
import { PlainLine } from './plain-line.ts';
import { BirthDeathCount } from './sparkplug/birth-death-count.ts';
import { SparkplugLine } from './sparkplug/sparkplug-line.ts';
import type { StatusBoard } from './status-board.ts';

export interface LineParts {
  readonly settings: BrokerSettings;
  readonly database: Database;
  readonly outbox: Outbox;
  gauges(): { readonly births: readonly Birth[]; readonly application: Application };
  readonly board: StatusBoard;
}

export const lineFor = ({ settings, database, outbox, gauges, board }: LineParts): Line => {
  const encode = encoderFor(settings);
  if (encode) return new PlainLine({ settings, encode, database, gauges, count: () => outbox.counts });
  const identity = identityOf(settings);
  const { kiosk, topicPrefix } = settings;
  return new SparkplugLine({
    ...{ identity, kiosk, topicPrefix, gauges },
    count: new BirthDeathCount(database, `${identity.groupId}/${identity.edgeNodeId}`),
    onWaiting: (detail) => board.update({ connection: 'connecting', detail }),
    onDenied: (detail) => board.update({ connection: 'refused', detail }),
    onBorn: (connection) => void keepRetained(connection, database, []).catch(() => undefined),
  });
};
