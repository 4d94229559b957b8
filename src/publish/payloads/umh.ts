/**
 * RecordedReading → messages of one value each on `umh/v1/{prefix/}{asset}/_gauge_v1/{tag}` and beside it.
 * Their schema is docs/payload-umh.schema.json.
 */
import type { RecordedReading } from '../../base/reading.ts';
import { ok, refuse, type Result } from '../../base/result.ts';
import { jsonPayload, type Message } from '../message.ts';
import { umhTopics, type UmhPart } from './umh-topic.ts';

const partsOf = ({
  value,
  unit,
  u95,
  quality,
}: RecordedReading): readonly (readonly [UmhPart, number | string])[] =>
  quality === 'bad' || value === null
    ? [['quality', quality]]
    : [
        ['value', value],
        ['unit', unit],
        ...(u95 === null ? [] : [['u95', u95] as const]),
        ['quality', quality],
      ];

/**
 * A bad reading says its quality alone. Refuses only when no message at all is possible.
 * Never retained: a stale value must not look live.
 */
export const encodeUmh = (reading: RecordedReading, prefix: string): Result<readonly Message[], string> => {
  const topics = umhTopics(prefix, reading.asset, reading.tag);
  if (!topics.ok) return topics;
  const messages: Message[] = [];
  let problem = '';
  for (const [part, value] of partsOf(reading)) {
    const topic = topics.value[part];
    if (!topic.ok) {
      problem = topic.error;
      continue;
    }
    const payload = jsonPayload({ timestamp_ms: reading.ts, value });
    messages.push({ topic: topic.value, payload, qos: 1, retain: false });
  }
  return messages.length > 0 ? ok(messages) : refuse(problem);
};
