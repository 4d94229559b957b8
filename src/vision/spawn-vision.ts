/** Starts a vision worker: its API through Comlink, and a signal that tells when it is lost. */
import { wrap, type Remote } from 'comlink';
import type { VisionApi } from '../../workers/vision/api.ts';
import { Fault } from '../base/fault.ts';

export interface VisionWorker {
  readonly api: Remote<VisionApi>;
  /** Aborted, with Fault `worker-lost` for its reason, when the worker fails to load or throws outside of a call. */
  readonly lost: AbortSignal;
  /** Ends it at once; `lost` is aborted. */
  terminate(): void;
}

export const spawnVision = (): VisionWorker => {
  const worker = new Worker(new URL('../../workers/vision.worker.ts', import.meta.url), {
    type: 'module',
    name: 'vision',
  });
  const life = new AbortController();
  const lose = (event: Event): void => {
    const detail = event instanceof ErrorEvent && event.message ? ` (${event.message})` : '';
    life.abort(new Fault('worker-lost', `The reader stopped${detail}. It is being restarted.`));
  };
  worker.addEventListener('error', lose);
  worker.addEventListener('messageerror', lose);
  const terminate = (): void => {
    worker.terminate();
    // Calls under way would otherwise wait for ever.
    life.abort(new Fault('worker-lost', 'The reader was stopped.'));
  };
  return { api: wrap<VisionApi>(worker), lost: life.signal, terminate };
};
