/** RecordedReading → the canonical JSON record on `{prefix/}{asset}/{tag}`. Its schema is docs/payload-plain.schema.json. */
import type { RecordedReading } from '../../base/reading.ts';
import { ok, type Result } from '../../base/result.ts';
import { jsonPayload, type Message } from '../message.ts';
import { knownTopicOf } from '../../base/topic.ts';

/** Refuses names that no topic can hold. Never retained: a stale value must not look live. */
export const encodePlain = (reading: RecordedReading, prefix: string): Result<readonly Message[], string> => {
  const topic = knownTopicOf(prefix, reading.asset, reading.tag);
  if (!topic.ok) return topic;
  const { v, id, ts, asset, tag, value, unit, reference, quality, reasons, u95, angleDeg, raw } = reading;
  const { calibration, historical, n, peakToPeak } = reading;
  const payload = jsonPayload({
    v,
    id,
    ts,
    asset,
    tag,
    value,
    unit,
    reference,
    quality,
    reasons,
    u95,
    angleDeg,
    raw,
    ...(peakToPeak === null ? {} : { peakToPeak }),
    calibration,
    historical,
    n,
  });
  return ok([{ topic: topic.value, payload, qos: 1, retain: false }]);
};
