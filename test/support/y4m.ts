/** I420 frames become a y4m file, which Chromium plays as a camera; with a scene of four dials of known reading. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { DialScene } from './render-dials.ts';

/** `--use-file-for-fake-video-capture=FILE` plays it over and over. */
export const y4mOf = (
  frames: readonly Uint8Array[],
  width: number,
  height: number,
  framesPerSecond: number,
): Uint8Array<ArrayBuffer> => {
  const encoder = new TextEncoder();
  const header = encoder.encode(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420mpeg2\n`);
  const mark = encoder.encode('FRAME\n');
  const frameBytes = (width * height * 3) / 2;
  const file = new Uint8Array(header.length + frames.length * (mark.length + frameBytes));
  file.set(header);
  frames.forEach((frame, index) => {
    if (frame.length !== frameBytes)
      throw new Error(`frame ${index} has ${frame.length} bytes, not ${frameBytes}`);
    const at = header.length + index * (mark.length + frameBytes);
    file.set(mark, at);
    file.set(frame, at + mark.length);
  });
  return file;
};

/** The renderer as one classic script: any page can run it, also one that serves nothing. */
const rendererScript = async (): Promise<string> => {
  const { build } = await import('vite');
  const entry = fileURLToPath(new URL('./render-dials.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'renderDials' } },
  });
  const chunk = [built].flat()[0];
  const code = chunk && 'output' in chunk ? chunk.output[0].code : undefined;
  if (!code) throw new Error('the renderer was not built');
  return code;
};

/**
 * Draws the scene of `render-dials.ts` in `page` (any page of a Chromium, `about:blank` will do).
 * @returns the y4m file's bytes, and each dial's record (print null) and exact reading
 */
export const dialSceneY4m = async (
  page: Page,
  frameCount = 10,
): Promise<{ file: Uint8Array<ArrayBuffer>; dials: DialScene['dials']; width: number; height: number }> => {
  await page.addScriptTag({ content: await rendererScript() });
  const scene = await page.evaluate(
    (count) =>
      (
        globalThis as unknown as { renderDials: { dialScene(count: number): DialScene } }
      ).renderDials.dialScene(count),
    frameCount,
  );
  const frames = scene.frames.map((frame) => new Uint8Array(Buffer.from(frame, 'base64')));
  const { width, height, framesPerSecond, dials } = scene;
  return { file: y4mOf(frames, width, height, framesPerSecond), dials, width, height };
};
