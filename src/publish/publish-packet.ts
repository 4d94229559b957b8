/** A message → its PUBLISH packet (MQTT 5 §3.3, MQTT 3.1.1 §3.3), written where many of them are gathered. */
import type { Message } from './message.ts';
import { utf8Bytes } from './utf8-bytes.ts';

/** A device has few topics and publishes on each over and over. */
const names = new Map<string, Uint8Array>();
const mostNames = 4096;

const nameOf = (topic: string): Uint8Array => {
  const known = names.get(topic);
  if (known) return known;
  const name = utf8Bytes(topic);
  if (names.size >= mostNames) names.clear();
  names.set(topic, name);
  return name;
};

/** What follows the fixed header: MQTT 5 adds an empty list of properties. */
const remainingLength = ({ topic, payload, qos }: Message, version: 4 | 5): number =>
  2 + nameOf(topic).length + 2 * qos + (version === 5 ? 1 : 0) + payload.length;

/** Bytes of the packet. */
export const publishLength = (message: Message, version: 4 | 5): number => {
  const remaining = remainingLength(message, version);
  let digits = 1;
  for (let rest = remaining >> 7; rest > 0; rest >>= 7) digits += 1;
  return 1 + digits + remaining;
};

/** The remaining length, seven bits a byte, low first (§1.5.5). */
const writeLength = (bytes: Uint8Array, at: number, length: number): number => {
  let rest = length;
  let end = at;
  do {
    bytes[end++] = (rest & 127) | (rest > 127 ? 128 : 0);
    rest >>= 7;
  } while (rest > 0);
  return end;
};

/**
 * Writes `publishLength` bytes from `start` on.
 * @param packetId 1…65535; by QoS 0 it is left out
 */
export const writePublish = (
  bytes: Uint8Array,
  start: number,
  message: Message,
  packetId: number,
  version: 4 | 5,
): void => {
  const { topic, payload, qos, retain } = message;
  const name = nameOf(topic);
  bytes[start] = 0x30 | (qos << 1) | (retain ? 1 : 0);
  let at = writeLength(bytes, start + 1, remainingLength(message, version));
  bytes[at++] = name.length >> 8;
  bytes[at++] = name.length & 255;
  bytes.set(name, at);
  at += name.length;
  if (qos === 1) {
    bytes[at++] = packetId >> 8;
    bytes[at++] = packetId & 255;
  }
  if (version === 5) bytes[at++] = 0;
  bytes.set(payload, at);
};
