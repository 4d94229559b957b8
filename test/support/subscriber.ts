/** A real mosquitto_sub with a session that persists → the messages that came, as they came. Runs in Node. */
import type { Login } from './example-plant.ts';
import type { SeenMessage } from './mosquitto.ts';
import { Program } from './programs.ts';
import { until } from './until.ts';

export class Subscriber {
  readonly seen: SeenMessage[] = [];
  #program: Program | null = null;
  #isSubscribed = false;

  private constructor(
    private readonly port: number,
    private readonly login: Login,
    private readonly filters: readonly string[],
  ) {}

  /** @param port of MQTT over TCP */
  static async start(port: number, login: Login, filters: readonly string[]): Promise<Subscriber> {
    const subscriber = new Subscriber(port, login, filters);
    subscriber.#run();
    await until(() => subscriber.#isSubscribed, `mosquitto_sub: ${subscriber.#program?.said ?? ''}`);
    return subscriber;
  }

  async stop(): Promise<void> {
    await this.#program?.stop();
  }

  #run(): void {
    const { username, password } = this.login;
    const program = new Program([
      // Line by line, not as its output buffer fills.
      ...['stdbuf', '-oL', 'mosquitto_sub', '-h', '127.0.0.1', '-p', String(this.port)],
      ...['-u', username, '-P', password, '-i', username, '-c', '-q', '1', '-d'],
      ...this.filters.flatMap((filter) => ['-t', filter]),
      ...['-F', 'seen\t%t\t%r\t%p'],
    ]);
    this.#program = program;
    program.onLine((line) => {
      if (line.startsWith('Subscribed')) this.#isSubscribed = true;
      if (!line.startsWith('seen\t')) return;
      const [, topic = '', retain, ...payload] = line.split('\t');
      this.seen.push({ topic, retain: retain === '1', payload: payload.join('\t') });
    });
  }
}
