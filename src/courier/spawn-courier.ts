/** Starts the courier worker, past Trusted Types: its address comes from the build and from nowhere else. */
import { wrap, type Remote } from 'comlink';
import workerUrl from '../../workers/courier.worker.ts?worker&url';
import type { CourierApi } from '../../workers/courier/api.ts';

export interface SpawnedCourier {
  readonly api: Remote<CourierApi>;
  /** Called once when the worker fails as a whole. */
  onFailure: (message: string) => void;
  terminate(): void;
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
const policy = trustedTypes?.createPolicy('dialect-courier', {
  createScriptURL: (url) => {
    if (url !== workerUrl) throw new TypeError('This is not the courier’s address.');
    return url;
  },
});

export const spawnCourier = (): SpawnedCourier => {
  const worker = new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, {
    type: 'module',
    name: 'courier',
  });
  const spawned: SpawnedCourier = {
    api: wrap<CourierApi>(worker),
    onFailure: () => undefined,
    terminate: () => worker.terminate(),
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    spawned.onFailure(event.message || 'The courier’s script could not be loaded.');
  });
  return spawned;
};
