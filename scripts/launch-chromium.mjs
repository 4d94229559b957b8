/** Starts a headless Chromium that behaves the same on every machine. */
import { chromium } from 'playwright-core';
import { ensurePrograms } from './ensure-browser.mjs';

const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A hidden page is not throttled while it is measured.
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

/**
 * @param {{ args?: string[], profile?: string }} [options] `profile`: folder that outlives the browser
 * @returns {Promise<import('playwright-core').BrowserContext>} closing it ends the browser
 */
export const launchChromium = async ({ args = [], profile = '' } = {}) => {
  const { chromium: executablePath } = ensurePrograms();
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: { width: 1280, height: 800 },
    args: [...quiet, '--enable-unsafe-webgpu', ...args],
  });
};
