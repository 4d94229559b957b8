/** Still pictures: order, pace, stamps, and files that are not what they claim. */
import { expect, test } from 'vitest';
import type { Frames, SourceState } from '../../../src/camera/frame-source.ts';
import { pictureFiles, StillPictures } from '../../../src/camera/still-pictures.ts';

const picture = async (name: string, colour: string, width = 40): Promise<File> => {
  const canvas = new OffscreenCanvas(width, 30);
  const painter = canvas.getContext('2d')!;
  painter.fillStyle = colour;
  painter.fillRect(0, 0, width, 30);
  return new File([await canvas.convertToBlob()], name, { type: 'image/png' });
};

const corrupt = async (name: string): Promise<File> => {
  const whole = await (await picture(name, 'red')).arrayBuffer();
  return new File([whole.slice(0, 45)], name, { type: 'image/png' });
};

const begin = async (source: StillPictures) => {
  const states: SourceState[] = [];
  let frames: Frames | undefined;
  await source.start(
    (state) => states.push(state),
    (given) => (frames = given),
  );
  const next = async (signal = new AbortController().signal) => {
    if (frames?.kind !== 'pull') throw new Error('no frames to pull');
    return frames.next(signal);
  };
  return { states, next };
};

test('shows picture after picture, one each period, and starts again', async () => {
  const source = new StillPictures([await picture('a.png', 'red', 40), await picture('b.png', 'blue', 60)], {
    everyMs: 100,
  });
  const { next, states } = await begin(source);
  const startMs = performance.now();
  const widths: number[] = [];
  for (let count = 0; count < 4; count++) {
    const { frame, stamp } = (await next())!;
    widths.push((frame as ImageBitmap).width);
    expect(stamp).toMatchObject({ sequence: count, origin: 'still', simulated: true });
    expect(source.preview.width).toBe((frame as ImageBitmap).width);
    frame.close();
  }
  source.stop();
  expect(widths).toEqual([40, 60, 40, 60]);
  expect(performance.now() - startMs).toBeGreaterThan(250);
  expect(states[1]).toEqual({ kind: 'live', width: 40, height: 30 });
});

test('names a truncated picture and goes on with the next', async () => {
  const source = new StillPictures([await corrupt('broken.png'), await picture('good.png', 'green')], {
    everyMs: 50,
  });
  const { next, states } = await begin(source);
  (await next())!.frame.close();
  source.stop();
  expect(states[1]).toMatchObject({ kind: 'failed', code: 'file-unreadable', retrying: true });
  expect((states[1] as { message: string }).message).toContain('broken.png');
  expect(states[2]).toMatchObject({ kind: 'live' });
});

test('ends with a clear state when no file can be read', async () => {
  const source = new StillPictures([await corrupt('one.png'), await corrupt('two.png')], { everyMs: 50 });
  const { next, states } = await begin(source);
  expect(await next()).toBeNull();
  source.stop();
  expect(states.at(-1)).toMatchObject({ kind: 'failed', code: 'file-unreadable', retrying: false });
});

test('says so when there is no picture at all', async () => {
  const { states } = await begin(new StillPictures(pictureFiles([new File(['x'], 'notes.txt')])));
  expect(states).toMatchObject([{ kind: 'failed', code: 'file-unreadable', retrying: false }]);
});

test('advances only on demand when told so, and an aborted wait gives nothing', async () => {
  const source = new StillPictures([await picture('a.png', 'red'), await picture('b.png', 'blue')], {
    everyMs: null,
  });
  const { next } = await begin(source);
  (await next())!.frame.close();
  const aborter = new AbortController();
  const waiting = next(aborter.signal);
  setTimeout(() => aborter.abort(), 150);
  expect(await waiting).toBeNull();
  source.advance();
  const { frame, stamp } = (await next())!;
  frame.close();
  expect(stamp.sequence).toBe(1);
  source.stop();
});

test('keeps pictures only, in a person’s order', () => {
  const files = ['p10.jpg', 'p2.jpg', 'readme.md', 'p1.PNG'].map((name) => new File([], name));
  expect(pictureFiles(files).map(({ name }) => name)).toEqual(['p1.PNG', 'p2.jpg', 'p10.jpg']);
});
