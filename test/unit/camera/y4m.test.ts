/** The y4m writer against the format (YUV4MPEG2) and known colours of BT.601. */
import { expect, test } from 'vitest';
import { i420Of } from '../../support/i420.ts';
import { y4mOf } from '../../support/y4m.ts';

const filled = (...pixel: [number, number, number]): number[] =>
  Array.from({ length: 4 * 4 }, () => [...pixel, 255]).flat();

test.each([
  ['black', [0, 0, 0], [16, 128, 128]],
  ['white', [255, 255, 255], [235, 128, 128]],
  ['red', [255, 0, 0], [81, 90, 240]],
  ['green', [0, 255, 0], [145, 54, 34]],
  ['blue', [0, 0, 255], [41, 240, 110]],
] as const)('%s becomes its studio-range YUV', (_, rgb, yuv) => {
  const planes = i420Of(filled(...(rgb as unknown as [number, number, number])), 4, 4);
  expect([planes[0], planes[16], planes[20]]).toEqual(yuv);
  expect(planes).toHaveLength(24);
});

test('a file is a header line and then frames, each under its mark', () => {
  const [a, b] = [new Uint8Array(24).fill(1), new Uint8Array(24).fill(2)];
  const file = y4mOf([a, b], 4, 4, 10);
  const text = new TextDecoder('latin1').decode(file);
  const header = 'YUV4MPEG2 W4 H4 F10:1 Ip A1:1 C420mpeg2\n';
  expect(text.startsWith(header + 'FRAME\n')).toBe(true);
  expect(file).toHaveLength(header.length + 2 * (6 + 24));
  expect(file.subarray(header.length + 6, header.length + 30)).toEqual(a);
  expect(file.subarray(-24)).toEqual(b);
});

test('a frame of the wrong size is an error, as is an odd picture', () => {
  expect(() => y4mOf([new Uint8Array(23)], 4, 4, 10)).toThrow(/24/);
  expect(() => i420Of([], 3, 4)).toThrow(/even/);
});
