/** The network on the GPU says what it says in WebAssembly, and when the GPU fails the same strip is answered all the same. */
import { expect, test } from 'vitest';
import { loadNeedleModel } from '../../../workers/inference/load-model.ts';
import { NeedleNetwork, type NeedleOutput } from '../../../workers/inference/needle-network.ts';
import type { NeedleSession, NeedleTensors } from '../../../workers/inference/needle-session.ts';

const fill = (input: Float32Array): void => {
  for (let k = 0; k < input.length; k++) input[k] = ((k * 104729) % 251) / 250;
};
const copy = (output: NeedleOutput): NeedleOutput => ({
  ...output,
  direction: output.direction.slice(),
  line: output.line.slice(),
});
const apart = (one: Float32Array, other: Float32Array): number =>
  one.reduce((most, value, k) => Math.max(most, Math.abs(value - other[k]!)), 0);

test('the same answers, to rounding', { timeout: 120_000 }, async () => {
  const network = await NeedleNetwork.open((await loadNeedleModel()).bytes);
  fill(network.input);
  const safe = copy(await network.run());
  const gpu = await network.openGpu();
  expect(gpu, 'Chromium is started with WebGPU').not.toBeNull();
  // Asked itself, without the watchdog: the adapter of a test machine is software, and slow.
  const { direction, line, reach } = await gpu!.run();
  expect(apart(safe.direction, direction)).toBeLessThan(0.02);
  expect(apart(safe.line, line)).toBeLessThan(0.02);
  expect(reach[0]).toBeCloseTo(safe.tipRadius, 2);
});

/** A device cannot be made to fail on demand: sessions that answer by the strip's first value stand in for both. */
const session = (
  kind: NeedleSession['kind'],
  input: Float32Array,
  answer: (value: number) => Promise<number>,
): NeedleSession => ({
  kind,
  run: async (): Promise<NeedleTensors> => {
    const logits = new Float32Array(320).fill(await answer(input[0]!));
    return { direction: logits, line: logits, readable: logits, reach: logits };
  },
});

test.each([
  ['fails', () => Promise.reject(new Error('device lost'))],
  ['hangs', () => new Promise<number>(() => undefined)],
] as const)('a GPU that %s loses no strip, and is not asked again', async (_what, failure) => {
  const input = new Float32Array(8);
  let isBroken = false;
  let asked = 0;
  const network = new NeedleNetwork(
    session('wasm', input, async (value) => value),
    input,
    new Uint8Array(),
  );
  await network.adopt(
    session('webgpu', input, (value) => {
      asked++;
      return isBroken ? failure() : Promise.resolve(value);
    }),
    false,
  );
  expect(network.kind).toBe('webgpu');
  isBroken = true;
  const askedBefore = asked;
  for (const value of [0.25, 0.5]) {
    input[0] = value;
    expect((await network.run()).direction[7]).toBe(value);
  }
  expect(asked).toBe(askedBefore + 1);
  expect(network.kind).toBe('wasm');
});

test('a GPU that says something else is not taken, however fast', async () => {
  const input = new Float32Array(8);
  const network = new NeedleNetwork(
    session('wasm', input, async (value) => value),
    input,
    new Uint8Array(),
  );
  await network.adopt(
    session('webgpu', input, async (value) => value + 0.1),
    false,
  );
  expect(network.kind).toBe('wasm');
  await network.adopt(
    session('webgpu', input, async () => NaN),
    false,
  );
  expect(network.kind).toBe('wasm');
});
