/** A running http server → the same server with an MQTT broker (aedes) over WebSocket at `/mqtt`. Memory only. */
import { Aedes } from 'aedes';
import { createWebSocketStream, WebSocketServer } from 'ws';

const path = '/mqtt';
/** Readings have some 400 bytes, a gap with sixteen series some 3,000: this is ample. */
const largestPacketBytes = 256 * 1024;
const mostClients = 64;

/** A page of another site must not reach the broker of this machine through the person's browser. */
const isOwnOrigin = ({ headers: { origin, host } }) => {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
};

const refuse = (socket, status) => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** `attachBroker(server)` → `{ onMessage, close }`; types beside this file. */
export const attachBroker = async (server, { allowOrigin = isOwnOrigin } = {}) => {
  const broker = await Aedes.createBroker({ connectTimeout: 10_000, keepaliveLimit: 300 });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestPacketBytes,
    handleProtocols: (protocols) => (protocols.has('mqtt') ? 'mqtt' : false),
  });
  const onUpgrade = (request, socket, head) => {
    if (new URL(request.url ?? '/', 'http://host').pathname !== path) return;
    if (!allowOrigin(request)) refuse(socket, '403 Forbidden');
    else if (sockets.clients.size >= mostClients) refuse(socket, '503 Service Unavailable');
    else {
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const stream = createWebSocketStream(webSocket);
        // A line that breaks is no event for anybody but its client.
        stream.on('error', () => stream.destroy());
        broker.handle(stream, request);
      });
    }
  };
  server.on('upgrade', onUpgrade);
  return {
    onMessage: (handle) =>
      broker.on('publish', ({ topic, retain, payload }, client) => {
        if (client) handle({ topic, retain, payload: Buffer.from(payload) });
      }),
    close: async () => {
      server.off('upgrade', onUpgrade);
      for (const webSocket of sockets.clients) webSocket.terminate();
      await new Promise((resolve) => broker.close(resolve));
      sockets.close();
    },
  };
};
