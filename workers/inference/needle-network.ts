/** Runs the needle network (models/needle.md) on polar strips: the fastest way that works, and always an answer. */
import { Fault } from '../../src/base/fault.ts';
import { polarGrid } from '../vision/sampling-map.ts';
import { canSuspendWebAssembly, openGpuSession } from './gpu-session.ts';
import type { NeedleSession, NeedleTensors } from './needle-session.ts';
import { isBetter } from './prefer-faster.ts';
import { openWasmSession } from './wasm-session.ts';

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

const shape = [1, 3, polarGrid.rows, polarGrid.columns];
/** A run on the GPU that takes longer has hung: the safe way takes some 5 ms. */
const watchdogMs = 400;
/** The first run builds the shaders; frames are looked at meanwhile. */
const firstRunMs = 60_000;
/** While both ways are compared frames wait: a GPU that takes longer is none to have. */
const comparisonMs = 3_000;

/** Rejects when the promise has not settled in time. */
const within = <Value>(limitMs: number, promise: Promise<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in ${limitMs} ms`)), limitMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });

export class NeedleNetwork {
  #fast: NeedleSession | null = null;

  /**
   * @param safe runs on `input`, whatever happens to the GPU
   * @param input fill before `run`: RGB planes in 0…1, 48 × 320 each
   */
  constructor(
    private readonly safe: NeedleSession,
    readonly input: Float32Array,
    private readonly model: Uint8Array,
  ) {}

  /** Builds the session from model bytes that were checked already; throws Fault `model-corrupt`. */
  static async open(model: Uint8Array): Promise<NeedleNetwork> {
    const input = new Float32Array(3 * polarGrid.rows * polarGrid.columns);
    try {
      return new NeedleNetwork(await openWasmSession(model, input, shape), input, model);
    } catch (cause) {
      throw new Fault('model-corrupt', 'The needle model does not load. Reload the page to fetch it again.', {
        cause,
      });
    }
  }

  get kind(): NeedleSession['kind'] {
    return (this.#fast ?? this.safe).kind;
  }

  /** Fetches the runtime for the GPU; null where it does not start. Frames may be looked at meanwhile. */
  async openGpu(): Promise<NeedleSession | null> {
    if (!canSuspendWebAssembly()) return null;
    try {
      const session = await openGpuSession(this.model, this.input, shape);
      await within(firstRunMs, session.run());
      return session;
    } catch {
      return null;
    }
  }

  /**
   * Takes another session if it says the same as the safe one and is faster; call while no frame is looked at.
   * @param mustWin false: being slower does not matter, as in a test of its answers
   */
  async adopt(candidate: NeedleSession, mustWin = true): Promise<void> {
    const better = isBetter(candidate, this.safe, this.input, mustWin);
    this.#fast = (await within(comparisonMs, better).catch(() => false)) ? candidate : null;
  }

  async run(): Promise<NeedleOutput> {
    const { direction, line, readable, reach } = await this.#tensors();
    return {
      direction,
      line,
      readable: 1 / (1 + Math.exp(-readable[0]!)),
      tipRadius: reach[0]!,
      tailRadius: reach[1]!,
    };
  }

  /** After the device is lost, fails or hangs, the safe session answers for the same frame, and from then on. */
  async #tensors(): Promise<NeedleTensors> {
    if (this.#fast) {
      try {
        return await within(watchdogMs, this.#fast.run());
      } catch {
        this.#fast = null;
      }
    }
    return this.safe.run();
  }
}
