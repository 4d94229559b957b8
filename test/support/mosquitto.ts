/** Starts, kills and restarts a real mosquitto, and watches it with a real mosquitto_sub. Runs in Node. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mqtt from 'mqtt';

export interface SeenMessage {
  readonly topic: string;
  readonly retain: boolean;
  readonly payload: string;
}

export interface MosquittoOptions {
  /** When set, only this login is let in. */
  readonly login?: { readonly username: string; readonly password: string };
  /**
   * `every-change`: as data-plane §6.8 asks, acknowledged messages survive SIGKILL, at about a hundred a second.
   * `every-second`: subscriptions survive, the last second's messages do not.
   */
  readonly saves?: 'every-change' | 'every-second';
  /** Lines of an ACL file. */
  readonly acl?: readonly string[];
  /** Lines of its configuration that stand for those of this file. */
  readonly lines?: readonly string[];
  /** Gets what the watcher sees instead of `seen`: for more messages than memory holds. */
  readonly onSeen?: (topic: string, payload: string) => void;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });

const until = async (condition: () => Promise<boolean> | boolean, what: string): Promise<void> => {
  for (const start = Date.now(); Date.now() - start < 30_000;) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${what} took more than 30 s`);
};

const exited = (process: ChildProcess): Promise<void> =>
  process.exitCode !== null || process.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => process.once('exit', () => resolve()));

const configuration = (folder: string, tcp: number, websocket: number, options: MosquittoOptions): string => {
  const own = options.lines ?? [];
  const isOwn = (line: string): boolean => own.some((other) => other.split(' ')[0] === line.split(' ')[0]);
  return [...usual(folder, tcp, websocket, options).filter((line) => !isOwn(line)), ...own, ''].join('\n');
};

const usual = (folder: string, tcp: number, websocket: number, options: MosquittoOptions): string[] => [
  'per_listener_settings false',
  `listener ${tcp} 127.0.0.1`,
  `listener ${websocket} 127.0.0.1`,
  'protocol websockets',
  'persistence true',
  `persistence_location ${folder}/`,
  'autosave_interval 1',
  `autosave_on_changes ${options.saves === 'every-change'}`,
  // Not 0, for unlimited: Mosquitto 2.0.11 then ends a session by a protocol error after any denied publish.
  'max_queued_messages 1000000',
  // The Receive Maximum that it states: Mosquitto’s own 20 bound a sender to 20 messages per round trip.
  'max_inflight_messages 500',
  'log_dest none',
  ...(process.getuid?.() === 0 ? ['user root'] : []),
  ...(options.login
    ? ['allow_anonymous false', `password_file ${folder}/passwords`]
    : ['allow_anonymous true']),
  ...(options.acl ? [`acl_file ${folder}/acl`] : []),
];

export class Mosquitto {
  readonly #folder = mkdtempSync(join(tmpdir(), 'dialect-mosquitto-'));
  #options: MosquittoOptions;
  #broker: ChildProcess | null = null;
  #watcher: ChildProcess | null = null;
  readonly seen: SeenMessage[] = [];

  private constructor(
    readonly tcpPort: number,
    readonly websocketPort: number,
    options: MosquittoOptions,
  ) {
    this.#options = options;
  }

  static async start(options: MosquittoOptions = {}): Promise<Mosquitto> {
    const broker = new Mosquitto(await freePort(), await freePort(), options);
    process.once('exit', () => broker.#endProcesses());
    try {
      await broker.restart();
      broker.#watch();
      await until(() => broker.#isWatching(), 'mosquitto_sub');
    } catch (error) {
      await broker.stop();
      throw error;
    }
    return broker;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.websocketPort}/mqtt`;
  }

  /** @param lines as in the options, from now on; what runs is killed first */
  async restart(lines?: readonly string[]): Promise<void> {
    if (lines) {
      this.#options = { ...this.#options, lines };
      await this.kill();
    }
    const folder = this.#folder;
    writeFileSync(
      join(folder, 'mosquitto.conf'),
      configuration(folder, this.tcpPort, this.websocketPort, this.#options),
    );
    const { login } = this.#options;
    if (login) {
      const file = join(folder, 'passwords');
      execFileSync('mosquitto_passwd', ['-b', '-c', file, login.username, login.password]);
      execFileSync('mosquitto_passwd', ['-b', file, 'watcher', 'watcher']);
    }
    this.#writeAcl();
    this.#broker = spawn('mosquitto', ['-c', join(folder, 'mosquitto.conf')], { stdio: 'ignore' });
    await until(() => answers(this.tcpPort), 'mosquitto');
  }

  /** Another ACL file, read at once. */
  changeAcl(acl: readonly string[]): void {
    this.#options = { ...this.#options, acl };
    this.#writeAcl();
    this.#broker?.kill('SIGHUP');
  }

  #writeAcl(): void {
    const { acl } = this.#options;
    const file = join(this.#folder, 'acl');
    if (acl)
      writeFileSync(file, ['user watcher', 'topic readwrite #', ...acl, ''].join('\n'), { mode: 0o600 });
  }

  /** After a restart: waits until the watcher is connected again and hears what is published. */
  async awaitWatcher(): Promise<void> {
    const word = `heard-${Date.now()}`;
    const hears = (): boolean => {
      this.#say('watching', word);
      return this.seen.some(({ payload }) => payload === word);
    };
    for (const began = Date.now(); !hears(); await new Promise((resolve) => setTimeout(resolve, 250)))
      if (Date.now() - began > 40_000) throw new Error('the watcher does not come back');
  }

  /** The watcher neither reads nor answers: its messages queue up in the broker. */
  holdWatcher(): void {
    this.#watcher?.kill('SIGSTOP');
  }

  letWatcherGo(): void {
    this.#watcher?.kill('SIGCONT');
  }

  /** What a newcomer is given: everything retained, which comes before what it says itself after it has subscribed. */
  async retained(): Promise<SeenMessage[]> {
    const login = this.#options.login ? { username: 'watcher', password: 'watcher' } : {};
    const newcomer = await mqtt.connectAsync(`mqtt://127.0.0.1:${this.tcpPort}`, login);
    const given: SeenMessage[] = [];
    const own = `heard-${Date.now()}-${Math.random()}`;
    const all = new Promise<void>((resolve) => {
      newcomer.on('message', (topic, payload, { retain }) => {
        if (payload.toString() === own) resolve();
        else if (retain) given.push({ topic, retain, payload: payload.toString() });
      });
    });
    await newcomer.subscribeAsync('#');
    await newcomer.publishAsync('watching', own);
    await all;
    await newcomer.endAsync(true);
    return given;
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    // Without its first save the broker would forget even who listens.
    await until(() => existsSync(join(this.#folder, 'mosquitto.db')), 'saving');
    this.#broker?.kill('SIGKILL');
    if (this.#broker) await exited(this.#broker);
  }

  async stop(): Promise<void> {
    this.#endProcesses();
    if (this.#broker) await exited(this.#broker);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #endProcesses(): void {
    this.#watcher?.kill('SIGKILL');
    this.#broker?.kill('SIGKILL');
  }

  /** A session that persists: what arrives while it is away is kept for it. */
  #watch(): void {
    const login = this.#options.login ? ['-u', 'watcher', '-P', 'watcher'] : [];
    const watcher = spawn(
      'mosquitto_sub',
      [
        ...['-h', '127.0.0.1', '-p', String(this.tcpPort), '-i', 'watcher', '-c', '-q', '1', '-t', '#'],
        ...login,
        ...['-F', '%t\t%r\t%p'],
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    this.#watcher = watcher;
    let rest = '';
    watcher.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [topic = '', retain, ...payload] = line.split('\t');
        const { onSeen } = this.#options;
        if (onSeen) onSeen(topic, payload.join('\t'));
        if (!onSeen || topic === 'watching')
          this.seen.push({ topic, retain: retain === '1', payload: payload.join('\t') });
      }
    });
  }

  /** Publishes until the watcher has seen one: then nothing is missed from here on. */
  #isWatching(): boolean {
    if (this.seen.some(({ topic }) => topic === 'watching')) {
      this.seen.length = 0;
      return true;
    }
    this.#say('watching', '1');
    return false;
  }

  #say(topic: string, text: string): void {
    const login = this.#options.login ? ['-u', 'watcher', '-P', 'watcher'] : [];
    const address = ['-h', '127.0.0.1', '-p', String(this.tcpPort)];
    execFileSync('mosquitto_pub', [...address, ...login, '-t', topic, '-m', text], { stdio: 'ignore' });
  }
}
