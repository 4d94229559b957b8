/** A request for a file too large to fetch at install → its copy on this device, fetched and kept on first use. */

/** Files of the build bear a hash of their content in their name: a copy never grows old. */
const cacheName = 'kept-from-first-use';

/** `opencv-DTgKn7SS.js` → `opencv-*.js`: the same for every version of one file. */
const stemOf = (url: string): string => new URL(url).pathname.replace(/-.{8}(\.[a-z]+)$/, '-*$1');

/** Older versions of the file make way for the new one. */
const keep = async (cache: Cache, request: Request, response: Response): Promise<void> => {
  await cache.put(request, response);
  for (const { url } of await cache.keys())
    if (url !== request.url && stemOf(url) === stemOf(request.url)) await cache.delete(url);
};

/**
 * Rejects as `fetch` does when there is neither a copy nor a network. A full disc does not keep the answer from the page.
 * @param ask fetches from the network
 */
export const keepFromFirstUse = async (
  request: Request,
  ask: (request: Request) => Promise<Response> = fetch,
): Promise<Response> => {
  const cache = await caches.open(cacheName);
  const copy = await cache.match(request);
  if (copy) return copy;
  const response = await ask(request);
  if (response.ok)
    await keep(cache, request, response.clone()).catch((error: unknown) => {
      console.warn('Not kept for use without a network:', request.url, error);
    });
  return response;
};
