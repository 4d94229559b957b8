/** The fast lane on a line of the test's: what leaves, what an answer means, and what is never sent. */
import { EventEmitter } from 'node:events';
import type { MqttClient } from 'mqtt';
import mqttPacket from 'mqtt-packet';
import { afterEach, expect, it } from 'vitest';
import { FastLane } from '../../../src/publish/fast-lane.ts';
import { jsonPayload, type Message } from '../../../src/publish/message.ts';
import { PubackTap } from '../../../src/publish/puback-tap.ts';

const message = (bytes: number, qos: 0 | 1 = 1): Message => ({
  topic: 'plant/pressure',
  payload: jsonPayload('a'.repeat(bytes)),
  qos,
  retain: false,
});

const lanes: FastLane[] = [];
afterEach(() => lanes.splice(0).forEach((lane) => lane.end()));

const open = (largestPacket: number) => {
  const written: Uint8Array[] = [];
  const tap = new PubackTap();
  // A real one copies, too (WHATWG WebSockets §3.1: `send` takes the bytes that are there now).
  const socket = { send: (bytes: Uint8Array) => void written.push(bytes.slice()) } as unknown as WebSocket;
  let signsOfLife = 0;
  const reschedulePing = (): void => void (signsOfLife += 1);
  const client = Object.assign(new EventEmitter(), { reschedulePing }) as unknown as MqttClient;
  const outcomeOf = (code: number) => (code === 149 ? 'poison' : 'denied');
  const lane = new FastLane(client, socket, tap, { version: 5, largestPacket, outcomeOf });
  lanes.push(lane);
  return {
    lane,
    written,
    signsOfLife: () => signsOfLife,
    answer: (id: number, code: number) => tap.takes(new Uint8Array([0x40, 3, 0, id, code])),
  };
};

it('never sends a packet that is larger than the broker takes: its session would end over it', async () => {
  const { lane, written, answer } = open(200);
  expect(await lane.publish(message(300))).toBe('poison');
  expect(await lane.publish(message(300, 0))).toBe('poison');
  const small = lane.publish(message(50));
  lane.flush();
  expect(written).toHaveLength(1);
  expect(written[0]!.length).toBeLessThan(200);
  answer(1, 0);
  expect(await small).toBe('acknowledged');
});

it.each([
  [0, 'acknowledged'],
  [16, 'acknowledged'],
  [135, 'denied'],
  [149, 'poison'],
])('takes reason %i for %s', async (code, outcome) => {
  const { lane, answer } = open(Infinity);
  const published = lane.publish(message(10));
  lane.flush();
  answer(1, code);
  expect(await published).toBe(outcome);
});

it('answers lost for what no answer came for', async () => {
  const { lane } = open(Infinity);
  const published = lane.publish(message(10));
  lane.end();
  expect(await published).toBe('lost');
  expect(await lane.publish(message(10))).toBe('lost');
});

it('writes packets one after another, whole and in order, the largest on its own', () => {
  const { lane, written } = open(Infinity);
  const sizes = [10, 20_000, 20_000, 50_000, 10];
  for (const size of sizes) void lane.publish(message(size));
  lane.flush();
  const parser = mqttPacket.parser({ protocolVersion: 5 });
  const seen: [id: number | undefined, payload: string][] = [];
  parser.on('packet', (packet) => {
    if (packet.cmd === 'publish') seen.push([packet.messageId, packet.payload.toString()]);
  });
  for (const bytes of written) parser.parse(Buffer.from(bytes));
  expect(seen).toEqual(sizes.map((size, index) => [index + 1, JSON.stringify('a'.repeat(size))]));
  expect(written.length).toBeLessThan(sizes.length);
});

it('takes an acknowledgement for a sign of life, as MQTT.js would if it saw it', () => {
  const { lane, answer, signsOfLife } = open(Infinity);
  void lane.publish(message(10));
  lane.flush();
  expect(signsOfLife()).toBe(0);
  answer(1, 0);
  expect(signsOfLife()).toBe(1);
});
