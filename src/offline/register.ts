/** Registers the service worker; tells when a newer version waits, and lets it start at a quiet moment. */

/** How often a kiosk that is never reloaded asks for a newer version; ms. */
const askEveryMs = 3_600_000;
/** Nobody touched the screen for so long: a quiet moment; ms. */
const quietMs = 600_000;

/** Reloads once the waiting worker has taken over. */
const applier = (waiting: ServiceWorker) => (): void => {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage({ type: 'SKIP_WAITING' });
};

const atQuietMoment = (apply: () => void): void => {
  let timer = setTimeout(apply, quietMs);
  for (const kind of ['pointerdown', 'keydown'])
    addEventListener(kind, () => {
      clearTimeout(timer);
      timer = setTimeout(apply, quietMs);
    });
};

/**
 * Only in the built app, where the worker exists. A registration that fails leaves the app as it is, online only.
 * @param onUpdate called when a newer version waits; its argument starts it
 */
export const registerOffline = async (onUpdate: (apply: () => void) => void): Promise<void> => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const offer = (waiting: ServiceWorker | null): void => {
    if (!waiting || !navigator.serviceWorker.controller) return;
    const apply = applier(waiting);
    onUpdate(apply);
    atQuietMoment(apply);
  };
  try {
    const registration = await navigator.serviceWorker.register('/service.worker.js');
    offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const coming = registration.installing;
      coming?.addEventListener('statechange', () => {
        if (coming.state === 'installed') offer(coming);
      });
    });
    setInterval(() => void registration.update().catch(() => undefined), askEveryMs);
  } catch (error) {
    console.warn('Not available offline:', error);
  }
};
