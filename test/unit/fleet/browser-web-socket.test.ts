/** The simulated kiosks' WebSocket against a server that asks for compression, as RabbitMQ does. */
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import '../../support/browser-globals.ts';
import { until } from '../../support/until.ts';

it('sends what stood in the memory when it was told to', async () => {
  const server = new WebSocketServer({ port: 0, perMessageDeflate: true });
  const received: string[] = [];
  server.on('connection', (line) =>
    line.on('message', (data: Buffer) => received.push(data.toString('latin1'))),
  );
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  expect(socket.extensions).toContain('permessage-deflate');
  const memory = new Uint8Array(4096);
  const sent = ['a', 'b', 'c'].map((letter) => letter.repeat(memory.length));
  for (const text of sent) {
    memory.fill(text.charCodeAt(0));
    socket.send(memory);
  }
  await until(() => received.length === sent.length, 'the messages');
  expect(received).toEqual(sent);
  socket.close();
  server.close();
});
