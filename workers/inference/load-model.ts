/** Fetches a model and checks it against the manifest before anything runs it. */
import manifest from '../../models/manifest.json';
import needleUrl from '../../models/needle.onnx?url';
import { Fault } from '../../src/base/fault.ts';

export interface LoadedModel {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** @throws Fault `model-missing` when it cannot be fetched, `model-corrupt` when its sha-256 is not the manifest's */
export const loadNeedleModel = async (signal?: AbortSignal): Promise<LoadedModel> => {
  const entry = manifest.models.find((model) => model.name === 'needle');
  if (!entry) throw new Fault('model-missing', 'The manifest names no needle model. Reinstall the app.');
  let bytes: ArrayBuffer;
  try {
    const response = await fetch(needleUrl, signal ? { signal } : {});
    if (!response.ok) throw new Error(`HTTP ${String(response.status)}`);
    bytes = await response.arrayBuffer();
  } catch (cause) {
    throw new Fault('model-missing', 'The needle model cannot be fetched. Connect once, then reload.', {
      cause,
    });
  }
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
  if (sha256 !== entry.sha256)
    throw new Fault('model-corrupt', 'The needle model is damaged. Reload the page to fetch it again.');
  return { name: entry.name, sha256, bytes: new Uint8Array(bytes) };
};
