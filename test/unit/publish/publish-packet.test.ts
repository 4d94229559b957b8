/** PUBLISH packets as written here are read back by the reference parser, whatever their size. */
import mqttPacket from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/publish/message.ts';
import { publishLength, writePublish } from '../../../src/publish/publish-packet.ts';

const parse = (bytes: Uint8Array, protocolVersion: 4 | 5): Record<string, unknown>[] => {
  const parser = mqttPacket.parser({ protocolVersion });
  const packets: Record<string, unknown>[] = [];
  parser.on('packet', (packet) => packets.push({ ...packet }));
  parser.on('error', (error) => {
    throw error;
  });
  parser.parse(Buffer.from(bytes));
  return packets;
};

/** Written in the midst of other bytes, none of which it may touch. */
const packetOf = (message: Message, version: 4 | 5): Uint8Array => {
  const length = publishLength(message, version);
  const bytes = new Uint8Array(length + 20).fill(99);
  writePublish(bytes, 10, message, 60_000, version);
  const around = [...bytes.subarray(0, 10), ...bytes.subarray(10 + length)];
  expect(around).toEqual(Array.from({ length: 20 }, () => 99));
  return bytes.subarray(10, 10 + length);
};

describe('PUBLISH packet', () => {
  it.each([0, 1, 100, 127, 128, 16_300, 16_400, 70_000])('carries a payload of %d bytes', (size) => {
    for (const version of [4, 5] as const) {
      for (const qos of [0, 1] as const) {
        const payload = new Uint8Array(size).fill(7);
        const message = { topic: 'Liège/PG-101', payload, qos, retain: size === 0 };
        const [packet, ...rest] = parse(packetOf(message, version), version);
        expect(rest).toEqual([]);
        const { payload: carried, ...head } = packet!;
        expect(head).toMatchObject({
          cmd: 'publish',
          topic: 'Liège/PG-101',
          qos,
          retain: size === 0,
          dup: false,
        });
        expect(packet!['messageId']).toBe(qos === 1 ? 60_000 : undefined);
        expect(Buffer.compare(carried as Buffer, payload)).toBe(0);
      }
    }
  });
});
