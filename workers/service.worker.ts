/** Keeps the app for use without a network: nearly everything at install, what few devices need on first use; old copies go. */
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { keepFromFirstUse } from './service/keep-from-first-use.ts';

declare const self: ServiceWorkerGlobalScope & {
  /** Filled in by the build: every file of the app with its revision. */
  readonly __WB_MANIFEST: (string | { url: string; revision: string | null })[];
};

// Cached copies keep the headers they were served with: the page stays cross-origin isolated without a network.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// OpenCV, which only setting up a gauge needs, and the GPU's runtime, which few machines gain by: 28 MB.
const assets = new URL('assets/', self.registration.scope).href;
const isRarelyUsed = (url: string): boolean => url.startsWith(assets) && /\/(opencv-|[^/]*jspi)/.test(url);
self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && isRarelyUsed(event.request.url))
    event.respondWith(keepFromFirstUse(event.request));
});

// The first version serves the page that installed it; a newer one waits until the page asks for it.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
