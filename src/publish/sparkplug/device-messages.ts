/** Devices and readings → DBIRTH, DDATA and DDEATH. */
import type { RecordedReading } from '../../base/reading.ts';
import type { Message } from '../message.ts';
import type { Device, DeviceMetric } from './device.ts';
import { encodePayload } from './encode-payload.ts';
import { dataTypes, double, type Metric, type Payload } from './payload.ts';
import { engineeringProperties, readingProperties, unitProperties } from './reading-properties.ts';
import { deviceTopic, type EdgeNodeIdentity } from './sparkplug-topic.ts';

type DeviceMessage = Parameters<typeof deviceTopic>[1];

const message = (
  identity: EdgeNodeIdentity,
  type: DeviceMessage,
  device: Device,
  payload: Payload,
): Message => ({
  topic: deviceTopic(identity, type, device.id),
  payload: encodePayload(payload),
  qos: 0,
  retain: false,
});

const waiting = { reasons: ['waiting'], u95: null } as const;

const birthMetric = ({ name, engineering, calibration, last }: DeviceMetric, nowMs: number): Metric => ({
  name,
  timestamp: last?.ts ?? nowMs,
  datatype: dataTypes.Double,
  isHistorical: false,
  properties: [
    ...engineeringProperties(engineering),
    ...readingProperties(last ?? { ...waiting, calibration }, ''),
  ],
  value: last?.value == null ? null : double(last.value),
});

const byTime = (a: Metric, b: Metric): number => (a.timestamp ?? 0) - (b.timestamp ?? 0);

/** Sparkplug 3.0 §5.16: metrics of a birth are in order of time too. */
export const deviceBirth = (
  identity: EdgeNodeIdentity,
  device: Device,
  seq: number,
  nowMs: number,
  alarms: readonly Metric[] = [],
): Message => {
  const measured = [...device.metrics.values()].map((metric) => birthMetric(metric, nowMs));
  const metrics = [...measured, ...alarms].sort(byTime);
  return message(identity, 'DBIRTH', device, { timestamp: nowMs, metrics, seq });
};

export const deviceDeath = (
  identity: EdgeNodeIdentity,
  deviceId: string,
  seq: number,
  nowMs: number,
): Message => ({
  topic: deviceTopic(identity, 'DDEATH', deviceId),
  payload: encodePayload({ timestamp: nowMs, metrics: [], seq }),
  qos: 0,
  retain: false,
});

/** Names only, no datatype: the birth has told it. An error never stands in the value. */
export const dataMetric = (
  { name, engineering }: DeviceMetric,
  reading: RecordedReading,
  isHistorical: boolean,
): Metric => {
  const isAsBorn = engineering.unit === reading.unit && engineering.reference === reading.reference;
  return {
    name,
    timestamp: reading.ts,
    datatype: null,
    isHistorical,
    properties: [
      ...readingProperties(reading, reading.id),
      ...(isAsBorn ? [] : unitProperties(reading.unit, reading.reference)),
    ],
    value: reading.value === null ? null : double(reading.value),
  };
};

export const deviceData = (
  identity: EdgeNodeIdentity,
  device: Device,
  metrics: readonly Metric[],
  seq: number,
  nowMs: number,
): Message =>
  message(identity, 'DDATA', device, { timestamp: nowMs, metrics: [...metrics].sort(byTime), seq });
