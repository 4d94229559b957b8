/** RecordedReading → the flat tag record of Litmus Edge on `{prefix/}{asset}/{tag}`. Its schema is docs/payload-litmus.schema.json. */
import type { RecordedReading } from '../../base/reading.ts';
import { ok, type Result } from '../../base/result.ts';
import { jsonPayload, type Message } from '../message.ts';
import { knownTopicOf } from '../../base/topic.ts';

/** Refuses names that no topic can hold. Never retained: a stale value must not look live. */
export const encodeLitmus = (
  reading: RecordedReading,
  prefix: string,
): Result<readonly Message[], string> => {
  const topic = knownTopicOf(prefix, reading.asset, reading.tag);
  if (!topic.ok) return topic;
  const { v, id, ts, asset, tag, value, peakToPeak, ...rest } = reading;
  const { unit, reference, quality, reasons, u95, angleDeg, raw, calibration, historical, n } = rest;
  const deviceName = asset.slice(asset.lastIndexOf('/') + 1);
  const payload = jsonPayload({
    success: quality !== 'bad',
    datatype: 'float64',
    timestamp: ts,
    registerId: `${asset}/${tag}`,
    value: quality === 'bad' ? null : value,
    deviceID: asset,
    tagName: tag,
    deviceName,
    description: `${tag} of ${deviceName}`,
    metadata: {
      ...{ v, id, unit, reference, quality, reasons, u95, angleDeg, raw },
      ...(peakToPeak === null ? {} : { peakToPeak }),
      ...{ calibration, historical, n },
    },
  });
  return ok([{ topic: topic.value, payload, qos: 1, retain: false }]);
};
