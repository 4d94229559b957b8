/** Waits until the top bar says how the connection to the broker is. */
import type { Page } from 'playwright-core';

export const waitForConnection = (page: Page, word: 'Online' | 'Offline' | 'Standby'): Promise<void> =>
  page.locator('dialect-broker-badge button', { hasText: word }).waitFor({ timeout: 60_000 });
