/** Programs that are no part of the project, as they run in tests: started, watched, ended. Runs in Node. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { connect, createServer } from 'node:net';

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill()));

/** Ends with this process, however that ends. */
export class Program {
  /** What it said, stdout and stderr. */
  said = '';
  readonly #child: ChildProcess;
  readonly #exited: Promise<number | null>;

  constructor(command: readonly string[], options: SpawnOptions = {}) {
    const [program = '', ...args] = command;
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#exited = new Promise((resolve) => {
      child.once('error', (error) => {
        this.said += error.message;
        resolve(null);
      });
      child.once('close', (code) => resolve(code));
    });
    const note = (chunk: Buffer): void => void (this.said += chunk.toString());
    child.stdout?.on('data', note);
    child.stderr?.on('data', note);
    running.add(child);
    void this.#exited.then(() => running.delete(child));
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Each line that it writes to stdout, from now on. */
  onLine(take: (line: string) => void): void {
    let rest = '';
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(take);
    });
  }

  /** Its exit code; null where a signal ended it. */
  ended(): Promise<number | null> {
    return this.#exited;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.isRunning) this.#child.kill(signal);
    await this.#exited;
  }
}

export const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** The first of so many free ports in a row. */
export const freePorts = async (count: number): Promise<number> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const first = 15_000 + Math.floor(Math.random() * 15_000);
    const free = await Promise.all(Array.from({ length: count }, (_, k) => isFree(first + k)));
    if (free.every(Boolean)) return first;
  }
  throw new Error(`There are no ${count} free ports in a row.`);
};
