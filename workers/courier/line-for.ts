/** Settings → the way this device speaks under them. */
import type { AlarmStateReport } from '../../src/base/alarm-report.ts';
import { encodersOf, type BrokerSettings } from '../../src/base/broker-settings.ts';
import type { Application, Birth } from '../../src/publish/kiosk-messages.ts';
import type { Connection } from '../../src/publish/connection.ts';
import { encoderFor } from '../../src/publish/payloads/encoder-for.ts';
import { identityOf } from '../../src/publish/sparkplug/sparkplug-topic.ts';
import type { Database } from '../../src/store/database.ts';
import type { Outbox } from '../../src/store/outbox/outbox.ts';
import { keepRetained } from './announce.ts';
import { JointLine } from './joint-line.ts';
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
  alarms(): readonly AlarmStateReport[];
  readonly board: StatusBoard;
  /** The guard's connection, where there is one. */
  aside(): Connection | null;
}

const othersGoOn = 'The other encoders publish what is new meanwhile.';

/** @param hasOwnTopics the other line keeps what is retained */
const sparkplugLine = (parts: LineParts, hasOwnTopics: boolean): Line => {
  const { settings, database, gauges, alarms, board } = parts;
  const identity = identityOf(settings);
  const { kiosk, topicPrefix } = settings;
  return new SparkplugLine({
    ...{ identity, kiosk, topicPrefix, gauges, alarms },
    count: new BirthDeathCount(database, `${identity.groupId}/${identity.edgeNodeId}`),
    onWaiting: (detail) =>
      board.update({ connection: 'connecting', detail: hasOwnTopics ? `${detail} ${othersGoOn}` : detail }),
    onDenied: (detail) => board.update({ connection: 'refused', detail }),
    onBorn: (connection) => {
      if (!hasOwnTopics) void keepRetained(connection, database, []).catch(() => undefined);
    },
  });
};

/** True where the will of the connection cannot be that of the status. */
export const needsGuard = (settings: BrokerSettings): boolean => {
  const chosen = encodersOf(settings);
  return chosen.length > 1 && chosen.includes('sparkplug');
};

export const lineFor = (parts: LineParts): Line => {
  const { settings, database, outbox, gauges, alarms } = parts;
  const encode = encoderFor(settings);
  if (!encode) return sparkplugLine(parts, false);
  const own = new PlainLine({ settings, encode, database, gauges, alarms, count: () => outbox.counts });
  if (!needsGuard(settings)) return own;
  const hasHost = (settings.sparkplug?.primaryHostId ?? '') !== '';
  return new JointLine(sparkplugLine(parts, true), own, hasHost ? parts.aside : () => null);
};
