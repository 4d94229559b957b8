/** Names of a gauge → its topics in the unified namespace of the United Manufacturing Hub. */
import { ok, type Result } from '../../base/result.ts';
import { topicOf } from '../../base/topic.ts';
import { escapeLevel } from './escape-level.ts';

/** What is said of a tag; all but `value` stand on sibling topics: `pressure`, `pressure_unit`, … */
export type UmhPart = 'value' | 'unit' | 'u95' | 'quality';
export type UmhTopics = Readonly<Record<UmhPart, Result<string, string>>>;

const contract = '_gauge_v1';
const alarmContract = '_alarm_v1';

/** A level of the location begins with no _, which marks the contract. */
const locationLevel = (level: string): string => {
  const escaped = escapeLevel(level);
  return escaped.startsWith('_') ? `x${escaped}` : escaped;
};

const levels = (path: string, of: (level: string) => string): string => path.split('/').map(of).join('/');

const locationOf = (prefix: string, asset: string): string =>
  levels([prefix, asset].filter((part) => part !== '').join('/'), locationLevel);

const buildTopics = (prefix: string, asset: string, tag: string): Result<UmhTopics, string> => {
  // Refuse what every encoder refuses, before the escapes hide it.
  const plain = topicOf(prefix, asset, tag);
  if (!plain.ok) return plain;
  const base = topicOf('umh/v1', locationOf(prefix, asset), contract, levels(tag, escapeLevel));
  if (!base.ok) return base;
  const sibling = (part: UmhPart): Result<string, string> => topicOf(`${base.value}_${part}`);
  return ok({ value: base, unit: sibling('unit'), u95: sibling('u95'), quality: sibling('quality') });
};

/** A device has few gauges and asks for each once a second or, draining, thousands of times. */
const known = new Map<string, Result<UmhTopics, string>>();
const mostKnown = 1024;

/** Refuses names that no topic can hold; a sibling may be too long by itself. */
export const umhTopics = (prefix: string, asset: string, tag: string): Result<UmhTopics, string> => {
  const key = `${prefix}\n${asset}\n${tag}`;
  const before = known.get(key);
  if (before) return before;
  const topics = buildTopics(prefix, asset, tag);
  if (known.size >= mostKnown) known.clear();
  known.set(key, topics);
  return topics;
};

/** Where an alarm of this asset is told; refuses names that no topic can hold. */
export const umhAlarmTopic = (
  prefix: string,
  asset: string,
  alarm: string,
  leaf: string,
): Result<string, string> => {
  // Refuse what every encoder refuses, before the escapes hide it.
  const plain = topicOf(prefix, asset === '' ? ' ' : asset, alarm);
  if (!plain.ok) return plain;
  return topicOf('umh/v1', locationOf(prefix, asset), alarmContract, escapeLevel(alarm), leaf);
};
