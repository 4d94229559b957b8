/** A page's vision worker at work → the bytes that it asks for on its heap, whether they are collected again or not. */

/** One in so many bytes is looked at: sums of megabytes are good to a few per cent. */
const samplingInterval = 256;

/** @typedef {{ selfSize: number, children: AllocationNode[] }} AllocationNode of Chromium's sampling heap profile */

/** @param {AllocationNode} node @returns {number} */
const bytesUnder = ({ selfSize, children }) =>
  children.reduce((sum, child) => sum + bytesUnder(child), selfSize);

/**
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<unknown>} work whose allocations count; run it before, or the compiler's warming up counts too
 * @returns {Promise<number>} bytes on the heap of the first worker; pixel buffers have memory of their own
 */
export const bytesAllocatedIn = async (page, work) => {
  const session = await page.context().newCDPSession(page);
  /** @type {string | undefined} */
  let worker;
  /** @type {((answer: any) => void)[]} */
  const asked = [];
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.url.includes('vision.worker')) worker ??= sessionId;
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result, error } = JSON.parse(message);
    asked[id]?.(error ? Promise.reject(new Error(error.message)) : result);
  });
  /** @param {string} method @param {object} [params] @returns {Promise<any>} */
  const ask = (method, params = {}) =>
    new Promise((resolve, reject) => {
      const message = JSON.stringify({ id: asked.push(resolve) - 1, method, params });
      session.send('Target.sendMessageToTarget', { sessionId: worker, message }).catch(reject);
    });
  try {
    // Not flat: the page's session carries what is said to its workers.
    await session.send('Target.setAutoAttach', {
      ...{ autoAttach: true, waitForDebuggerOnStart: false, flatten: false },
    });
    if (!worker) throw new Error('The page has no vision worker.');
    await ask('HeapProfiler.startSampling', {
      ...{ samplingInterval, includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true },
    });
    await work();
    const { profile } = await ask('HeapProfiler.stopSampling');
    return bytesUnder(profile.head);
  } finally {
    await session.detach();
  }
};
