/** One way to run the needle network on an input that stays where it is: in WebAssembly, or on the GPU. */
import { Fault } from '../../src/base/fault.ts';

/** Raw outputs, by the model's names; views on the session's memory: read before the next run. */
export type NeedleTensors = Readonly<Record<'direction' | 'line' | 'readable' | 'reach', Float32Array>>;

export interface NeedleSession {
  readonly kind: 'wasm' | 'webgpu';
  /** Runs on the input it was opened with, as it is now. */
  run(): Promise<NeedleTensors>;
}

/** @throws Fault `model-corrupt` where the model lacks one of its outputs */
export const tensorsOf = (outputs: Readonly<Record<string, { readonly data: unknown }>>): NeedleTensors => {
  const data = (name: string): Float32Array => {
    const tensor = outputs[name];
    if (!tensor) throw new Fault('model-corrupt', `The needle model has no output "${name}".`);
    return tensor.data as Float32Array;
  };
  return {
    direction: data('direction'),
    line: data('line'),
    readable: data('readable'),
    reach: data('reach'),
  };
};
