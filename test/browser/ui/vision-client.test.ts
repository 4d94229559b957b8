/** The vision worker dies, hangs and comes back: calls end with a Fault, and the next one is answered. */
import { afterEach, expect, it, vi } from 'vitest';
import { demoRecords } from '../../../src/camera/demo-plant/demo-records.ts';
import { DemoPlantSource } from '../../../src/camera/demo-plant/demo-plant-source.ts';
import { spawnVision, type VisionWorker } from '../../../src/vision/spawn-vision.ts';
import { VisionClient, type VisionState } from '../../../src/vision/vision-client.ts';
import { within } from '../../../src/vision/within.ts';

let client: VisionClient | undefined;
/** The first worker of a run waits for the development server to build it. */
const patience = 60_000;
const never = new Promise<never>(() => undefined);

afterEach(() => client?.close());

const stamp = { sequence: 0, capturedAtMs: Date.now(), origin: 'demo-plant', simulated: true } as const;
const watches = [{ gauge: 'one', record: demoRecords[0]!, everyMs: 0 }];

it(
  'observes through the real worker',
  async () => {
    client = new VisionClient({ backend: 'wasm' });
    client.setGauges(watches);
    const observations = await client.observe(new DemoPlantSource().referencePicture(), stamp, true);
    expect(observations.map(({ gauge }) => gauge)).toEqual(['one']);
  },
  patience,
);

it(
  'replaces a worker that is lost, keeps its gauges, and says so',
  async () => {
    const workers: VisionWorker[] = [];
    const states: VisionState['kind'][] = [];
    client = new VisionClient(
      { backend: 'wasm' },
      ({ kind }) => states.push(kind),
      () => {
        const worker = spawnVision();
        workers.push(worker);
        return worker;
      },
    );
    client.setGauges(watches);
    await client.observe(new DemoPlantSource().referencePicture(), stamp, true);
    workers[0]!.terminate();
    await vi.waitUntil(() => client!.state.kind !== 'ready', patience);
    const observations = await client.observe(new DemoPlantSource().referencePicture(), stamp, true);
    expect(observations.map(({ gauge }) => gauge)).toEqual(['one']);
    expect(workers).toHaveLength(2);
    expect(states).toEqual(['starting', 'ready', 'lost', 'starting', 'ready']);
  },
  patience,
);

it(
  'ends a stream that is being watched when its worker is lost',
  async () => {
    const workers: VisionWorker[] = [];
    client = new VisionClient({ backend: 'wasm' }, undefined, () => {
      const worker = spawnVision();
      workers.push(worker);
      return worker;
    });
    const frames = new ReadableStream<VideoFrame>();
    const watching = client.watch(frames, { origin: 'camera', simulated: false }, () => undefined);
    await vi.waitUntil(() => client!.state.kind === 'ready', patience);
    await new Promise((resolve) => setTimeout(resolve, 200)); // the stream is on its way to the worker
    workers[0]!.terminate();
    await expect(watching).rejects.toMatchObject({ name: 'worker-lost' });
  },
  patience,
);

it('puts a deadline on a call that never ends', async () => {
  await expect(within(never, { deadlineMs: 20 })).rejects.toMatchObject({ name: 'deadline' });
});

it('cancels a call by its signal', async () => {
  const abort = new AbortController();
  const call = within(never, { signal: abort.signal });
  abort.abort();
  await expect(call).rejects.toMatchObject({ name: 'cancelled' });
});

it('closes a frame that never reaches a worker', async () => {
  client = new VisionClient({ backend: 'wasm' });
  const picture = new DemoPlantSource().referencePicture();
  const stopped = new AbortController();
  const observed = client.observe(picture, stamp, true, stopped.signal);
  stopped.abort();
  await expect(observed).rejects.toThrow('Cancelled');
  expect([picture.width, picture.height]).toEqual([0, 0]);
});
