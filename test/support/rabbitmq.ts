/** A RabbitMQ of its own, with the files of docs/brokers/rabbitmq, on free ports. Runs in Node. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokerDocs, readBrokerDoc } from './example-plant.ts';
import { answers, freePorts, Program } from './programs.ts';
import { until } from './until.ts';

/** Debian's wrapper in /usr/sbin forgets the environment. */
const programs = '/usr/lib/rabbitmq/bin';
/** Erlang starts slowly where other things run. */
const patienceMs = 90_000;

export class RabbitMq {
  readonly #folder = mkdtempSync(join(tmpdir(), 'dialect-rabbitmq-'));
  #server: Program | null = null;

  private constructor(private readonly first: number) {}

  /** @param definitions users and their rights; the committed ones where absent */
  static async start(definitions = readBrokerDoc('rabbitmq/definitions.json')): Promise<RabbitMq> {
    const broker = new RabbitMq(await freePorts(5));
    const configuration = readBrokerDoc('rabbitmq/rabbitmq.conf')
      .replace('= 15675', `= ${broker.first}`)
      .replace('= 1883', `= ${broker.tcpPort}`);
    writeFileSync(join(broker.#folder, 'rabbitmq.conf'), configuration);
    writeFileSync(join(broker.#folder, 'definitions.json'), definitions);
    // By it the control program knows the server.
    writeFileSync(join(broker.#folder, '.erlang.cookie'), randomUUID(), { mode: 0o400 });
    try {
      await broker.restart();
      await broker.control('import_definitions', join(broker.#folder, 'definitions.json'));
    } catch (error) {
      await broker.stop();
      throw error;
    }
    return broker;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.first}/mqtt`;
  }

  get tcpPort(): number {
    return this.first + 1;
  }

  async restart(): Promise<void> {
    const server = new Program([`${programs}/rabbitmq-server`], { env: this.#environment });
    this.#server = server;
    const isUp = async (): Promise<boolean> => {
      if (!server.isRunning) throw new Error(`RabbitMQ does not start: ${server.said.slice(-2000)}`);
      return (await answers(this.tcpPort)) && answers(this.first);
    };
    await until(isUp, 'MQTT at RabbitMQ', patienceMs);
    await this.control('await_startup');
  }

  /** `rabbitmqctl` */
  async control(...command: readonly string[]): Promise<string> {
    const control = new Program([`${programs}/rabbitmqctl`, '--timeout', '90', ...command], {
      env: this.#environment,
    });
    if ((await control.ended()) !== 0) throw new Error(`rabbitmqctl ${command[0]}: ${control.said}`);
    return control.said;
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    const pid = Number((await this.control('eval', 'os:getpid().')).replace(/\D/g, ''));
    process.kill(pid, 'SIGKILL');
    await this.#server?.ended();
  }

  async stop(): Promise<void> {
    if (this.#server?.isRunning) await this.control('stop').catch(() => undefined);
    await this.#server?.stop();
    // The register of Erlang's nodes outlives them.
    await new Program(['epmd', '-port', this.#epmdPort, '-kill']).ended();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  get #epmdPort(): string {
    return String(this.first + 3);
  }

  get #environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      HOME: this.#folder,
      ERL_EPMD_PORT: this.#epmdPort,
      ERL_EPMD_ADDRESS: '127.0.0.1',
      RABBITMQ_NODENAME: `dialect-${this.first}@localhost`,
      RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
      RABBITMQ_NODE_PORT: String(this.first + 2),
      RABBITMQ_DIST_PORT: String(this.first + 4),
      RABBITMQ_CONFIG_FILE: join(this.#folder, 'rabbitmq.conf'),
      RABBITMQ_ENABLED_PLUGINS_FILE: brokerDocs('rabbitmq/enabled_plugins'),
      RABBITMQ_MNESIA_BASE: join(this.#folder, 'mnesia'),
      RABBITMQ_LOG_BASE: join(this.#folder, 'log'),
      RABBITMQ_PID_FILE: join(this.#folder, 'pid'),
    };
  }
}
