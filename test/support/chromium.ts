/** A real Chromium with the app in it, that remembers every console error. Runs in Node. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/launch-chromium.mjs';

export interface BrowserOptions {
  /** y4m file that plays as the camera, over and over. */
  readonly cameraFile?: string;
  /** Chromium's own moving picture plays as the camera. */
  readonly fakeCamera?: boolean;
  /** Folder of an existing profile; else a fresh one. Removed by `stop`. */
  readonly profile?: string;
  /** Called with every context before it opens a page. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
}

export class Browser {
  #context: BrowserContext | null = null;
  readonly #profile: string;
  readonly #options: BrowserOptions;
  /** Console errors and uncaught ones, of all pages, but for those that match `expected`. */
  readonly errors: string[] = [];
  /** Errors that a test provokes: a broker that is away is one for the browser's console. */
  readonly expected: RegExp[] = [];

  private constructor(options: BrowserOptions) {
    this.#options = options;
    this.#profile = options.profile ?? mkdtempSync(join(tmpdir(), 'dialect-chromium-'));
  }

  static async start(options: BrowserOptions = {}): Promise<Browser> {
    const browser = new Browser(options);
    await browser.restart();
    return browser;
  }

  /** The same profile again: what was stored is there. */
  async restart(): Promise<void> {
    const { cameraFile, fakeCamera = cameraFile !== undefined, prepare } = this.#options;
    this.#context = await launchChromium({
      profile: this.#profile,
      args: [
        ...(fakeCamera ? ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'] : []),
        ...(cameraFile ? [`--use-file-for-fake-video-capture=${cameraFile}`] : []),
      ],
    });
    this.#context.setDefaultTimeout(60_000);
    await prepare?.(this.#context);
  }

  async open(address: string): Promise<Page> {
    const page = await this.#opened().newPage();
    const note = (text: string): void => {
      if (!this.expected.some((pattern) => pattern.test(text))) this.errors.push(text);
    };
    page.on('console', (message) => {
      if (message.type() === 'error') note(`${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => note(String(error.stack ?? error)));
    await page.goto(address);
    return page;
  }

  /** As a power cut would: every process at once, nothing is flushed or closed. */
  async kill(): Promise<void> {
    const context = this.#opened();
    const session = await context.browser()?.newBrowserCDPSession();
    if (!session) throw new Error('the browser cannot be asked for its processes');
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
    // The browser's own process first: it would mourn the others.
    const order = [...processInfo].sort(
      (a, b) => Number(b.type === 'browser') - Number(a.type === 'browser'),
    );
    for (const { id } of order)
      try {
        process.kill(id, 'SIGKILL');
      } catch {
        // went down with its parent
      }
    await closed;
    // Left behind by the dead process; it holds its name and process id.
    for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
      rmSync(join(this.#profile, lock), { force: true });
  }

  /** For what only the browser's own protocol can do. */
  get context(): BrowserContext {
    return this.#opened();
  }

  /** Where it keeps what it stores. */
  get profile(): string {
    return this.#profile;
  }

  /** As a person would; the profile stays until `stop`. */
  async close(): Promise<void> {
    await this.#context?.close().catch(() => undefined);
  }

  async stop(): Promise<void> {
    await this.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #opened(): BrowserContext {
    if (!this.#context) throw new Error('the browser is not running');
    return this.#context;
  }
}
