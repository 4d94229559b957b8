/** Lets one tab of this device publish: the others wait until its worker is gone. */
const lockName = 'dialect-publisher';

export interface PublisherLock {
  /** Resolves when this worker is the publisher. */
  readonly held: Promise<void>;
  release(): void;
}

/** A worker that was just ended still holds the lock for a moment; only one that keeps it is another tab's; ms. */
const patienceMs = 5000;

/** @param onStandby called when another tab holds the lock; until then nothing is known, and readings must wait */
export const takePublisherLock = (onStandby: () => void): PublisherLock => {
  const giveUp = new AbortController();
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const isAnothers = setTimeout(onStandby, patienceMs);
  const held = new Promise<void>((resolve, reject) => {
    const hold = (): Promise<void> => {
      clearTimeout(isAnothers);
      resolve();
      return released;
    };
    navigator.locks.request(lockName, { signal: giveUp.signal }, hold).catch(reject);
  });
  held.catch(() => undefined);
  return {
    held,
    release: () => {
      clearTimeout(isAnothers);
      giveUp.abort();
      release();
    },
  };
};
