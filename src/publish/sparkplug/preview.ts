/** A reading → the topic and payload that an edge node would send for it, as a person can read them. */
import type { RecordedReading } from '../../base/reading.ts';
import { decodePayload } from './decode-payload.ts';
import { EdgeNode } from './edge-node.ts';
import type { EdgeNodeIdentity } from './sparkplug-topic.ts';

const readable = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? Number(value) : value === null ? undefined : value;

/** The payload is binary on the line; here it is what was decoded from it. */
export const previewSparkplug = (
  identity: EdgeNodeIdentity,
  reading: RecordedReading,
): { readonly topic: string; readonly payload: string } => {
  const node = new EdgeNode({ ...identity, primaryHostId: '' });
  node.handle({ kind: 'connected', bdSeq: 0, nowMs: reading.ts });
  node.handle({ kind: 'subscribed', nowMs: reading.ts });
  const last = node.handle({ kind: 'send', readings: [reading], nowMs: reading.ts }).at(-1);
  if (last?.kind !== 'publish') return { topic: 'No message leaves.', payload: '' };
  const decoded = decodePayload(last.message.payload);
  const payload = decoded.ok ? JSON.stringify(decoded.value, readable, 1) : decoded.error;
  return { topic: last.message.topic, payload };
};
