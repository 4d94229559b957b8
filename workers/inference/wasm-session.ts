/** The needle network in WebAssembly: always there, and the one that every other way is measured against. */
import * as ort from 'onnxruntime-web/wasm';
import ortModule from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import ortWasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { tensorsOf, type NeedleSession } from './needle-session.ts';

// One thread: the network is too small to share, and a second thread is worth more to the next gauge (ADR 0003).
ort.env.wasm.numThreads = 1;
ort.env.wasm.wasmPaths = { mjs: ortModule, wasm: ortWasm };
ort.env.logLevel = 'error';

/** @param input planes × rows × columns of `shape`; throws what the runtime throws */
export const openWasmSession = async (
  model: Uint8Array,
  input: Float32Array,
  shape: readonly number[],
): Promise<NeedleSession> => {
  const session = await ort.InferenceSession.create(model, {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  });
  const feeds = { polar: new ort.Tensor('float32', input, shape) };
  return { kind: 'wasm', run: async () => tensorsOf(await session.run(feeds)) };
};
