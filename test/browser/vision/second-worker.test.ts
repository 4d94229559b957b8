/** A second worker joins when the first falls behind, and no gauge, memory or frame is lost with it. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Observation } from '../../../src/base/observation.ts';
import { trackFrames } from '../../../src/camera/track-frames.ts';
import { VisionClient } from '../../../src/vision/vision-client.ts';
import { Observer } from '../../../workers/vision/observer.ts';
import { benchScene, type BenchScene } from '../../measure/bench/bench-scene.ts';

const patience = 90_000;
/** More than one worker can look at 30 times a second: eight are no more. */
const count = 16;
/** On one core a second worker never joins, by design: a real one is not seen to, and the observer on this page is told two. */
const hasCores = navigator.hardwareConcurrency > 1;

let scene: BenchScene;
/** Of a scene that moves, in memory: this page makes none while an observer on it is to be kept busy. */
let stock: VideoFrame[] = [];
let client: VisionClient | undefined;
let sequence = 0;
const seconds: Worker[] = [];
const copies: (VideoFrame | ImageBitmap)[] = [];

beforeAll(async () => {
  const calibrating = new VisionClient({ backend: 'wasm' });
  scene = await benchScene(calibrating, count, 1);
  calibrating.close();
  stock = Array.from({ length: 4 }, (_, k) => scene.frame(k));
}, patience);

afterAll(() => stock.forEach((frame) => frame.close()));

afterEach(() => {
  client?.close();
  for (const worker of seconds.splice(0)) worker.terminate();
  copies.length = 0;
  vi.restoreAllMocks();
});

const watches = (everyMs = 0) => scene.records.map((record) => ({ gauge: record.id, record, everyMs }));
const names = () => scene.records.map(({ id }) => id);
const { clone } = VideoFrame.prototype;
/** At once, where a timer would wait. */
const letOthersIn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
const inStock = (k: number): VideoFrame => {
  const frame = stock[k % stock.length];
  if (!frame) throw new Error('no frames');
  return clone.call(frame);
};
const isClosed = (frame: VideoFrame | ImageBitmap): boolean =>
  frame instanceof VideoFrame ? frame.format === null : frame.width === 0;

/** @param capturedAtMs frames of a camera at 30 a second where it is not given */
const show = async (
  eye: Pick<VisionClient, 'observe'>,
  options: { all?: boolean; frame?: VideoFrame | ImageBitmap; capturedAtMs?: number } = {},
): Promise<Observation[]> => {
  const { all = true, frame = inStock(sequence), capturedAtMs = 33 * sequence } = options;
  const stamp = { sequence: sequence++, capturedAtMs, origin: 'camera', simulated: false } as const;
  await letOthersIn(); // as frames do, which come by messages
  return eye.observe(frame, stamp, all);
};

const vision = (): Worker =>
  new Worker(new URL('../../../workers/vision.worker.ts', import.meta.url), { type: 'module' });

/** A first worker's observer on this page, whose seconds and copies of frames are at hand. */
const openObserver = async (spawn = vision) => {
  vi.spyOn(navigator, 'hardwareConcurrency', 'get').mockReturnValue(2);
  /** Threads after each change. */
  const changes: number[] = [];
  const keep = <Copy extends VideoFrame | ImageBitmap>(copy: Copy): Copy => {
    copies.push(copy);
    return copy;
  };
  vi.spyOn(VideoFrame.prototype, 'clone').mockImplementation(function (this: VideoFrame) {
    return keep(clone.call(this));
  });
  const { structuredClone } = globalThis;
  vi.spyOn(globalThis, 'structuredClone').mockImplementation((value) =>
    keep(structuredClone(value) as ImageBitmap),
  );
  const observer = new Observer(() => {
    const worker = spawn();
    seconds.push(worker);
    return worker;
  });
  await observer.open({ backend: 'wasm' }, ({ threads }) => changes.push(threads));
  observer.setGauges(watches());
  return { observer, changes, threads: () => changes.at(-1) ?? 1 };
};

const joined = async ({ observer, threads }: Awaited<ReturnType<typeof openObserver>>): Promise<void> => {
  while (threads() < 2) await show(observer);
};

it.skipIf(!hasCores)(
  'joins by itself when frames come faster than one worker can look, and every frame is answered in the order of gauges',
  async () => {
    client = new VisionClient({ backend: 'wasm' });
    client.setGauges(watches());
    const threads = () => (client?.state.kind === 'ready' ? client.state.status.threads : 0);
    let isAlone = true;
    // The next is on its way while one is looked at, so that the worker never waits for this page.
    let coming = show(client);
    for (let extra = 0; extra < 10; extra += isAlone ? 0 : 1) {
      const next = show(client);
      const seen = await coming;
      coming = next;
      expect(seen.map(({ gauge }) => gauge)).toEqual(names());
      expect(seen.filter(({ outcome }) => outcome.ok)).toHaveLength(count);
      expect(new Set(seen.map(({ frame }) => frame.sequence)).size).toBe(1);
      isAlone = threads() < 2;
    }
    await coming;
  },
  patience,
);

/** Chromium only: a track whose frames are written. */
interface TrackGenerator extends MediaStreamTrack {
  readonly writable: WritableStream<VideoFrame>;
}
declare const MediaStreamTrackGenerator: new (init: { kind: 'video' }) => TrackGenerator;

it.skipIf(!hasCores)(
  'joins at a camera stream too, and observations of one frame stay together',
  async () => {
    client = new VisionClient({ backend: 'wasm' });
    // A stream brings no more than 30 frames a second: each dial is looked at three times, which is too much for one worker.
    const crowd = [1, 2, 3].flatMap((time) =>
      watches().map(({ gauge, ...watch }) => ({ ...watch, gauge: `${gauge} ${time}` })),
    );
    client.setGauges(crowd);
    await client.opened(new AbortController().signal);
    const track = new MediaStreamTrackGenerator({ kind: 'video' });
    const writer = track.writable.getWriter();
    const shooting = setInterval(() => void writer.write(scene.frame(performance.now())), 33);
    const { frames } = await trackFrames(track, 'auto');
    if (frames.kind !== 'stream') throw new Error('no track processor');
    const batches: Observation[][] = [];
    const watching = client.watch(frames.readable, { origin: 'camera', simulated: false }, (seen) => {
      if (client?.state.kind === 'ready' && client.state.status.threads === 2) batches.push(seen);
    });
    try {
      await vi.waitUntil(() => batches.length > 20, { timeout: 60_000, interval: 100 });
    } finally {
      clearInterval(shooting);
      track.stop();
      await watching;
    }
    for (const batch of batches) {
      expect(batch.map(({ gauge }) => gauge)).toEqual(crowd.map(({ gauge }) => gauge));
      expect(batch.filter(({ outcome }) => outcome.ok)).toHaveLength(crowd.length);
      expect(new Set(batch.map(({ frame }) => frame.sequence)).size).toBe(1);
    }
  },
  patience,
);

it(
  'never starts while the pace that was asked for is kept',
  async () => {
    const { observer, threads } = await openObserver();
    observer.setGauges(watches(500));
    const beganMs = performance.now();
    let looked = 0;
    while (performance.now() - beganMs < 8000) {
      looked += (await show(observer, { all: false, capturedAtMs: performance.now() })).length;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(looked).toBeGreaterThan(10 * count);
    expect([threads(), seconds.length, copies.length]).toEqual([1, 0, 0]);
  },
  patience,
);

it(
  'keeps what is remembered of each gauge, tells a frozen camera for all, and closes every frame',
  async () => {
    const opened = await openObserver();
    const { observer } = opened;
    await joined(opened);
    const again = () => inStock(0);
    let lookMs = 33 * sequence;
    await show(observer, { frame: again(), capturedAtMs: lookMs });
    // A gauge that changes its worker just then is found anew there, so it is asked again.
    let frame = again();
    let found: Observation[] = [];
    for (let everyMs = 100; everyMs < 110; everyMs++) {
      observer.setGauges(watches(everyMs));
      frame = again();
      const remembered = await show(observer, { frame, capturedAtMs: (lookMs += 33) });
      expect(remembered.map(({ gauge }) => gauge)).toEqual(names());
      found = remembered.filter(({ stageMs }) => 'find-needle' in stageMs);
      if (found.length === 0) break;
    }
    expect(found).toEqual([]);

    let seen: Observation[] = [];
    for (let k = 1; k <= 4; k++)
      seen = await show(observer, { frame: again(), capturedAtMs: lookMs + 1000 * k });
    expect(seen.map(({ outcome }) => !outcome.ok && outcome.error.reason)).toEqual(
      names().map(() => 'frozen'),
    );
    const moved = await show(observer, { frame: inStock(1), capturedAtMs: lookMs + 5000 });
    expect(moved.filter(({ outcome }) => outcome.ok)).toHaveLength(count);

    const shot = inStock(0);
    const bitmap = await createImageBitmap(shot);
    shot.close();
    const ofBitmap = await show(observer, { frame: bitmap, capturedAtMs: lookMs + 6000 });
    expect(ofBitmap.filter(({ outcome }) => outcome.ok)).toHaveLength(count);

    expect(copies.length).toBeGreaterThan(4);
    expect([...copies, frame, bitmap].filter((one) => !isClosed(one))).toEqual([]);
  },
  patience,
);

it(
  'looks itself when the second hangs or is gone: the frame at hand loses no gauge, and the next ones no time',
  async () => {
    const opened = await openObserver();
    await joined(opened);
    seconds[0]?.terminate();
    const beganMs = performance.now();
    const seen = await show(opened.observer);
    expect(performance.now() - beganMs).toBeLessThan(4500); // before silence makes a bad reading, at 5 s
    expect(seen.map(({ gauge }) => gauge)).toEqual(names());
    expect(seen.filter(({ outcome }) => outcome.ok)).toHaveLength(count);
    await vi.waitUntil(() => opened.threads() === 1, patience);
    const nextMs = performance.now();
    expect(await show(opened.observer)).toHaveLength(count);
    expect(performance.now() - nextMs).toBeLessThan(1500);
    expect(copies.filter((one) => !isClosed(one))).toEqual([]);
  },
  patience,
);

/** Opens, and throws at the first frame. */
const crashing = `onmessage = ({ data }) => {
  if (data.path[0] === 'look') setTimeout(() => { throw new Error('the second crashes'); });
  else postMessage({ id: data.id, type: 'RAW', value: undefined });
}`;

it(
  'goes on alone at once when the second crashes, and the crash ends there',
  async () => {
    const opened = await openObserver(
      () => new Worker(URL.createObjectURL(new Blob([crashing], { type: 'text/javascript' }))),
    );
    const escaped = vi.fn();
    addEventListener('error', escaped);
    while (opened.changes.length < 2) {
      const beganMs = performance.now();
      const seen = await show(opened.observer);
      expect(performance.now() - beganMs).toBeLessThan(2500); // no deadline was waited for
      expect(seen.map(({ gauge }) => gauge)).toEqual(names());
    }
    expect(opened.changes).toEqual([2, 1]);
    removeEventListener('error', escaped);
    expect(escaped).not.toHaveBeenCalled();
    expect(seconds).toHaveLength(1);
  },
  patience,
);
