/** What the shipped worker code asks of a browser → Node's nearest: an IndexedDB in memory, WebSocket, its own address. */
import 'fake-indexeddb/auto';
import { WebSocket } from 'ws';

Object.assign(globalThis, { WebSocket, self: { location: { origin: 'http://localhost' } } });
