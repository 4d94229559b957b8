/** Messages at a broker → the readings among them, and what is missing between their ids. */
import type { RecordedReading } from '../../src/base/reading.ts';

/** Readings as they came, repeats included; everything else that the app publishes is left out. */
export const readingsAmong = (
  messages: readonly { readonly topic: string; readonly payload: string }[],
): RecordedReading[] =>
  messages.flatMap(({ topic, payload }) => {
    if (!payload.startsWith('{')) return [];
    const message = JSON.parse(payload) as Partial<RecordedReading>;
    const isReading = typeof message.id === 'string' && topic.endsWith(`${message.asset}/${message.tag}`);
    return isReading ? [message as RecordedReading] : [];
  });

/** One per id, the first that came. */
export const withoutRepeats = (readings: readonly RecordedReading[]): RecordedReading[] => [
  ...new Map([...readings].reverse().map((reading) => [reading.id, reading])).values(),
];

/** Sequence numbers that never came, between the first and the last of each kiosk and epoch. */
export const missingIds = (readings: readonly RecordedReading[]): string[] => {
  const series = new Map<string, Set<number>>();
  for (const { id } of readings) {
    const [, name = '', sequence = ''] = /^(.*):(\d+)$/.exec(id) ?? [];
    if (!series.has(name)) series.set(name, new Set());
    series.get(name)!.add(Number(sequence));
  }
  return [...series].flatMap(([name, numbers]) => {
    const first = Math.min(...numbers);
    const last = Math.max(...numbers);
    return Array.from({ length: last - first + 1 }, (_, k) => first + k)
      .filter((number) => !numbers.has(number))
      .map((number) => `${name}:${number}`);
  });
};
