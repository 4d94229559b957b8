/** A running http(s) server → the same server with the enrolment of devices over WebSocket at `/enrol`. */
import { WebSocketServer } from 'ws';

const path = '/enrol';
const protocol = 'dialect-enrol.1';
const largestRequestBytes = 1024;
const patienceMs = 10_000;

/** @param {unknown} text @returns {string} the code, or an empty text for anything else */
const codeIn = (text) => {
  try {
    const request = JSON.parse(String(text));
    return request?.v === 1 && typeof request.code === 'string' ? request.code : '';
  } catch {
    return '';
  }
};

/**
 * @param {import('node:http').Server} server
 * @param {import('./code-desk.mjs').CodeDesk} desk
 * @param {(line: string) => void} say a line without a code or secret
 */
export const attachEnrolment = (server, desk, say = () => undefined) => {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestRequestBytes,
    handleProtocols: (protocols) => (protocols.has(protocol) ? protocol : false),
  });
  server.on('upgrade', (request, socket, head) => {
    if (new URL(request.url ?? '/', 'http://host').pathname !== path) return;
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const from = request.socket.remoteAddress ?? '';
      const late = setTimeout(() => webSocket.terminate(), patienceMs);
      webSocket.on('error', () => webSocket.terminate());
      webSocket.on('close', () => clearTimeout(late));
      // One request a connection.
      webSocket.once('message', (data) => {
        const answer = desk.redeem(codeIn(data), from);
        say('refused' in answer ? `${from}: refused, ${answer.refused}` : `${from}: enrolled`);
        webSocket.send(JSON.stringify(answer), () => webSocket.close());
      });
    });
  });
};
