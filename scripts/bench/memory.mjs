/** A page with its workers → bytes in use, by the browser's own account and by the system's. */
import { readFileSync } from 'node:fs';

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<{ heapBytes: number, residentBytes: number | null }>} heap: page and workers after a
 *   collection; resident: the page's process, where the system tells
 */
export const memoryOf = async (page) => {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const heapBytes = await page.evaluate(async () => {
    const { bytes } = await /** @type {any} */ (performance).measureUserAgentSpecificMemory();
    return Number(bytes);
  });
  await session.detach();
  const browser = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo } = (await browser?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  await browser?.detach();
  const resident = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => residentOf(id))
    .filter((bytes) => bytes !== null);
  return { heapBytes, residentBytes: resident.length > 0 ? Math.max(...resident) : null };
};

/** @param {number} processId */
const residentOf = (processId) => {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
    return kilobytes ? Number(kilobytes) * 1024 : null;
  } catch {
    return null;
  }
};
