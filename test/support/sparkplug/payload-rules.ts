/** The rules that one message can be judged by alone: topic, QoS, time, metrics, properties. */
import type { SeenMetric, SeenPayload } from './decode-independently.ts';
import type { SeenMessage } from './line-event.ts';
import type { RuleBook } from './rule-book.ts';

export type NodeMessage = 'NBIRTH' | 'NDATA' | 'NDEATH' | 'DBIRTH' | 'DDATA' | 'DDEATH';

export interface ParsedTopic {
  readonly group: string;
  readonly type: NodeMessage;
  readonly node: string;
  readonly device: string | null;
}

const types: readonly string[] = ['NBIRTH', 'NDATA', 'NDEATH', 'DBIRTH', 'DDATA', 'DDEATH'];
const isId = (id: string): boolean => id !== '' && !/[+#]/.test(id) && !id.includes('\uFFFD');

/** Null for a topic that is no message of a node. */
export const judgeTopic = (book: RuleBook, topic: string): ParsedTopic | null => {
  const [namespace, group = '', type = '', node = '', device, ...rest] = topic.split('/');
  const isDevice = type.startsWith('D');
  const isWhole = rest.length === 0 && types.includes(type) && (device !== undefined) === isDevice;
  book.check(['topic-structure'], isWhole, topic);
  book.check(['topic-structure-namespace-a'], namespace === 'spBv1.0', topic);
  book.check(
    ['topic-structure-namespace-valid-group-id', 'intro-group-id-string', 'intro-group-id-chars'],
    isId(group),
    topic,
  );
  book.check(
    ['topic-structure-namespace-valid-edge-node-id', 'intro-edge-node-id-string', 'intro-edge-node-id-chars'],
    isId(node),
    topic,
  );
  if (isDevice) {
    const ids = [
      'topic-structure-namespace-valid-device-id',
      'intro-device-id-string',
      'intro-device-id-chars',
    ];
    book.check(ids, isId(device ?? ''), topic);
    book.check(['topic-structure-namespace-device-id-associated-message-types'], device !== undefined, topic);
  } else {
    book.check(
      ['topic-structure-namespace-device-id-non-associated-message-types'],
      device === undefined,
      topic,
    );
  }
  return isWhole ? { group, type: type as NodeMessage, node, device: device ?? null } : null;
};

const lower = {
  NBIRTH: 'nbirth',
  NDATA: 'ndata',
  DBIRTH: 'dbirth',
  DDATA: 'ddata',
  DDEATH: 'ddeath',
} as const;

export const judgeDelivery = (
  book: RuleBook,
  type: NodeMessage,
  { topic, qos, retain }: SeenMessage,
): void => {
  if (type === 'NDEATH') {
    book.check(['payloads-ndeath-will-message-qos'], qos === 1, `${topic} has QoS ${qos}`);
    book.check(['payloads-ndeath-will-message-retain'], !retain, `${topic} is retained`);
    return;
  }
  const name = lower[type];
  book.check([`topics-${name}-mqtt`], qos === 0 && !retain, `${topic}: QoS ${qos}, retain ${retain}`);
  if (type !== 'DDEATH') {
    book.check([`payloads-${name}-qos`], qos === 0, `${topic} has QoS ${qos}`);
    book.check([`payloads-${name}-retain`], !retain, `${topic} is retained`);
  }
  if (type === 'NBIRTH') {
    book.check(['message-flow-edge-node-birth-publish-nbirth-qos'], qos === 0, topic);
    book.check(['message-flow-edge-node-birth-publish-nbirth-retained'], !retain, topic);
  }
  if (type === 'DBIRTH') {
    book.check(['message-flow-device-birth-publish-dbirth-qos'], qos === 0, topic);
    book.check(['message-flow-device-birth-publish-dbirth-retained'], !retain, topic);
  }
};

/** Milliseconds between the clock of the node and of whoever looks: they are one machine. */
const clockToleranceMs = 10_000;

export const judgeTimestamp = (
  book: RuleBook,
  type: keyof typeof lower,
  { timestamp }: SeenPayload,
  atMs: number,
): void => {
  const name = lower[type];
  const isNow = timestamp !== null && Math.abs(timestamp - atMs) < clockToleranceMs;
  const ids = [`payloads-${name}-timestamp`, 'payloads-timestamp-in-UTC'];
  // The specification has no topics-ddeath-timestamp.
  if (type !== 'DDEATH') ids.push(`topics-${name}-timestamp`);
  book.check(ids, isNow, `${type} of ${timestamp} came at ${atMs}`);
};

const basicTypes = (type: number | null): boolean => type !== null && type >= 1 && type <= 14;
const fieldsOfType: Readonly<Record<number, string>> = {
  ...Object.fromEntries([1, 2, 3, 5, 6, 7].map((type) => [type, 'intValue'])),
  ...Object.fromEntries([4, 8, 13].map((type) => [type, 'longValue'])),
  9: 'floatValue',
  10: 'doubleValue',
  11: 'booleanValue',
  12: 'stringValue',
  14: 'stringValue',
};

const isWhole = (value: number | null): boolean =>
  value !== null && Number.isInteger(value) && value >= 0 && value < 2 ** 32;

export const judgeMetric = (book: RuleBook, type: NodeMessage, metric: SeenMetric, atMs: number): void => {
  const where = `${type} metric ${metric.name}`;
  const isBirth = type === 'NBIRTH' || type === 'DBIRTH';
  book.check(['payloads-name-requirement'], Boolean(metric.name), where);
  book.check(['payloads-alias-uniqueness'], metric.alias === null, `${where} has an alias`);
  if (type !== 'NDEATH') {
    book.check(['payloads-name-birth-data-requirement'], metric.timestamp !== null, where);
    const isUtc =
      metric.timestamp !== null && metric.timestamp > 1e12 && metric.timestamp < atMs + clockToleranceMs;
    book.check(['payloads-metric-timestamp-in-UTC'], isUtc, `${where} at ${metric.timestamp}`);
  }
  const hasValue = metric.isNull ? metric.field === null : metric.field !== null;
  if (isBirth || type === 'NDEATH') {
    book.check(['payloads-metric-datatype-value'], basicTypes(metric.datatype), where);
    book.check(['payloads-metric-datatype-value-type'], isWhole(metric.datatype), where);
    if (metric.datatype !== null && metric.field !== null)
      book.check(['payloads-metric-datatype-value'], fieldsOfType[metric.datatype] === metric.field, where);
  } else book.check(['payloads-metric-datatype-not-req'], metric.datatype === null, where);
  if (isBirth) {
    const level = lower[type];
    book.check(['payloads-metric-datatype-req'], metric.datatype !== null, where);
    book.check(
      [`topics-${level}-metrics`],
      Boolean(metric.name) && metric.datatype !== null && hasValue,
      where,
    );
    book.check([`operational-behavior-data-publish-${level}-values`], hasValue, where);
  }
  judgeProperties(book, metric, where);
};

const judgeProperties = (book: RuleBook, metric: SeenMetric, where: string): void => {
  if (metric.keyCount + metric.valueCount === 0) return;
  const sizes = ['payloads-propertyset-keys-array-size', 'payloads-propertyset-values-array-size'];
  book.check(sizes, metric.keyCount === metric.valueCount, where);
  for (const { key, type, isNull, field, value } of metric.properties) {
    const what = `${where} property ${key}`;
    book.check(['payloads-metric-propertyvalue-type-req'], type !== null, what);
    book.check(['payloads-metric-propertyvalue-type-type'], isWhole(type), what);
    const fits = isNull ? field === null : fieldsOfType[type ?? 0] === field;
    book.check(['payloads-metric-propertyvalue-type-value'], basicTypes(type) && fits, what);
    if (key !== 'Quality') continue;
    book.check(['payloads-propertyset-quality-value-type'], type === 3, what);
    const isCode = field === 'intValue' && [0, 192, 500].includes(value as number);
    book.check(['payloads-propertyset-quality-value-value'], isCode, `${what} is ${String(value)}`);
  }
};

/** Sparkplug 3.0 §5.16: what is not history stands in order of time. */
export const isChronological = (metrics: readonly SeenMetric[]): boolean => {
  const times = metrics.filter(({ isHistorical }) => !isHistorical).map(({ timestamp }) => timestamp ?? 0);
  return times.every((time, index) => index === 0 || time >= times[index - 1]!);
};
