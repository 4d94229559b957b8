/** Levels of a namespace → an MQTT topic that every broker takes, or a sentence that says why not. */
import { ok, refuse, type Result } from './result.ts';

/** MQTT 5 §1.5.4: a string has at most 65,535 bytes; many brokers cut far earlier. */
const longestTopicBytes = 1024;

// Control characters, and the code points that MQTT 5 §1.5.4 and §4.7.3 forbid or advise against.
const forbidden = /[+#\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/;

/** Bytes as UTF-8; here because this layer knows ECMAScript only. */
const utf8Length = (text: string): number => {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
};

/** A device has few topics and asks for each once a second or, draining, thousands of times. */
const known = new Map<string, Result<string, string>>();
const mostKnown = 4096;

/** As `topicOf`, remembered. */
export const knownTopicOf = (prefix: string, asset: string, tag: string): Result<string, string> => {
  const key = `${prefix}\n${asset}\n${tag}`;
  const before = known.get(key);
  if (before) return before;
  const topic = topicOf(prefix, asset, tag);
  if (known.size >= mostKnown) known.clear();
  known.set(key, topic);
  return topic;
};

/** Parts may hold several levels each, by `/`; an empty part is left out. Levels are brought to NFC. */
export const topicOf = (...parts: readonly string[]): Result<string, string> => {
  const topic = parts
    .filter((part) => part !== '')
    .join('/')
    .normalize('NFC');
  if (topic === '') return refuse('The topic is empty.');
  if (/\p{Surrogate}/u.test(topic)) return refuse('The topic is not well-formed Unicode.');
  if (forbidden.test(topic)) return refuse(`The topic “${topic}” has a +, a # or a control character.`);
  if (topic.startsWith('$'))
    return refuse(`The topic “${topic}” begins with $, which belongs to the broker.`);
  if (topic.split('/').some((level) => level.trim() === '')) {
    return refuse(`The topic “${topic}” has an empty level.`);
  }
  if (utf8Length(topic) > longestTopicBytes) {
    return refuse(`The topic is longer than ${longestTopicBytes} bytes.`);
  }
  return ok(topic);
};
