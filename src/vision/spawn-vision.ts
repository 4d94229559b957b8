/** Starts a vision worker: its API through Comlink, and a promise that tells when it is lost. */
import { wrap, type Remote } from 'comlink';
import type { VisionApi } from '../../workers/vision/api.ts';
import { Fault } from '../base/fault.ts';

export interface VisionWorker {
  readonly api: Remote<VisionApi>;
  /** Rejects with Fault `worker-lost` when the worker fails to load or throws outside of a call. */
  readonly lost: Promise<never>;
  /** Ends it at once; `lost` rejects. */
  terminate(): void;
}

export const spawnVision = (): VisionWorker => {
  const worker = new Worker(new URL('../../workers/vision.worker.ts', import.meta.url), {
    type: 'module',
    name: 'vision',
  });
  let end = (): void => undefined;
  const lost = new Promise<never>((_, reject) => {
    end = () => reject(new Fault('worker-lost', 'The reader was stopped.'));
    const lose = (event: Event): void => {
      const detail = event instanceof ErrorEvent && event.message ? ` (${event.message})` : '';
      reject(new Fault('worker-lost', `The reader stopped${detail}. It is being restarted.`));
    };
    worker.addEventListener('error', lose);
    worker.addEventListener('messageerror', lose);
  });
  lost.catch(() => undefined); // observed by whoever races against it; never unhandled
  const terminate = (): void => {
    worker.terminate();
    end(); // calls under way would otherwise wait for ever
  };
  return { api: wrap<VisionApi>(worker), lost, terminate };
};
