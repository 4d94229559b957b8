/** Chooses where polar strips are sampled: on the GPU where a real one is measured to be faster, else on the CPU. */
import type { BackendChoice } from '../vision/api.ts';
import type { Patch } from '../vision/patch.ts';
import { rgbaPicture } from '../vision/picture.ts';
import { polarMap, type SamplingMap } from '../vision/sampling-map.ts';
import { usableGpu, type GpuDevice } from './device.ts';
import { RectifyPass } from './passes/rectify.ts';
import { rectifyColour } from './twins/rectify.ts';

export interface Rectifier {
  readonly kind: 'cpu' | 'webgpu';
  readonly adapter: string | null;
  /** RGB planes of the map's cells, 0…1; see twins/rectify.ts. */
  rectify(patch: Patch, map: SamplingMap, out: Float32Array): void | Promise<void>;
}

export const cpuRectifier: Rectifier = { kind: 'cpu', adapter: null, rectify: rectifyColour };

/** After the device is lost, or a pass fails, the CPU twin does the same frame: none is lost. */
const gpuRectifier = (gpu: GpuDevice): Rectifier => {
  let pass: RectifyPass | undefined = new RectifyPass(gpu.device);
  void gpu.lost.then(() => (pass = undefined));
  return {
    kind: 'webgpu',
    adapter: gpu.adapter,
    rectify: async (patch, map, out) => {
      try {
        if (pass) return await pass.rectify(patch, map, out);
      } catch {
        pass = undefined;
      }
      rectifyColour(patch, map, out);
    },
  };
};

/** `auto` takes the GPU only when it is real and wins a measurement; `webgpu` takes any adapter there is. */
export const chooseRectifier = async (choice: BackendChoice): Promise<Rectifier> => {
  const gpu = await usableGpu(choice);
  if (!gpu) return cpuRectifier;
  const rectifier = gpuRectifier(gpu);
  if (choice === 'webgpu') return rectifier;
  return (await millisecondsOf(rectifier)) < (await millisecondsOf(cpuRectifier)) ? rectifier : cpuRectifier;
};

/** Median time of one polar strip from a 400 × 400 patch. */
const millisecondsOf = async (rectifier: Rectifier): Promise<number> => {
  const side = 400;
  const patch = rgbaPicture(side, side, new Uint8Array(side * side * 4));
  const map = polarMap([180, 0, 200, 0, 180, 200, 0, 0, 1]);
  const out = new Float32Array(3 * map.rows * map.columns);
  const times: number[] = [];
  for (let round = 0; round < 9; round++) {
    const start = performance.now();
    await rectifier.rectify(patch, map, out);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[4] ?? Infinity;
};
