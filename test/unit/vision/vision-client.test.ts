/** A reader that hangs is replaced by one other, and that one's end is noticed again. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import type { VisionWorker } from '../../../src/vision/spawn-vision.ts';
import { VisionClient, type VisionState } from '../../../src/vision/vision-client.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new Promise<never>(() => undefined);

/** Opens, never answers a frame, and ends as a real one does: told at once, to whoever listens. */
const hanging = (): VisionWorker => {
  const life = new AbortController();
  const api = { open: async () => ({}), setGauges: async () => undefined, observe: () => never };
  return {
    api: api as unknown as VisionWorker['api'],
    lost: life.signal,
    terminate: () => life.abort(new Fault('worker-lost', 'The reader was stopped.')),
  };
};

const stamp = { sequence: 0, capturedAtMs: 0, origin: 'camera', simulated: false } as const;
const picture = { close: () => undefined } as ImageBitmap;

it('starts one worker in place of one that hangs, and one in place of that', async () => {
  const workers: VisionWorker[] = [];
  const states: VisionState['kind'][] = [];
  const client = new VisionClient(
    { backend: 'wasm' },
    ({ kind }) => states.push(kind),
    () => {
      workers.push(hanging());
      return workers.at(-1)!;
    },
  );
  const observed = expect(client.observe(picture, stamp, true)).rejects.toMatchObject({ name: 'deadline' });
  await vi.advanceTimersByTimeAsync(11_000);
  await observed;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(workers).toHaveLength(2);
  expect(states).toEqual(['starting', 'ready', 'lost', 'starting', 'ready']);

  workers[1]!.terminate();
  expect(client.state.kind).toBe('lost');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(workers).toHaveLength(3);
  expect(client.state.kind).toBe('ready');
  client.close();
});
