/** Packets of a sound edge node → the same with one thing wrong: what a checker has to notice. */
import { decodePayload } from '../../../../src/publish/sparkplug/decode-payload.ts';
import { encodePayload } from '../../../../src/publish/sparkplug/encode-payload.ts';
import {
  int32,
  int64,
  type Metric,
  type Payload,
  type Property,
} from '../../../../src/publish/sparkplug/payload.ts';
import { WireWriter } from '../../../../src/publish/sparkplug/wire-writer.ts';
import type { LineEvent, SeenMessage } from '../../../support/sparkplug/line-event.ts';

type Events = readonly LineEvent[];
export type Damage = (events: Events) => Events;

const payloadOf = (message: SeenMessage): Payload => {
  const decoded = decodePayload(message.payload);
  if (!decoded.ok) throw new Error(decoded.error);
  return decoded.value;
};

const isOf = (event: LineEvent, type: string): boolean =>
  event.kind === 'publish' && event.message.topic.split('/')[2] === type;

/** The last message of this type, changed: by then everything else has been seen. */
const message =
  (type: string, change: (message: SeenMessage) => SeenMessage): Damage =>
  (events) => {
    const at = events.findLastIndex((event) => isOf(event, type));
    const event = events[at];
    if (event?.kind !== 'publish') return events;
    return events.with(at, { ...event, message: change(event.message) });
  };

const payload = (type: string, change: (payload: Payload) => Payload): Damage =>
  message(type, (one) => ({ ...one, payload: encodePayload(change(payloadOf(one))) }));

const metrics = (type: string, change: (metric: Metric) => Metric): Damage =>
  payload(type, (one) => ({ ...one, metrics: one.metrics.map(change) }));

const properties = (type: string, change: (property: Property) => Property): Damage =>
  metrics(type, (one) => ({ ...one, properties: one.properties.map(change) }));

/** Bytes that our own encoder would never write. */
const rawMetric = (write: (metric: WireWriter) => void): Damage =>
  message('DBIRTH', (one) => {
    const metric = new WireWriter();
    metric.string(1, 'pressure');
    metric.unsigned(3, 1_760_000_000_000);
    write(metric);
    const whole = new WireWriter();
    whole.unsigned(1, payloadOf(one).timestamp ?? 0);
    whole.bytes(2, metric.finish());
    whole.unsigned(3, payloadOf(one).seq ?? 0);
    return { ...one, payload: whole.finish() };
  });

const keyWithoutValue = (): Uint8Array => {
  const set = new WireWriter();
  set.string(1, 'Quality');
  set.string(1, 'u95');
  const value = new WireWriter();
  value.unsigned(3, 192);
  set.bytes(2, value.finish());
  return set.finish();
};

const connects =
  (change: (event: Extract<LineEvent, { kind: 'connect' }>) => LineEvent): Damage =>
  (events) =>
    events.map((event) => (event.kind === 'connect' ? change(event) : event));

const will = (change: (will: SeenMessage) => SeenMessage): Damage =>
  connects((event) => ({ ...event, will: event.will && change(event.will) }));

const without =
  (drop: (event: LineEvent) => boolean): Damage =>
  (events) =>
    events.filter((event) => !drop(event));

/** The first of its type in the last session, put at once behind CONNECT. */
const first =
  (type: string): Damage =>
  (events) => {
    const at = events.findLastIndex((event) => isOf(event, type));
    const start = events.findLastIndex((event) => event.kind === 'connect');
    const event = events[at];
    if (!event || at < start) return events;
    return [...events.slice(0, start + 1), event, ...events.slice(start + 1).filter((one) => one !== event)];
  };

const twice =
  (type: string): Damage =>
  (events) => {
    const at = events.findLastIndex((event) => isOf(event, type));
    return at < 0 ? events : events.toSpliced(at, 0, events[at]!);
  };

/** Another message of this type right after the packet that `where` finds. */
const after =
  (type: string, where: (event: LineEvent) => boolean): Damage =>
  (events) => {
    const at = events.findIndex(where);
    const copy = events.find((event) => isOf(event, type));
    return at < 0 || !copy
      ? events
      : events.toSpliced(at + 1, 0, { ...copy, connection: events[at]!.connection });
  };

const isCommand = (event: LineEvent): boolean =>
  event.kind === 'deliver' && event.message.topic.includes('/NCMD/');
const isState =
  (online: boolean) =>
  (event: LineEvent): boolean =>
    event.kind === 'deliver' &&
    new TextDecoder().decode(event.message.payload).includes(`"online":${online}`);

const types = ['NBIRTH', 'NDATA', 'NDEATH', 'DBIRTH', 'DDATA', 'DDEATH'] as const;

const forEveryType: readonly Damage[] = types.flatMap((type) => [
  message(type, (one) => ({ ...one, qos: one.qos === 0 ? 1 : 0 })),
  message(type, (one) => ({ ...one, retain: true })),
  message(type, (one) => ({ ...one, payload: Uint8Array.of(0x0b, 0xff) })),
  message(type, (one) => ({ ...one, topic: one.topic.replace('spBv1.0/', 'spBv1.0/more/') })),
  message(type, (one) => ({ ...one, topic: one.topic.replace('spBv1.0', 'spAv1.0') })),
  message(type, (one) => ({ ...one, topic: `${one.topic}/more` })),
  message(type, (one) => ({ ...one, topic: one.topic.replace('Lyon', 'Ly+n') })),
  message(type, (one) => ({ ...one, topic: one.topic.replace('kiosk-7', 'kiosk#7') })),
  message(type, (one) => ({ ...one, topic: one.topic.replace('kiosk-7', 'kiosk-8') })),
  message(type, (one) => ({ ...one, topic: one.topic.replace(/acme[^/]*$/, 'P+') })),
  message(type, (one) => ({ ...one, topic: one.topic.replace(/\/acme[^/]*$/, '') })),
  payload(type, (one) => ({ ...one, seq: one.seq === null ? 3 : null })),
  payload(type, (one) => ({ ...one, seq: ((one.seq ?? 0) + 5) % 256 })),
  payload(type, (one) => ({ ...one, seq: 300 })),
  payload(type, (one) => ({ ...one, timestamp: null })),
  payload(type, (one) => ({ ...one, timestamp: 12 })),
  payload(type, (one) => ({ ...one, metrics: [] })),
  payload(type, (one) => ({ ...one, metrics: [...one.metrics, ...one.metrics].reverse() })),
  payload(type, (one) => ({
    ...one,
    metrics: one.metrics.flatMap((metric) => [
      metric,
      { ...metric, name: metric.name?.toUpperCase() ?? '', timestamp: 5 },
    ]),
  })),
  metrics(type, (one) => ({ ...one, name: null })),
  metrics(type, (one) => ({ ...one, name: 'nobody' })),
  metrics(type, (one) => ({ ...one, timestamp: null })),
  metrics(type, (one) => ({ ...one, timestamp: 12 })),
  metrics(type, (one) => ({ ...one, datatype: one.datatype === null ? 10 : null })),
  metrics(type, (one) => ({ ...one, datatype: 99 })),
  metrics(type, (one) => ({ ...one, value: int64(77) })),
  metrics(type, (one) => ({ ...one, value: int32(1), datatype: 11 })),
  properties(type, (one) => ({ ...one, type: 99 })),
  properties(type, (one) => ({ ...one, type: 4, value: int64(192) })),
  properties(type, (one) => ({ ...one, value: int32(193) })),
  first(type),
  twice(type),
  without((event) => isOf(event, type)),
]);

const spoilt = (): Uint8Array => Uint8Array.of(0x0b);

export const damages: readonly Damage[] = [
  ...forEveryType,
  rawMetric((metric) => metric.unsigned(4, 10)),
  rawMetric((metric) => {
    metric.unsigned(2, 7);
    metric.unsigned(4, 10);
    metric.double(13, 1);
  }),
  rawMetric((metric) => {
    metric.unsigned(4, 10);
    metric.bytes(9, keyWithoutValue());
    metric.double(13, 1);
  }),
  message('NBIRTH', (one) => {
    const metric = new WireWriter();
    metric.string(1, 'Node Control/Rebirth');
    metric.unsigned(2, 7);
    const whole = new WireWriter();
    whole.bytes(2, metric.finish());
    return { ...one, payload: whole.finish() };
  }),
  connects((event) => ({ ...event, clean: false })),
  connects((event) => ({ ...event, will: null })),
  connects((event) => ({ ...event, sessionExpiry: 60 })),
  will((one) => ({ ...one, qos: 0 })),
  will((one) => ({ ...one, retain: true })),
  will((one) => ({ ...one, topic: one.topic.replace('NDEATH', 'NDATA') })),
  will((one) => ({ ...one, payload: spoilt() })),
  will((one) => ({ ...one, payload: encodePayload({ ...payloadOf(one), seq: 0 }) })),
  will((one) => {
    const whole = payloadOf(one);
    return { ...one, payload: encodePayload({ ...whole, metrics: [...whole.metrics, ...whole.metrics] }) };
  }),
  will((one) => {
    const {
      timestamp,
      metrics: [bdSeq],
    } = payloadOf(one);
    return {
      ...one,
      payload: encodePayload({ timestamp, seq: null, metrics: [{ ...bdSeq!, value: int64(9) }] }),
    };
  }),
  without((event) => event.kind === 'subscribe'),
  without((event) => event.kind === 'closed' || event.kind === 'disconnect'),
  (events) => events.map((event) => (event.kind === 'disconnect' ? { ...event, reason: 0 } : event)),
  (events) => events.flatMap((event) => (isOf(event, 'DBIRTH') ? [event, event] : [event])),
  (events) =>
    events.map((event) =>
      event.kind === 'publish' && isOf(event, 'DBIRTH')
        ? {
            ...event,
            message: {
              ...event.message,
              topic: event.message.topic.replace(/[^/]*$/, (id) => (id.endsWith('1') ? 'one' : 'ONE')),
            },
          }
        : event,
    ),
  (events) => {
    const at = events.findIndex((event) => event.kind === 'disconnect' || event.kind === 'closed');
    const birth = events.find((event) => isOf(event, 'NBIRTH'));
    return birth ? events.toSpliced(at + 1, 0, birth) : events;
  },
  after('DDATA', isCommand),
  after('DDATA', (event) => isOf(event, 'NBIRTH')),
  after('NDATA', (event) => event.kind === 'connect'),
  after('NBIRTH', (event) => event.kind === 'connect'),
  after('DDATA', isState(false)),
  without(isState(true)),
  (events) => {
    const at = events.findIndex(isCommand);
    const birth = events.findIndex((event, index) => index > at && isOf(event, 'DBIRTH'));
    return events.toSpliced(birth, 1);
  },
  (events) => {
    const at = events.findIndex(isCommand);
    const birth = events.findIndex((event, index) => index > at && isOf(event, 'NBIRTH'));
    const event = events[birth];
    if (at < 0 || event?.kind !== 'publish') return events;
    const one = payloadOf(event.message);
    const changed = one.metrics.map((metric) =>
      metric.name === 'bdSeq' ? { ...metric, value: int64(200) } : metric,
    );
    return events.with(birth, {
      ...event,
      message: { ...event.message, payload: encodePayload({ ...one, metrics: changed }) },
    });
  },
];
