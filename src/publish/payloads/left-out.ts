/** Names of gauges → those that a chosen encoder cannot write, with a sentence that says what to do. */
import { jsonEncodersOf, type BrokerSettings, type JsonEncoder } from '../../base/broker-settings.ts';
import { knownTopicOf } from '../../base/topic.ts';
import { umhTopics } from './umh-topic.ts';

export interface LeftOut {
  readonly encoder: JsonEncoder;
  readonly asset: string;
  readonly tag: string;
  /** What is left out, why, and what to do. */
  readonly sentence: string;
}

interface Name {
  readonly asset: string;
  readonly tag: string;
}

type Chosen = Pick<BrokerSettings, 'topicPrefix' | 'encoder' | 'alsoEncoders'>;

/** What of a gauge `umh` cannot write, and why; empty where it writes all. */
const umhGaps = (prefix: string, { asset, tag }: Name): { readonly parts: string; readonly why: string } => {
  const topics = umhTopics(prefix, asset, tag);
  if (!topics.ok) return { parts: 'this gauge', why: topics.error };
  const missing = Object.entries(topics.value).flatMap(([part, topic]) =>
    topic.ok ? [] : [{ part, why: topic.error }],
  );
  const [first] = missing;
  if (!first) return { parts: '', why: '' };
  return { parts: `the ${missing.map(({ part }) => part).join(', ')} of this gauge`, why: first.why };
};

const gapsOf = (
  encoder: JsonEncoder,
  prefix: string,
  name: Name,
): { readonly parts: string; readonly why: string } => {
  if (encoder === 'umh') return umhGaps(prefix, name);
  const topic = knownTopicOf(prefix, name.asset, name.tag);
  return topic.ok ? { parts: '', why: '' } : { parts: 'this gauge', why: topic.error };
};

const adviceOf = (encoder: JsonEncoder): string =>
  encoder === 'umh'
    ? 'Shorten the name, or write it with letters, digits, _ and - only: umh spells every other sign out.'
    : 'Give the gauge another name.';

/** Empty where every chosen encoder writes every gauge. */
export const leftOutOf = (chosen: Chosen, names: readonly Name[]): readonly LeftOut[] =>
  jsonEncodersOf(chosen).flatMap((encoder) =>
    names.flatMap(({ asset, tag }) => {
      const { parts, why } = gapsOf(encoder, chosen.topicPrefix, { asset, tag });
      if (parts === '') return [];
      const sentence = `${encoder} leaves ${parts} out. ${why} ${adviceOf(encoder)}`;
      return [{ encoder, asset, tag, sentence }];
    }),
  );
