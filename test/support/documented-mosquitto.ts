/** A Mosquitto with the files of docs/brokers/mosquitto, on free ports. Runs in Node. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBrokerDoc, type Login } from './example-plant.ts';
import { answers, freePorts, Program } from './programs.ts';
import { until } from './until.ts';

export interface DocumentedOptions {
  readonly users: readonly Login[];
  /** Contents of the file `acl`; the committed one where absent. */
  readonly acl?: string;
  /** The broker that its bridge goes to, and the login for it. */
  readonly bridgeTo?: { readonly port: number; readonly login: Login };
}

/** Mosquitto itself hashes them. */
const hashedPasswords = (folder: string, users: readonly Login[]): void => {
  const file = join(folder, 'passwords');
  writeFileSync(file, users.map(({ username, password }) => `${username}:${password}\n`).join(''));
  const { status, stderr } = spawnSync('mosquitto_passwd', ['-U', file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mosquitto_passwd: ${stderr}`);
  chmodSync(file, 0o644);
};

const bridgeLines = ({ port, login }: NonNullable<DocumentedOptions['bridgeTo']>): string =>
  readBrokerDoc('mosquitto/bridge.conf')
    .replace('plant-broker.example:1883', `127.0.0.1:${port}`)
    .replace('SITE_PASSWORD', login.password);

export class DocumentedMosquitto {
  readonly #folder = mkdtempSync(join(tmpdir(), 'dialect-mosquitto-'));
  #broker: Program | null = null;

  private constructor(readonly tcpPort: number) {}

  static async start({
    users,
    acl = readBrokerDoc('mosquitto/acl'),
    bridgeTo,
  }: DocumentedOptions): Promise<DocumentedMosquitto> {
    const broker = new DocumentedMosquitto(await freePorts(2));
    const folder = broker.#folder;
    // Mosquitto leaves root behind and becomes a user of its own.
    chmodSync(folder, 0o777);
    const configuration = readBrokerDoc('mosquitto/mosquitto.conf')
      .replace('listener 1883', `listener ${broker.tcpPort} 127.0.0.1`)
      .replace('listener 9001', `listener ${broker.tcpPort + 1} 127.0.0.1`);
    writeFileSync(join(folder, 'mosquitto.conf'), configuration + (bridgeTo ? bridgeLines(bridgeTo) : ''));
    writeFileSync(join(folder, 'acl'), acl);
    hashedPasswords(folder, users);
    await broker.restart();
    return broker;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.tcpPort + 1}/mqtt`;
  }

  get said(): string {
    return this.#broker?.said ?? '';
  }

  async restart(): Promise<void> {
    const broker = new Program(['mosquitto', '-c', 'mosquitto.conf'], { cwd: this.#folder });
    this.#broker = broker;
    await until(async () => {
      if (!broker.isRunning) throw new Error(`mosquitto has ended: ${broker.said}`);
      return answers(this.tcpPort);
    }, 'mosquitto');
  }

  /** Until who listens now is on the disk: a second at most, as its configuration says. */
  async saved(): Promise<void> {
    const from = Date.now();
    const savedAt = (): number =>
      statSync(join(this.#folder, 'mosquitto.db'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    await until(() => savedAt() > from, 'saving');
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    await this.#broker?.stop('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#broker?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
