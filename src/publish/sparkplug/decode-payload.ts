/** Bytes from anywhere → payload, or a sentence that says what is wrong with them. Data sets and templates are left out. */
import { ok, refuse, type Result } from '../../base/result.ts';
import { metricValueFields, propertyValueFields } from './encode-payload.ts';
import type { Metric, Payload, Property, WireValue } from './payload.ts';
import { WireError, WireReader, type WireField } from './wire-reader.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const largestExact = BigInt(Number.MAX_SAFE_INTEGER);

const unsigned = (field: WireField): bigint => {
  if (field.type !== 'varint') throw new WireError(`Field ${field.field} is not a number.`);
  return field.value;
};

const bounded = (field: WireField, largest: bigint): number => {
  const value = unsigned(field);
  if (value > largest) throw new WireError(`Field ${field.field} is too large.`);
  return Number(value);
};

const bytes = (field: WireField): Uint8Array => {
  if (field.type !== 'bytes') throw new WireError(`Field ${field.field} is not text or a message.`);
  return field.value;
};

const text = (field: WireField): string => {
  try {
    return utf8.decode(bytes(field));
  } catch (error) {
    if (error instanceof WireError) throw error;
    throw new WireError(`Field ${field.field} is not UTF-8.`, { cause: error });
  }
};

const view = (field: WireField, type: 'fixed32' | 'fixed64'): DataView => {
  if (field.type !== type) throw new WireError(`Field ${field.field} has the wrong width.`);
  return new DataView(field.value.buffer, field.value.byteOffset, field.value.byteLength);
};

/** The value that a field carries, or undefined where it carries none. */
const valueOf = (field: WireField, fields: typeof metricValueFields): WireValue | undefined => {
  switch (field.field) {
    case fields.int:
      return { kind: 'int', value: Number(BigInt.asUintN(32, unsigned(field))) };
    case fields.long:
      return { kind: 'long', value: unsigned(field) };
    case fields.float:
      return { kind: 'float', value: view(field, 'fixed32').getFloat32(0, true) };
    case fields.double:
      return { kind: 'double', value: view(field, 'fixed64').getFloat64(0, true) };
    case fields.boolean:
      return { kind: 'boolean', value: unsigned(field) !== 0n };
    case fields.string:
      return { kind: 'string', value: text(field) };
    default:
      return undefined;
  }
};

/** Calls `take` with every field. */
const each = (message: Uint8Array, take: (field: WireField) => void): void => {
  const reader = new WireReader(message);
  for (let field = reader.next(); field; field = reader.next()) take(field);
};

const property = (message: Uint8Array): Omit<Property, 'key'> => {
  let type = 0;
  let isNull = false;
  let value: WireValue | null = null;
  each(message, (field) => {
    if (field.field === 1) type = bounded(field, 0xffffffffn);
    else if (field.field === 2) isNull = unsigned(field) !== 0n;
    else value = valueOf(field, propertyValueFields) ?? value;
  });
  return { type, value: isNull ? null : value };
};

const propertySet = (message: Uint8Array): Property[] => {
  const keys: string[] = [];
  const values: Omit<Property, 'key'>[] = [];
  each(message, (field) => {
    if (field.field === 1) keys.push(text(field));
    else if (field.field === 2) values.push(property(bytes(field)));
  });
  if (keys.length !== values.length) throw new WireError('A property set has keys without values.');
  return values.map((value, index) => ({ key: keys[index]!, ...value }));
};

const metric = (message: Uint8Array): Metric => {
  let name: string | null = null;
  let timestamp: number | null = null;
  let datatype: number | null = null;
  let isHistorical = false;
  let isNull = false;
  let properties: Property[] = [];
  let value: WireValue | null = null;
  each(message, (field) => {
    if (field.field === 1) name = text(field);
    else if (field.field === 3) timestamp = bounded(field, largestExact);
    else if (field.field === 4) datatype = bounded(field, 0xffffffffn);
    else if (field.field === 5) isHistorical = unsigned(field) !== 0n;
    else if (field.field === 7) isNull = unsigned(field) !== 0n;
    else if (field.field === 9) properties = propertySet(bytes(field));
    else value = valueOf(field, metricValueFields) ?? value;
  });
  return { name, timestamp, datatype, isHistorical, properties, value: isNull ? null : value };
};

const payload = (message: Uint8Array): Payload => {
  let timestamp: number | null = null;
  let seq: number | null = null;
  const metrics: Metric[] = [];
  each(message, (field) => {
    if (field.field === 1) timestamp = bounded(field, largestExact);
    else if (field.field === 2) metrics.push(metric(bytes(field)));
    else if (field.field === 3) seq = bounded(field, largestExact);
  });
  return { timestamp, metrics, seq };
};

/** Never throws: whatever the bytes are, the answer is a payload or a refusal. */
export const decodePayload = (message: Uint8Array): Result<Payload, string> => {
  try {
    return ok(payload(message));
  } catch (error) {
    if (error instanceof WireError) return refuse(error.message);
    throw error;
  }
};
