/** A message → the bytes of its PUBLISH packet (MQTT 5 §3.3, MQTT 3.1.1 §3.3). */
import type { Message } from './message.ts';

const encoder = new TextEncoder();

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
 * @param packetId 1…65535; by QoS 0 it is left out
 * @param version 5 adds an empty list of properties
 */
export const publishPacket = (
  { topic, payload, qos, retain }: Message,
  packetId: number,
  version: 4 | 5,
): Uint8Array<ArrayBuffer> => {
  const name = encoder.encode(topic);
  const remaining = 2 + name.length + 2 * qos + (version === 5 ? 1 : 0) + payload.length;
  const bytes = new Uint8Array(5 + remaining);
  bytes[0] = 0x30 | (qos << 1) | (retain ? 1 : 0);
  let at = writeLength(bytes, 1, remaining);
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
  return bytes.subarray(0, at + payload.length);
};
