/** The live camera on Chromium's own fake device: delivery, refusal, absence, unplugging, freezing, recovery. */
import { afterEach, expect, test, vi } from 'vitest';
import type { Frames, SourceState } from '../../../src/camera/frame-source.ts';
import { listCameras } from '../../../src/camera/list-cameras.ts';
import { LiveCamera, type LiveCameraOptions } from '../../../src/camera/live-camera.ts';

const small = { width: 640, height: 480, retryMs: 50 } as const;
const cleanUps: (() => void)[] = [];

afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

/** A started camera with all that it told. */
const begin = async (options: LiveCameraOptions) => {
  const camera = new LiveCamera({ ...small, ...options });
  const states: SourceState[] = [];
  const frames: Frames[] = [];
  cleanUps.push(() => camera.stop());
  await camera.start(
    (state) => states.push(state),
    (given) => frames.push(given),
  );
  return { camera, states, frames, last: () => states.at(-1) };
};

const streamOf = (frames: Frames | undefined): ReadableStream<VideoFrame> => {
  if (frames?.kind !== 'stream') throw new Error('no stream of frames');
  return frames.readable;
};

/** Real devices, but for the first answers of getUserMedia. */
const devicesThat = (...answers: (() => Promise<MediaStream>)[]): MediaDevices => {
  const real = navigator.mediaDevices;
  const queue = [...answers];
  return {
    getUserMedia: (wish: MediaStreamConstraints) => queue.shift()?.() ?? real.getUserMedia(wish),
    enumerateDevices: () => real.enumerateDevices(),
    addEventListener: real.addEventListener.bind(real),
    removeEventListener: real.removeEventListener.bind(real),
  } as unknown as MediaDevices;
};

test('delivers frame after frame as a transferable stream, far beyond the size of any buffer pool', async () => {
  const { frames, last } = await begin({});
  expect(last()).toMatchObject({ kind: 'live', width: 640, height: 480 });
  const reader = streamOf(frames[0]).getReader();
  let previous = -Infinity;
  for (let count = 0; count < 45; count++) {
    const { value } = await reader.read();
    expect(value!.timestamp).toBeGreaterThan(previous);
    previous = value!.timestamp;
    value!.close();
  }
});

test('ends its stream and releases the device when stopped, twice if need be', async () => {
  const { camera, frames } = await begin({});
  const [track] = camera.preview.getVideoTracks();
  const reader = streamOf(frames[0]).getReader();
  (await reader.read()).value?.close();
  camera.stop();
  camera.stop();
  expect(track!.readyState).toBe('ended');
  for (let end = false; !end;) {
    const { done, value } = await reader.read();
    value?.close();
    end = done;
  }
  expect(camera.preview.getTracks()).toHaveLength(0);
});

test('without a track processor gives frames on demand, stamped with their capture time in UTC', async () => {
  const { frames } = await begin({ form: 'pull' });
  const [given] = frames;
  if (given?.kind !== 'pull') throw new Error('no frames to pull');
  const signal = new AbortController().signal;
  let sequence = -1;
  for (let count = 0; count < 10; count++) {
    const { frame, stamp } = (await given.next(signal))!;
    expect('displayWidth' in frame ? frame.displayWidth : frame.width).toBe(640);
    frame.close();
    expect(stamp).toMatchObject({ origin: 'camera', simulated: false });
    expect(stamp.sequence).toBeGreaterThan(sequence);
    expect(Date.now() - stamp.capturedAtMs).toBeGreaterThanOrEqual(-1);
    expect(Date.now() - stamp.capturedAtMs).toBeLessThan(1500);
    sequence = stamp.sequence;
  }
});

test('a pull that waits ends with null when aborted or stopped, and leaves no frame open', async () => {
  const { camera, frames } = await begin({ form: 'pull' });
  const [given] = frames;
  if (given?.kind !== 'pull') throw new Error('no frames to pull');
  const aborter = new AbortController();
  aborter.abort();
  expect(await given.next(aborter.signal)).toBeNull();
  camera.stop();
  expect(await given.next(new AbortController().signal)).toBeNull();
});

test('says what to do when the camera is refused, and does not nag', async () => {
  const frame = document.createElement('iframe');
  frame.allow = "camera 'none'";
  // Of this page's origin, so that only the policy stands against it.
  frame.srcdoc = '<p>No camera here</p>';
  document.body.append(frame);
  cleanUps.push(() => frame.remove());
  await new Promise((resolve) => frame.addEventListener('load', resolve));
  const { mediaDevices } = frame.contentWindow!.navigator;
  const asked = vi.spyOn(mediaDevices, 'getUserMedia');
  // Refused in settings: this permission stays as it is.
  const permissions = { query: async () => Object.assign(new EventTarget(), { state: 'denied' }) };
  const { last } = await begin({ devices: mediaDevices, permissions: permissions as unknown as Permissions });
  expect(last()).toMatchObject({ kind: 'failed', code: 'camera-refused', retrying: true });
  expect((last() as { message: string }).message).toMatch(/Allow/);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(asked).toHaveBeenCalledTimes(1);
});

test('starts by itself once the refused camera is allowed', async () => {
  const permission = Object.assign(new EventTarget(), { state: 'denied' });
  const permissions = { query: async () => permission } as unknown as Permissions;
  const refuse = () => Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
  const { last, frames } = await begin({ devices: devicesThat(refuse), permissions });
  expect(last()).toMatchObject({ code: 'camera-refused' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  permission.state = 'granted';
  permission.dispatchEvent(new Event('change'));
  await expect.poll(last).toMatchObject({ kind: 'live' });
  expect(frames).toHaveLength(1);
});

test('names a chosen camera that is not there', async () => {
  const { last } = await begin({ deviceId: 'a camera that was taken away', retryMs: 60_000 });
  expect(last()).toMatchObject({ kind: 'failed', code: 'camera-absent', retrying: true });
  expect((last() as { message: string }).message).toMatch(/chosen camera/);
});

test('tries a busy camera again by itself', async () => {
  const busy = () => Promise.reject(new DOMException('Could not start video source', 'NotReadableError'));
  const { states, last } = await begin({ devices: devicesThat(busy, busy) });
  expect(states[1]).toMatchObject({ kind: 'failed', code: 'camera-busy', retrying: true });
  await expect.poll(last).toMatchObject({ kind: 'live' });
  expect(states.filter(({ kind }) => kind === 'failed')).toHaveLength(2);
});

test('recovers from unplugging at the next device change, on the same preview stream', async () => {
  const { camera, states, frames, last } = await begin({ retryMs: 60_000 });
  const { preview } = camera;
  const [track] = preview.getVideoTracks();
  // What the browser does when a device goes: the track ends, without a call of ours.
  track!.stop();
  track!.dispatchEvent(new Event('ended'));
  await expect.poll(last).toMatchObject({ kind: 'failed', code: 'camera-lost', retrying: true });
  expect((last() as { message: string }).message).toMatch(/unplugged/);
  await new Promise((resolve) => setTimeout(resolve, 50));
  navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  await expect.poll(last).toMatchObject({ kind: 'live' });
  expect(camera.preview).toBe(preview);
  expect(preview.getVideoTracks()[0]).not.toBe(track);
  expect(states.map(({ kind }) => kind)).toEqual(['starting', 'live', 'failed', 'starting', 'live']);
  const reader = streamOf(frames[1]).getReader();
  const { value } = await reader.read();
  expect(value!.codedWidth).toBe(640);
  value!.close();
});

test('restarts a camera that sends no new picture', async () => {
  const canvas = document.createElement('canvas');
  canvas.getContext('2d')!.fillRect(0, 0, 10, 10);
  // A real track of a source that never sends: rate 0, never asked for a frame.
  const frozen = async () => canvas.captureStream(0);
  const { states, last } = await begin({ devices: devicesThat(frozen), frozenAfterMs: 400, form: 'pull' });
  await expect.poll(() => states.length).toBeGreaterThan(2);
  expect(states.find(({ kind }) => kind === 'failed')).toMatchObject({ code: 'camera-lost', retrying: true });
  await expect.poll(last).toMatchObject({ kind: 'live', width: 640 });
});

test('a camera that goes on sending is not called frozen, seen or unseen', async () => {
  const { states } = await begin({ frozenAfterMs: 1500 });
  await new Promise((resolve) => setTimeout(resolve, 4000));
  expect(states.map(({ kind }) => kind)).toEqual(['starting', 'live']);
});

test('tells of mute and unmute without giving up the track', async () => {
  const { camera, last } = await begin({});
  const [track] = camera.preview.getVideoTracks();
  track!.dispatchEvent(new Event('mute'));
  expect(last()).toMatchObject({ kind: 'failed', code: 'camera-lost', retrying: true });
  track!.dispatchEvent(new Event('unmute'));
  expect(last()).toMatchObject({ kind: 'live' });
  expect(track!.readyState).toBe('live');
});

test('locks the exposure where the camera can, and says so where it cannot light', async () => {
  const { camera } = await begin({});
  expect(camera.can).toEqual({ torch: false, exposureLocked: true });
  expect(await camera.set({ exposureLocked: true })).toBe(true);
});

test('lists the cameras with a name for each', async () => {
  await begin({});
  const cameras = await listCameras();
  expect(cameras.length).toBeGreaterThan(0);
  for (const { label, deviceId } of cameras) {
    expect(label).not.toBe('');
    expect(deviceId).not.toBe('');
  }
});
