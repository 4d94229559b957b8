/** What the shipped worker code asks of a browser → Node's nearest: an IndexedDB in memory, WebSocket, its own address. */
import 'fake-indexeddb/auto';
import { WebSocket } from 'ws';

/**
 * As in a browser, what is sent is on its way when `send` returns. MQTT.js writes a packet in pieces; Node's stream would
 * wait after each, and what the fast lane sends itself would come between two pieces of one packet. And `send` copies:
 * `ws` would deflate, for a broker that asks for it, what the fast lane has written over meanwhile.
 */
class BrowserWebSocket extends WebSocket {
  override send(data: Parameters<WebSocket['send']>[0], ...rest: unknown[]): void {
    super.send(data instanceof Uint8Array ? new Uint8Array(data) : data);
    const sent = rest.find((each) => typeof each === 'function') as (() => void) | undefined;
    sent?.();
  }
}

Object.assign(globalThis, {
  WebSocket: BrowserWebSocket,
  self: { location: { origin: 'http://localhost' } },
});
