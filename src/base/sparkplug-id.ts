/** Text → whether it can be a Sparkplug group, edge node, device or host id (Sparkplug 3.0 §4.1). */

// The reserved characters + / #, control characters, and code points that MQTT 5 §1.5.4 forbids or advises against.
const forbidden = /[+/#\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/gu;

/** Ids go into every topic; brokers cut topics at about a thousand bytes. */
export const longestSparkplugId = 200;

export const isSparkplugId = (text: string): boolean =>
  text.trim() !== '' &&
  text.length <= longestSparkplugId &&
  text === text.normalize('NFC') &&
  text.search(forbidden) < 0 &&
  !/\p{Surrogate}/u.test(text);

/** The nearest text that can be an id: a level's `/` becomes `:`, anything else that is forbidden `-`. */
export const toSparkplugId = (text: string): string => {
  const clean = text
    .replaceAll(/\p{Surrogate}/gu, '-')
    .normalize('NFC')
    .replaceAll('/', ':')
    .replaceAll(forbidden, '-')
    .slice(0, longestSparkplugId - 16)
    .replace(/\p{Surrogate}$/u, '')
    .trim();
  return clean === '' ? '-' : clean;
};
