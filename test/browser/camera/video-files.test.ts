/** Video files: a recording made here plays as frames; what is no video is named and passed over. */
import { expect, test } from 'vitest';
import type { Frames, SourceState } from '../../../src/camera/frame-source.ts';
import { VideoFiles } from '../../../src/camera/video-files.ts';

/** A second of a moving square. */
const recording = async (name: string): Promise<File> => {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 160, height: 120 });
  const painter = canvas.getContext('2d')!;
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm' });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.start();
  for (let step = 0; step < 20; step++) {
    painter.fillStyle = `hsl(${step * 18} 80% 50%)`;
    painter.fillRect(0, 0, 160, 120);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await new Promise((resolve) => {
    recorder.onstop = resolve;
    recorder.stop();
  });
  return new File(parts, name, { type: 'video/webm' });
};

test('plays on from a broken file and round again, every frame stamped as a replay', async () => {
  const source = new VideoFiles([
    new File(['no video'], 'broken.mp4', { type: 'video/mp4' }),
    await recording('good.webm'),
  ]);
  const states: SourceState[] = [];
  let frames: Frames | undefined;
  await source.start(
    (state) => states.push(state),
    (given) => (frames = given),
  );
  if (frames?.kind !== 'pull') throw new Error('no frames to pull');
  let sequence = -1;
  for (let count = 0; count < 25; count++) {
    const { frame, stamp } = (await frames.next(new AbortController().signal))!;
    expect('displayWidth' in frame ? frame.displayWidth : frame.width).toBe(160);
    frame.close();
    expect(stamp).toMatchObject({ origin: 'video-file', simulated: true });
    expect(stamp.sequence).toBeGreaterThan(sequence);
    sequence = stamp.sequence;
  }
  expect(source.preview.width).toBe(160);
  expect(states[1]).toMatchObject({ kind: 'failed', code: 'file-unreadable', retrying: true });
  expect((states[1] as { message: string }).message).toContain('broken.mp4');
  await expect.poll(() => states.filter(({ kind }) => kind === 'live').length).toBeGreaterThan(1);
  source.stop();
  expect(await frames.next(new AbortController().signal)).toBeNull();
});

test('stops with a clear state when nothing can be played', async () => {
  const source = new VideoFiles([new File(['no video'], 'broken.mp4', { type: 'video/mp4' })]);
  const states: SourceState[] = [];
  await source.start(
    (state) => states.push(state),
    () => undefined,
  );
  await expect
    .poll(() => states.at(-1))
    .toMatchObject({ kind: 'failed', code: 'file-unreadable', retrying: false });
});
