/** A broker that drops the line at a CONNECT of MQTT 5, as RabbitMQ 3.10 does: it is asked again by 3.1.1. */
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { kioskSettings, SimulatedKiosk } from '../../support/simulated-kiosk.ts';
import { until } from '../../support/until.ts';

/** The protocol's level stands behind its name (MQTT 5 §3.1.2.2); undefined while not all of it has come. */
const levelOf = (bytes: Buffer): number | undefined =>
  bytes.includes('MQTT') ? bytes[bytes.indexOf('MQTT') + 4] : undefined;
const accepted = Buffer.from([0x20, 2, 0, 0]);

let server: WebSocketServer;
let kiosk: SimulatedKiosk;

afterEach(async () => {
  server.clients.forEach((client) => client.terminate());
  await kiosk.stop();
  server.close();
});

it('falls back to MQTT 3.1.1', async () => {
  const levels: number[] = [];
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => {
    let bytes = Buffer.alloc(0);
    let isAnswered = false;
    socket.on('message', (part: Buffer) => {
      bytes = Buffer.concat([bytes, part]);
      const level = levelOf(bytes);
      if (level === undefined || isAnswered) return;
      isAnswered = true;
      levels.push(level);
      if (level === 5) socket.terminate();
      else socket.send(accepted);
    });
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  kiosk = await SimulatedKiosk.start(kioskSettings({ url: `ws://127.0.0.1:${port}/mqtt` }));
  await until(() => levels.length >= 2, 'a second attempt', 5_000);
  expect(levels).toEqual([5, 4]);
  expect(kiosk.statuses.filter(({ connection }) => connection === 'offline')).toEqual([]);
});
