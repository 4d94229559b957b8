/** The app in a fresh profile, then again → ms from the address to the first value on the screen. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../launch-chromium.mjs';
import { serveApp } from '../serve-app.mjs';

const patienceMs = 60_000;

/** @param {import('playwright-core').BrowserContext} context @param {number} port */
const timeOnce = async (context, port) => {
  const page = await context.newPage();
  await page.goto(`http://localhost:${port}/`);
  const shown = page.locator('dialect-gauge-card article:is([data-verdict=simulated], [data-verdict=good])');
  await shown.first().waitFor({ timeout: patienceMs });
  const ms = await page.evaluate(() => performance.now());
  // The offline copy, too, is part of a warm start.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.close();
  return ms;
};

/** @returns {Promise<{ cold: number, warm: number }>} */
export const firstReading = async () => {
  const profile = mkdtempSync(join(tmpdir(), 'dialect-bench-'));
  const app = await serveApp(0);
  try {
    const times = [];
    for (let start = 0; start < 2; start++) {
      const context = await launchChromium({ profile });
      times.push(await timeOnce(context, app.port));
      await context.close();
    }
    const [cold = 0, warm = 0] = times;
    return { cold, warm };
  } finally {
    await app.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
};
