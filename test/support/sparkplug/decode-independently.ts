/** Bytes → payload by the schema's own generated decoder (npm sparkplug-payload), with what is absent told from what is zero. */
import { createRequire } from 'node:module';

export interface SeenProperty {
  readonly key: string;
  readonly type: number | null;
  readonly isNull: boolean;
  /** Field that carries the value, as `intValue`; null where none does. */
  readonly field: string | null;
  readonly value: unknown;
}

export interface SeenMetric {
  readonly name: string | null;
  readonly alias: number | null;
  readonly timestamp: number | null;
  readonly datatype: number | null;
  readonly isHistorical: boolean;
  readonly isNull: boolean;
  readonly field: string | null;
  readonly value: unknown;
  readonly properties: readonly SeenProperty[];
  readonly keyCount: number;
  readonly valueCount: number;
}

export interface SeenPayload {
  readonly timestamp: number | null;
  readonly seq: number | null;
  readonly metrics: readonly SeenMetric[];
}

type Raw = Record<string, unknown>;
interface Generated {
  readonly org: {
    readonly eclipse: {
      readonly tahu: { readonly protobuf: { readonly Payload: { decode(bytes: Uint8Array): Raw } } };
    };
  };
}

const load = createRequire(import.meta.url);
const { org } = load('sparkplug-payload/lib/sparkplugPayloadProto.js') as Generated;
const { Payload } = org.eclipse.tahu.protobuf;

const has = (raw: Raw, key: string): boolean => Object.hasOwn(raw, key);

const exact = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'toNumber' in value
    ? (value as { toNumber(): number }).toNumber()
    : value;

const numberIn = (raw: Raw, key: string): number | null =>
  has(raw, key) ? (exact(raw[key]) as number) : null;

const valueFields = ['intValue', 'longValue', 'floatValue', 'doubleValue', 'booleanValue', 'stringValue'];

const valueIn = (raw: Raw): { field: string | null; value: unknown } => {
  const field = valueFields.find((name) => has(raw, name)) ?? null;
  return { field, value: field === null ? null : exact(raw[field]) };
};

const metricOf = (raw: Raw): SeenMetric => {
  const set = (raw['properties'] ?? {}) as { keys?: string[]; values?: Raw[] };
  const keys = set.keys ?? [];
  const values = set.values ?? [];
  return {
    name: has(raw, 'name') ? (raw['name'] as string) : null,
    alias: numberIn(raw, 'alias'),
    timestamp: numberIn(raw, 'timestamp'),
    datatype: numberIn(raw, 'datatype'),
    isHistorical: raw['isHistorical'] === true,
    isNull: raw['isNull'] === true,
    ...valueIn(raw),
    properties: values.map((value, index) => ({
      key: keys[index] ?? '',
      type: numberIn(value, 'type'),
      isNull: value['isNull'] === true,
      ...valueIn(value),
    })),
    keyCount: keys.length,
    valueCount: values.length,
  };
};

/** Null for bytes that are no payload. */
export const decodeIndependently = (bytes: Uint8Array): SeenPayload | null => {
  try {
    const raw = Payload.decode(bytes);
    return {
      timestamp: numberIn(raw, 'timestamp'),
      seq: numberIn(raw, 'seq'),
      metrics: ((raw['metrics'] ?? []) as Raw[]).map(metricOf),
    };
  } catch {
    return null;
  }
};
