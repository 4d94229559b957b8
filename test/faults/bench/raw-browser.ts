/** A Chromium driven by its protocol alone: nothing pretends that its hidden pages are seen. Runs in Node. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { ensurePrograms } from '../../../scripts/ensure-browser.mjs';

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly name?: string; readonly payload?: string };
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

export interface BrowserProcess {
  readonly type: string;
  readonly id: number;
  /** Seconds of processor time so far. */
  readonly cpuTime: number;
}

type Ask = (method: string, params?: Record<string, unknown>) => Promise<Record<string, unknown>>;

export class RawTab {
  constructor(
    readonly targetId: string,
    readonly ask: Ask,
  ) {}

  async evaluate(expression: string): Promise<unknown> {
    const { result } = await this.ask('Runtime.evaluate', {
      ...{ expression, awaitPromise: true, returnByValue: true },
    });
    return (result as { value?: unknown }).value;
  }
}

export class RawBrowser {
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #asked = 0;

  private constructor(
    private readonly process: ChildProcess,
    private readonly socket: WebSocket,
    private readonly profile: string,
    onBinding: (payload: string) => void,
  ) {
    socket.on('message', (data) => {
      const answer = JSON.parse((data as Buffer).toString()) as Answer;
      if (answer.method === 'Runtime.bindingCalled') onBinding(answer.params?.payload ?? '');
      if (answer.id === undefined) return;
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
  }

  /** @param onBinding gets what pages hand to `window.tellScript` */
  static async start(onBinding: (payload: string) => void): Promise<RawBrowser> {
    const profile = mkdtempSync(join(tmpdir(), 'dialect-chromium-'));
    const child = spawn(
      ensurePrograms().chromium,
      [
        ...['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--no-first-run'],
        ...['--disable-quic', '--disable-background-networking', '--disable-component-update'],
        ...['--disable-sync', '--enable-unsafe-webgpu', '--window-size=1280,800'],
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found) resolve(found);
      });
      child.once('exit', () => reject(new Error(`Chromium ended: ${said}`)));
    });
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return new RawBrowser(child, socket, profile, onBinding);
  }

  /** @param script runs before those of the page */
  async openTab(url: string, script: string): Promise<RawTab> {
    const { targetId } = await this.#ask('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.#ask('Target.attachToTarget', { targetId, flatten: true });
    const ask: Ask = (method, params) => this.#ask(method, params, String(sessionId));
    const tab = new RawTab(String(targetId), ask);
    await ask('Runtime.enable');
    await ask('Page.enable');
    await ask('Runtime.addBinding', { name: 'tellScript' });
    await ask('Page.addScriptToEvaluateOnNewDocument', { source: script });
    await ask('Page.navigate', { url });
    return tab;
  }

  /** Of every process of this browser. */
  async processes(): Promise<readonly BrowserProcess[]> {
    const { processInfo } = await this.#ask('SystemInfo.getProcessInfo');
    return processInfo as BrowserProcess[];
  }

  async bringToFront({ targetId }: RawTab): Promise<void> {
    await this.#ask('Target.activateTarget', { targetId });
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    // By itself it takes its children with it; killed, they go on writing into the profile for a while.
    void this.#ask('Browser.close').catch(() => undefined);
    const patience = setTimeout(() => this.process.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(patience);
    this.socket.close();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  #ask(method: string, params: Record<string, unknown> = {}, sessionId?: string) {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise<Record<string, unknown>>((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result ?? {}),
      );
      this.socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
    });
  }
}
