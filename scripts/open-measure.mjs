/** The built measuring page in a headless Chromium, served by the app's own server. */
import { buildIfStale, builtApp } from './build-if-stale.mjs';
import { launchChromium } from './launch-chromium.mjs';
import { serveFolder } from './serve-folder.mjs';

/** @typedef {import('../test/measure/measure-page.ts').Measure} Measure */

/**
 * @param {{ mounts?: Record<string, string>, args?: string[] }} [options] folders that the page may fetch from
 * @returns {Promise<{
 *   page: import('playwright-core').Page,
 *   context: import('playwright-core').BrowserContext,
 *   origin: string,
 *   newPage: () => Promise<import('playwright-core').Page>,
 *   close: () => Promise<void>
 * }>}
 */
export const openMeasure = async ({ mounts = {}, args = [] } = {}) => {
  buildIfStale();
  const server = serveFolder(builtApp, mounts);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const origin = `http://localhost:${port}`;
  const context = await launchChromium({ args });

  const newPage = async () => {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') console.error(`in the page: ${message.text()}`);
    });
    page.on('pageerror', (error) => console.error(`in the page: ${error.message}`));
    await page.goto(`${origin}/measure.html`);
    await page.waitForFunction(() => 'measure' in window, undefined, { timeout: 30_000 });
    return page;
  };
  const close = async () => {
    await context.close();
    server.closeAllConnections();
    server.close();
  };
  try {
    return { page: await newPage(), context, origin, newPage, close };
  } catch (error) {
    await close();
    throw error;
  }
};
