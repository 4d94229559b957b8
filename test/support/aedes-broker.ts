/** Starts the embedded broker of `npm start` on a free port, and watches what it publishes. Runs in Node. */
import { createServer, type Server } from 'node:http';
import { attachBroker, type AttachedBroker } from '../../scripts/embedded-broker.mjs';
import { freePort, type SeenMessage } from './mosquitto.ts';

export class Aedes {
  #server: Server | null = null;
  #broker: AttachedBroker | null = null;
  readonly seen: SeenMessage[] = [];

  private constructor(readonly port: number) {}

  static async start(): Promise<Aedes> {
    const broker = new Aedes(await freePort());
    await broker.restart();
    return broker;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/mqtt`;
  }

  async restart(): Promise<void> {
    const server = createServer((_request, response) => response.writeHead(404).end());
    this.#server = server;
    // The test page is served from another port than this broker.
    this.#broker = await attachBroker(server, { allowOrigin: () => true });
    this.#broker.onMessage(({ topic, retain, payload }) =>
      this.seen.push({ topic, retain, payload: payload.toString() }),
    );
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
  }

  async kill(): Promise<void> {
    await this.#broker?.close();
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  stop(): Promise<void> {
    return this.kill();
  }
}
