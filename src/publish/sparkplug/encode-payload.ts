/** Payload → protocol buffer bytes. Field numbers: Sparkplug 3.0 §6.4.1. */
import type { Metric, Payload, Property, WireValue } from './payload.ts';
import { WireWriter } from './wire-writer.ts';

/** Fields of the kinds of value, in a metric and in a property. */
type ValueFields = Readonly<Record<WireValue['kind'], number>>;
export const metricValueFields: ValueFields = {
  int: 10,
  long: 11,
  float: 12,
  double: 13,
  boolean: 14,
  string: 15,
};
export const propertyValueFields: ValueFields = {
  int: 3,
  long: 4,
  float: 5,
  double: 6,
  boolean: 7,
  string: 8,
};

const writeValue = (writer: WireWriter, fields: ValueFields, value: WireValue): void => {
  const field = fields[value.kind];
  switch (value.kind) {
    case 'int':
      return writer.unsigned(field, value.value);
    case 'long':
      return writer.long(field, value.value);
    case 'float':
      return writer.float(field, value.value);
    case 'double':
      return writer.double(field, value.value);
    case 'boolean':
      return writer.boolean(field, value.value);
    case 'string':
      return writer.string(field, value.value);
  }
};

const writeProperty = (writer: WireWriter, { type, value }: Property): void => {
  writer.unsigned(1, type);
  if (value) writeValue(writer, propertyValueFields, value);
  else writer.boolean(2, true);
};

const writePropertySet = (writer: WireWriter, properties: readonly Property[]): void => {
  for (const { key } of properties) writer.string(1, key);
  for (const property of properties) writer.message(2, () => writeProperty(writer, property));
};

const writeMetric = (writer: WireWriter, metric: Metric): void => {
  if (metric.name !== null) writer.string(1, metric.name);
  if (metric.timestamp !== null) writer.unsigned(3, metric.timestamp);
  if (metric.datatype !== null) writer.unsigned(4, metric.datatype);
  if (metric.isHistorical) writer.boolean(5, true);
  if (!metric.value) writer.boolean(7, true);
  if (metric.properties.length > 0) writer.message(9, () => writePropertySet(writer, metric.properties));
  if (metric.value) writeValue(writer, metricValueFields, metric.value);
};

export const encodePayload = ({ timestamp, metrics, seq }: Payload): Uint8Array => {
  const writer = new WireWriter();
  if (timestamp !== null) writer.unsigned(1, timestamp);
  for (const metric of metrics) writer.message(2, () => writeMetric(writer, metric));
  if (seq !== null) writer.unsigned(3, seq);
  return writer.finish();
};
