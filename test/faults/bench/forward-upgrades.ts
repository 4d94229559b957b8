/** Hands a web server's WebSocket requests on to another port, byte by byte. Runs in Node. */
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

export const forwardUpgrades = (server: Server, port: number): void => {
  server.on('upgrade', (request, near: Duplex, head) => {
    const far = connect(port, '127.0.0.1');
    const headers = request.rawHeaders.map((text, index) => text + (index % 2 === 0 ? ': ' : '\r\n'));
    far.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers.join('')}\r\n`);
    far.write(head);
    near.pipe(far);
    far.pipe(near);
    const end = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      socket.on('close', end);
      socket.on('error', end);
    }
  });
};
