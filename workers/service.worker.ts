/** Keeps the app for use without a network: nearly everything at install, OpenCV on first use; old copies go. */
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { keepFromFirstUse } from './service/keep-from-first-use.ts';

declare const self: ServiceWorkerGlobalScope & {
  /** Filled in by the build: every file of the app with its revision. */
  readonly __WB_MANIFEST: (string | { url: string; revision: string | null })[];
};

// Cached copies keep the headers they were served with: the page stays cross-origin isolated without a network.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// 11 MB that only setting up a gauge needs: not worth every tablet's install.
const opencv = new URL('assets/opencv-', self.registration.scope).href;
self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && event.request.url.startsWith(opencv))
    event.respondWith(keepFromFirstUse(event.request));
});

// The first version serves the page that installed it; a newer one waits until the page asks for it.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
