/** Rendered dials: repeatable, complete, and with a needle that points where the truth says. */
import { expect, test } from 'vitest';
import { dialPose } from '../../../calibration/dial-pose.ts';
import { project } from '../../../src/base/homography.ts';
import { planOf, renderDial, renderedDials } from '../../../src/camera/demo-plant/rendered-dials.ts';

const pixelsOf = (picture: ImageBitmap): ImageData => {
  const painter = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
  painter.drawImage(picture, 0, 0);
  return painter.getImageData(0, 0, picture.width, picture.height);
};

/** Number of channel values that differ. */
const differing = (a: ImageData, b: ImageData): number =>
  a.data.reduce((sum, value, at) => sum + (value === b.data[at] ? 0 : 1), 0);

test('the same seed gives the same dial, pixel by pixel; another seed another', async () => {
  const [first, again, other] = [await renderDial(3, 7), await renderDial(3, 7), await renderDial(4, 7)];
  expect(again.entry).toEqual(first.entry);
  expect(differing(pixelsOf(again.image), pixelsOf(first.image))).toBe(0);
  expect(other.entry).not.toEqual(first.entry);
  for (const { image } of [first, again, other]) image.close();
});

test('the needle lies along the line that the truth gives, at any tilt', async () => {
  for await (const dial of renderedDials(12, 5)) {
    const reference = await dial.referencePicture();
    const [seen, before] = [pixelsOf(dial.image), pixelsOf(reference)];
    dial.image.close();
    reference.close();
    const { pivot } = dial.record;
    const pose = dialPose(dial.record);
    const rim = [0, 1, 2, 3].map((k) =>
      project(pose, { x: Math.cos((k * Math.PI) / 2), y: Math.sin((k * Math.PI) / 2) }),
    );
    const shortest = Math.min(...rim.map((at) => Math.hypot(at.x - pivot.x, at.y - pivot.y)));
    /** Mean change against the reference picture along a ray from the pivot. */
    const change = (angleDeg: number): number => {
      const angle = (angleDeg * Math.PI) / 180;
      const steps = Array.from({ length: 40 }, (_, k) => shortest * (0.25 + (k / 40) * 0.35));
      return (
        steps.reduce((sum, reach) => {
          const [x, y] = [
            Math.round(pivot.x + reach * Math.cos(angle)),
            Math.round(pivot.y + reach * Math.sin(angle)),
          ];
          const at = 4 * (y * seen.width + x);
          // Red on black shows in red alone.
          return (
            sum + Math.max(...[at, at + 1, at + 2].map((k) => Math.abs(seen.data[k]! - before.data[k]!)))
          );
        }, 0) / steps.length
      );
    };
    const onLine = change(dial.angleDeg);
    expect(onLine, dial.entry.id).toBeGreaterThan(30);
    for (const aside of [-25, -15, 15, 25])
      expect(change(dial.angleDeg + aside), dial.entry.id).toBeLessThan(onLine);
  }
});

test('the entry has a photograph’s fields and says what must not be read', async () => {
  const [plain, steep] = [await renderDial(1, 0), await renderDial(1, 5)];
  for (const { entry, image, truth, record, angleDeg } of [plain, steep]) {
    expect([image.width, image.height]).toEqual([entry.width, entry.height]);
    expect(entry.readingByMarks).toBe(truth);
    expect(entry.marks.map(({ value }) => value)).toEqual(record.marks.map(({ value }) => value));
    expect(truth).toBeGreaterThan(entry.marks[0]!.value);
    expect(truth).toBeLessThan(entry.marks.at(-1)!.value);
    const [across, down] = [entry.tip[0] - entry.pivot[0], entry.tip[1] - entry.pivot[1]];
    expect((Math.atan2(down, across) * 180) / Math.PI).toBeCloseTo(angleDeg, 6);
    image.close();
  }
  expect(plain.entry.tags).toContain('tilt-0');
  expect(plain.entry.tags).not.toContain('beyond-reading');
  expect(steep.entry.tags).toContain('beyond-reading');
});

test.each([
  ['light', 0],
  ['dark', 1],
])('a %s face is called so', async (tone, index) => {
  const { entry, image, referencePicture } = await renderDial(5, index);
  image.close();
  const reference = await referencePicture();
  const { data, width } = pixelsOf(reference);
  reference.close();
  const shares = Array.from({ length: 20 }, (_, k) => 0.5 + 0.015 * k);
  const greens = entry.marks.flatMap(({ at }) =>
    shares.map((share) => {
      const [x, y] = [0, 1].map((k) => Math.round(entry.pivot[k]! + share * (at[k]! - entry.pivot[k]!)));
      return data[4 * (y! * width + x!) + 1]!;
    }),
  );
  const middle = greens.sort((a, b) => a - b)[greens.length >> 1]!;
  expect(middle < 128).toBe(tone === 'dark');
  expect(entry.tags.includes('dark-face')).toBe(tone === 'dark');
});

test('forty-eight dials go through every tilt and condition once', () => {
  const plans = Array.from({ length: 48 }, (_, index) => planOf(index));
  expect(new Set(plans.map(({ tiltDeg, condition }) => `${tiltDeg} ${condition}`)).size).toBe(48);
});

test('a harsh dial is another look of its own, and its twin differs in the numerals alone', async () => {
  const [usual, harsh, again] = [
    await renderDial(3, 2),
    await renderDial(3, 2, 'harsh'),
    await renderDial(3, 2, 'harsh'),
  ];
  const twin = await harsh.twinPicture();
  const seen = pixelsOf(harsh.image);
  expect(differing(pixelsOf(again.image), seen)).toBe(0);
  expect(differing(pixelsOf(usual.image), seen)).toBeGreaterThan(0);
  // Both have a grain of their own.
  const other = pixelsOf(twin!);
  const plainly = seen.data.filter((value, at) => Math.abs(value - other.data[at]!) > 40).length;
  const changed = plainly / seen.data.length;
  expect(changed).toBeGreaterThan(0);
  expect(changed).toBeLessThan(0.05);
  expect(harsh.truth).toBe(usual.truth);
  for (const image of [usual.image, harsh.image, again.image, twin!]) image.close();
});
