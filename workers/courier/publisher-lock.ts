/** Lets one tab of this device publish: the others wait until its worker is gone. */
const lockName = 'dialect-publisher';

export interface PublisherLock {
  /** Resolves when this worker is the publisher. */
  readonly held: Promise<void>;
  release(): void;
}

/** @param onStandby called when another tab holds the lock */
export const takePublisherLock = (onStandby: () => void): PublisherLock => {
  const giveUp = new AbortController();
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const held = new Promise<void>((resolve, reject) => {
    const hold = (): Promise<void> => {
      resolve();
      return released;
    };
    const waitForIt = (): Promise<void> =>
      navigator.locks.request(lockName, { signal: giveUp.signal }, hold).catch(reject);
    navigator.locks
      .request(lockName, { ifAvailable: true }, (lock) => (lock ? hold() : 'taken'))
      .then((answer) => {
        if (answer !== 'taken') return undefined;
        onStandby();
        return waitForIt();
      })
      .catch(reject);
  });
  held.catch(() => undefined);
  return {
    held,
    release: () => {
      giveUp.abort();
      release();
    },
  };
};
