/** The settings' choice of encoders → the function that does them all; null where a reading is no message by itself. */
import { jsonEncodersOf, type BrokerSettings, type JsonEncoder } from '../../base/broker-settings.ts';
import type { RecordedReading } from '../../base/reading.ts';
import { ok, refuse, type Result } from '../../base/result.ts';
import type { Message } from '../message.ts';
import type { Encode } from '../sender.ts';
import { encodeLitmus } from './litmus.ts';
import { encodePlain } from './plain.ts';
import { encodeUmh } from './umh.ts';

type EncodeUnder = (reading: RecordedReading, prefix: string) => Result<readonly Message[], string>;

export const encodeBy: Readonly<Record<JsonEncoder, EncodeUnder>> = {
  plain: encodePlain,
  umh: encodeUmh,
  litmus: encodeLitmus,
};

/** Refuses only when no encoder has a message for it. */
const encodeByAll = (encoders: readonly EncodeUnder[], prefix: string): Encode => {
  return (reading) => {
    const encoded = encoders.map((encode) => encode(reading, prefix));
    const messages = encoded.flatMap((one) => (one.ok ? one.value : []));
    if (messages.length > 0) return ok(messages);
    return refuse(encoded.map((one) => (one.ok ? '' : one.error)).join(' '));
  };
};

export const encoderFor = ({
  topicPrefix,
  ...chosen
}: Pick<BrokerSettings, 'topicPrefix' | 'encoder' | 'alsoEncoders'>): Encode | null => {
  const [first, ...others] = jsonEncodersOf(chosen).map((encoder) => encodeBy[encoder]);
  if (!first) return null;
  if (others.length > 0) return encodeByAll([first, ...others], topicPrefix);
  return (reading) => first(reading, topicPrefix);
};
