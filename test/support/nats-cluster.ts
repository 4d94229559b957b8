/** The NATS cluster of docs/brokers/nats, started by its own script behind its own HAProxy, on free ports. Runs in Node. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokerDocs, historian, kiosk7, kiosk8 } from './example-plant.ts';
import { streamsBehind, type StreamDetail } from './nats-streams.ts';
import { freePorts, Program } from './programs.ts';
import { until } from './until.ts';

const nodes = [1, 2, 3] as const;
type Node = (typeof nodes)[number];
/** All is current; or merely that it takes part, which is what HAProxy asks, too. */
type Health = 'healthz' | 'healthz?js-enabled=true';
const patienceMs = 120_000;

interface StreamReport {
  readonly account_details?: { readonly stream_detail?: StreamDetail[] }[];
}

export class NatsCluster {
  readonly #folder = mkdtempSync(join(tmpdir(), 'dialect-nats-'));
  readonly #running = new Map<Node, Program>();
  #door: Program | null = null;

  private constructor(private readonly first: number) {}

  /** @param users contents of users.conf; the committed ones where absent */
  static async start(users?: string): Promise<NatsCluster> {
    const cluster = new NatsCluster(await freePorts(20));
    cpSync(brokerDocs('nats'), cluster.#docs, { recursive: true });
    if (users !== undefined) writeFileSync(join(cluster.#docs, 'users.conf'), users);
    try {
      nodes.forEach((node) => cluster.#run(node));
      await Promise.all(nodes.map((node) => cluster.#healthy(node)));
      cluster.#openDoor();
      await until(() => cluster.#mqttLives(), 'MQTT behind HAProxy');
    } catch (error) {
      const said = [...cluster.#running.values()].map((node) => node.said.slice(-1500)).join('\n');
      await cluster.stop();
      throw new Error(`${String(error)}\n${said}`, { cause: error });
    }
    return cluster;
  }

  /** Behind HAProxy. */
  get url(): string {
    return `ws://127.0.0.1:${this.#websocketDoor}/mqtt`;
  }

  /** MQTT over TCP, behind HAProxy. */
  get tcpPort(): number {
    return this.first + 19;
  }

  /** The node that leads the stream of all messages: no other is missed more. */
  async leader(): Promise<Node> {
    const leads = (await this.#streams(this.#alive()[0]!)).find(({ name }) => name === '$MQTT_msgs');
    return Number(leads?.cluster?.leader?.replace('node-', '')) as Node;
  }

  /** As a power cut would. */
  async kill(node: Node): Promise<void> {
    const pid = readFileSync(join(this.#folder, `node-${node}`, 'pid'), 'utf8');
    process.kill(Number(pid), 'SIGKILL');
    await this.#running.get(node)?.ended();
    this.#running.delete(node);
  }

  /** Resolves when it takes part again: under load NATS 2.9 calls one consumer or other “not current” for minutes. */
  async restart(node: Node): Promise<void> {
    this.#run(node);
    await this.#healthy(node, 'healthz?js-enabled=true');
  }

  /** Resolves when the node has of every stream what the others have; `healthz` would ask it of consumers, too. */
  caughtUp(node: Node, patienceMs: number): Promise<void> {
    const name = `node-${node}`;
    const asked = (which: Node): Promise<[string, readonly StreamDetail[]]> =>
      this.#streams(which).then((streams) => [`node-${which}`, streams]);
    const hasAll = async (): Promise<boolean> => {
      const others = await Promise.all(nodes.filter((other) => other !== node).map(asked));
      // Asked last: what the others had then it must have now.
      const own = await asked(node);
      return own[1].length > 0 && streamsBehind(name, new Map([...others, own])).length === 0;
    };
    return until(hasAll, `${name} to catch up`, patienceMs);
  }

  async stop(): Promise<void> {
    await this.#door?.stop();
    await Promise.all([...this.#running.values()].map((node) => node.stop()));
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  get #docs(): string {
    return join(this.#folder, 'docs');
  }

  get #websocketDoor(): number {
    return this.first + 18;
  }

  #alive(): Node[] {
    return [...this.#running.keys()];
  }

  #run(node: Node): void {
    const script = join(this.#docs, 'run-cluster.sh');
    const env = {
      ...process.env,
      ...{ KIOSK7_PASSWORD: kiosk7.password, KIOSK8_PASSWORD: kiosk8.password },
      HISTORIAN_PASSWORD: historian.password,
      ...{ NATS_FIRST_PORT: String(this.first), NATS_FIRST_CLUSTER_PORT: String(this.first + 3) },
      ...{ NATS_FIRST_MQTT_PORT: String(this.first + 6), NATS_FIRST_WEBSOCKET_PORT: String(this.first + 9) },
      NATS_FIRST_MONITOR_PORT: String(this.first + 12),
    };
    this.#running.set(node, new Program(['sh', script, this.#folder, String(node)], { env }));
  }

  #openDoor(): void {
    const ports = (name: string, offset: number) =>
      nodes.map((node) => [`${name}_PORT_${node}`, String(this.first + offset + node - 1)]);
    const env = {
      ...process.env,
      ...Object.fromEntries([...ports('MQTT', 6), ...ports('WEBSOCKET', 9), ...ports('MONITOR', 12)]),
      ...{ WEBSOCKET_ADDRESS: `127.0.0.1:${this.#websocketDoor}`, MQTT_ADDRESS: `127.0.0.1:${this.tcpPort}` },
    };
    this.#door = new Program(['haproxy', '-db', '-f', join(this.#docs, 'haproxy.cfg')], { env });
  }

  #healthy(node: Node, health: Health = 'healthz'): Promise<void> {
    const isHealthy = async (): Promise<boolean> => {
      if (this.#running.get(node)?.isRunning === false) throw new Error(`node ${node} has ended`);
      return (await this.#ask(node, health))?.ok === true;
    };
    return until(isHealthy, `node ${node} of the cluster`, patienceMs);
  }

  async #mqttLives(): Promise<boolean> {
    const login = ['-u', historian.username, '-P', historian.password];
    const sub = ['mosquitto_sub', '-h', '127.0.0.1', '-p', String(this.tcpPort), ...login];
    const probe = new Program([...sub, '-q', '1', '-t', 'plant/#', '-E']);
    return (await probe.ended()) === 0;
  }

  async #streams(node: Node): Promise<readonly StreamDetail[]> {
    const answer = await this.#ask(node, 'jsz?streams=true&accounts=true');
    const report = (await answer?.json()) as StreamReport | undefined;
    return report?.account_details?.flatMap(({ stream_detail }) => stream_detail ?? []) ?? [];
  }

  #ask(node: Node, path: string): Promise<Response | undefined> {
    const address = `http://127.0.0.1:${this.first + 12 + node - 1}/${path}`;
    return fetch(address, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  }
}
