/** Registers the service worker; tells when a newer version waits, and lets it start at a quiet moment. */

/** How often a kiosk that is never reloaded asks for a newer version; ms. */
const askEveryMs = 3_600_000;
/** Nobody touched the kiosk screen for so long: a quiet moment; ms. */
const quietMs = 600_000;

/** On another screen somebody may be half-way through something, however long ago the last touch was. */
const isAtKiosk = (): boolean => ['', '#', '#kiosk'].includes(location.hash);

/** Each call starts the wait anew, with what is to be done now. */
const quietMoment = (): ((apply: () => void) => void) => {
  let apply: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    if (apply) timer = setTimeout(() => (isAtKiosk() ? apply?.() : wait()), quietMs);
  };
  for (const kind of ['pointerdown', 'keydown', 'hashchange']) addEventListener(kind, wait);
  return (next) => {
    apply = next;
    wait();
  };
};

/**
 * Only in the built app, where the worker exists. A registration that fails leaves the app as it is, online only.
 * @param onUpdate called when a newer version waits; its argument starts it
 */
export const registerOffline = async (onUpdate: (apply: () => void) => void): Promise<void> => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const atQuietMoment = quietMoment();
  let isWanted = false;
  const tell = (apply: () => void): void => {
    onUpdate(apply);
    atQuietMoment(apply);
  };
  const offer = (waiting: ServiceWorker | null): void => {
    if (!waiting || !serviceWorker.controller) return;
    tell(() => {
      isWanted = true;
      waiting.postMessage({ type: 'SKIP_WAITING' });
    });
  };
  let isControlled = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (isWanted) location.reload();
    // Another tab has started the newer version, which this one is not made of.
    else if (isControlled) tell(() => location.reload());
    isControlled = true;
  });
  try {
    const registration = await serviceWorker.register('/service.worker.js');
    const follow = (): void => {
      const coming = registration.installing;
      coming?.addEventListener('statechange', () => {
        if (coming.state === 'installed') offer(coming);
      });
    };
    offer(registration.waiting);
    // The browser looks for a newer version whenever the page is opened: it may be on its way already.
    follow();
    registration.addEventListener('updatefound', follow);
    setInterval(() => void registration.update().catch(() => undefined), askEveryMs);
  } catch (error) {
    console.warn('Not available offline:', error);
  }
};
