/** Runs `npm start`'s own script on a free port. Runs in Node. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface StartedApp {
  /** As printed, without a slash at its end. */
  readonly origin: string;
  readonly port: number;
  /** Of the embedded broker. */
  readonly brokerUrl: string;
  /** As Ctrl+C; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** Includes a build where the sources are newer than `dist`. */
const patienceMs = 120_000;

export const startApp = (port = 0): Promise<StartedApp> =>
  new Promise((resolve, reject) => {
    const app: ChildProcess = spawn(process.execPath, ['scripts/start.mjs'], {
      cwd: root,
      env: { ...process.env, PORT: String(port), NODE_ENV: 'production', VITEST: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const ended = new Promise<number | null>((end) => app.once('exit', end));
    const late = setTimeout(() => {
      app.kill('SIGKILL');
      reject(new Error(`npm start said nothing of an address in ${patienceMs / 1000} s: ${said}`));
    }, patienceMs);
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /is at (http:\/\/localhost:(\d+))\/ \(broker: (\S+)\)/.exec(said);
      if (!address) return;
      clearTimeout(late);
      const [, origin = '', at = '', brokerUrl = ''] = address;
      resolve({
        ...{ origin, port: Number(at), brokerUrl },
        stop: () => {
          app.kill('SIGINT');
          return ended;
        },
      });
    };
    app.stdout?.on('data', listen);
    app.stderr?.on('data', listen);
    void ended.then((code) => {
      clearTimeout(late);
      reject(new Error(`npm start ended with ${code}: ${said}`));
    });
  });
