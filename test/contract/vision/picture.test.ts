/** Camera frames in their own planes mean the same colours as the browser makes of them. */
import { expect, test } from 'vitest';
import { sampleInto } from '../../../workers/vision/patch.ts';
import { PictureReader } from '../../../workers/vision/picture.ts';

const [width, height] = [64, 48];

/** Blocks of 8 × 8 pixels of one colour each, so that no way of spreading chroma matters inside them. */
const planesOf = (interleaved: boolean, subsampled: boolean): Uint8Array<ArrayBuffer> => {
  const step = subsampled ? 2 : 1;
  const chroma = (width / step) * (height / step);
  const bytes = new Uint8Array(width * height + 2 * chroma);
  const block = (x: number, y: number, salt: number): number =>
    ((Math.floor(x / 8) + 8 * Math.floor(y / 8)) * 37 + salt) % 97;
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) bytes[y * width + x] = 60 + block(x, y, 5);
  for (let y = 0; y < height; y += step)
    for (let x = 0; x < width; x += step) {
      const cell = (y / step) * (width / step) + x / step;
      const [u, v] = [105 + block(x, y, 11) / 2, 108 + block(x, y, 53) / 2];
      const at = width * height;
      bytes[interleaved ? at + 2 * cell : at + cell] = u;
      bytes[interleaved ? at + 2 * cell + 1 : at + chroma + cell] = v;
    }
  return bytes;
};

const spaces: readonly (VideoColorSpaceInit | undefined)[] = [
  undefined,
  { matrix: 'smpte170m', primaries: 'smpte170m', transfer: 'smpte170m', fullRange: false },
  { matrix: 'bt470bg', primaries: 'bt470bg', transfer: 'smpte170m', fullRange: true },
  { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', fullRange: false },
];
const formats = ['I420', 'NV12', 'I444', 'RGBA', 'BGRX'] as const;

test.each(formats.flatMap((format) => spaces.map((colorSpace) => ({ format, colorSpace }))))(
  '$format, $colorSpace.matrix',
  async ({ format, colorSpace }) => {
    const isPacked = format === 'RGBA' || format === 'BGRX';
    const data = isPacked
      ? Uint8Array.from({ length: 4 * width * height }, (_, k) => (k % 4 === 3 ? 255 : (k * 31) % 256))
      : planesOf(format === 'NV12', format !== 'I444');
    const frame = new VideoFrame(data, {
      ...{ format, codedWidth: width, codedHeight: height, timestamp: 0 },
      ...(colorSpace && !isPacked ? { colorSpace } : {}),
    });
    const rgba = new Uint8Array(4 * width * height);
    await frame.copyTo(rgba, { format: 'RGBA' });
    const picture = await new PictureReader().load(frame);
    expect([picture.width, picture.height]).toEqual([width, height]);
    const colour = new Float32Array(3);
    let worst = 0;
    for (let y = 4; y < height; y += 8)
      for (let x = 4; x < width; x += 8) {
        sampleInto(picture, Float64Array.of(x, y), colour);
        for (let channel = 0; channel < 3; channel++)
          worst = Math.max(worst, Math.abs(colour[channel]! - rgba[4 * (y * width + x) + channel]!));
      }
    // Browsers calculate in six binary places, three levels at most; another matrix would be tens of levels off.
    expect(worst).toBeLessThan(3.5);
  },
);
