import type { IncomingMessage, Server } from 'node:http';

export interface BrokerMessage {
  readonly topic: string;
  readonly retain: boolean;
  readonly payload: Buffer;
}

export interface AttachedBroker {
  /** Every message that a client publishes. */
  onMessage(handle: (message: BrokerMessage) => void): void;
  /** Drops all clients; the server stays. */
  close(): Promise<void>;
}

export interface AttachOptions {
  /** Decides whether a page may connect; by default only pages of the server's own origin, and programs without one. */
  allowOrigin?: (request: IncomingMessage) => boolean;
}

export function attachBroker(server: Server, options?: AttachOptions): Promise<AttachedBroker>;
