/** Runs the needle network (models/needle.md) on polar strips, one reused session, one reused input. */
import * as ort from 'onnxruntime-web/wasm';
import ortModule from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import ortWasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { Fault } from '../../src/base/fault.ts';
import { polarGrid } from '../vision/sampling-map.ts';

/** Raw outputs for one strip; logits unless named. Views on the session's memory: read before the next run. */
export interface NeedleOutput {
  /** 320 logits: direction of the tip as seen from the assumed pivot. */
  readonly direction: Float32Array;
  /** 320 logits: direction of the needle's own line, towards the tip. */
  readonly line: Float32Array;
  readonly readable: number;
  /** Radius of tip and tail, face radii. */
  readonly tipRadius: number;
  readonly tailRadius: number;
}

const inputLength = 3 * polarGrid.rows * polarGrid.columns;

// One thread: the network is too small to share, and a second thread is worth more to the next gauge (ADR 0003).
ort.env.wasm.numThreads = 1;
ort.env.wasm.wasmPaths = { mjs: ortModule, wasm: ortWasm };
ort.env.logLevel = 'error';

export class NeedleNetwork {
  /** Fill before `run`: RGB planes in 0…1, 48 × 320 each. */
  readonly input = new Float32Array(inputLength);
  readonly #session: ort.InferenceSession;
  readonly #feeds: { polar: ort.Tensor };

  private constructor(session: ort.InferenceSession) {
    this.#session = session;
    this.#feeds = { polar: new ort.Tensor('float32', this.input, [1, 3, polarGrid.rows, polarGrid.columns]) };
  }

  /** Builds the session from model bytes that were checked already; throws Fault `model-corrupt`. */
  static async open(model: Uint8Array): Promise<NeedleNetwork> {
    try {
      const session = await ort.InferenceSession.create(model, {
        executionProviders: ['wasm'],
        graphOptimizationLevel: 'all',
        logSeverityLevel: 3,
      });
      return new NeedleNetwork(session);
    } catch (cause) {
      throw new Fault('model-corrupt', 'The needle model does not load. Reload the page to fetch it again.', {
        cause,
      });
    }
  }

  async run(): Promise<NeedleOutput> {
    const outputs = await this.#session.run(this.#feeds);
    const data = (name: string): Float32Array => {
      const tensor = outputs[name];
      if (!tensor) throw new Fault('model-corrupt', `The needle model has no output "${name}".`);
      return tensor.data as Float32Array;
    };
    const reach = data('reach');
    return {
      direction: data('direction'),
      line: data('line'),
      readable: 1 / (1 + Math.exp(-data('readable')[0]!)),
      tipRadius: reach[0]!,
      tailRadius: reach[1]!,
    };
  }
}
