/** Keeps the app for use without a network: everything at install, old copies away when the new one starts. */
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope & {
  /** Filled in by the build: every file of the app with its revision. */
  readonly __WB_MANIFEST: (string | { url: string; revision: string | null })[];
};

// Cached copies keep the headers they were served with: the page stays cross-origin isolated without a network.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// The first version serves the page that installed it; a newer one waits until the page asks for it.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
