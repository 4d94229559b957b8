/** The needle network on the GPU; its runtime is fetched only here, by machines that have a real adapter. */
import { tensorsOf, type NeedleSession } from './needle-session.ts';

/** The runtime suspends WebAssembly while the GPU works: browsers without that keep to WebAssembly. */
export const canSuspendWebAssembly = (): boolean => 'Suspending' in WebAssembly;

/** @throws what the runtime throws: no adapter, no memory, an operator that the GPU lacks */
export const openGpuSession = async (
  model: Uint8Array,
  input: Float32Array,
  shape: readonly number[],
): Promise<NeedleSession> => {
  const [ort, { default: mjs }, { default: wasm }] = await Promise.all([
    import('onnxruntime-web/jspi'),
    import('onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url'),
    import('onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url'),
  ]);
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = { mjs, wasm };
  ort.env.logLevel = 'error';
  const session = await ort.InferenceSession.create(model, {
    executionProviders: ['webgpu'],
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  });
  const feeds = { polar: new ort.Tensor('float32', input, shape) };
  return { kind: 'webgpu', run: async () => tensorsOf(await session.run(feeds)) };
};
