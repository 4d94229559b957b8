/** The needle that is found must look along its length as it did in the reference. */
import { describe, expect, test } from 'vitest';
import type { Print } from '../../../calibration/record.ts';
import { radians } from '../../../src/base/angle.ts';
import { rectifyLuma } from '../../../workers/gpu/twins/rectify.ts';
import { needleProfile, needleSeen } from '../../../workers/vision/needle-look.ts';
import { cutPatch, levelFor } from '../../../workers/vision/patch.ts';
import { boxAround, radiusPx, type Pose } from '../../../workers/vision/pose.ts';
import { discMap } from '../../../workers/vision/sampling-map.ts';
import { paintDial, type PaintedDial } from '../../support/painted-dial.ts';

const size = 160;
const pose = [96, 0, 118.3, 0, 96, 108.7, 0, 0, 1] as unknown as Pose;
const patchOf = (change: Partial<PaintedDial>) =>
  paintDial({
    width: 240,
    height: 220,
    centre: { x: 118.3, y: 108.7 },
    radius: 96,
    needle: 0.7,
    ...change,
  });
/** As capturing keeps it: seen at 48 to 96 px per face radius. */
const printOf = (change: Partial<PaintedDial>, needleDeg: number | null, from = pose): Print =>
  printFrom(patchOf(change), needleDeg, from);
const printFrom = (picture: ReturnType<typeof patchOf>, needleDeg: number | null, from = pose): Print => {
  const luma = new Float32Array(size * size);
  rectifyLuma(
    cutPatch(picture, boxAround(from, 1.8), levelFor(radiusPx(from), 96)),
    discMap(from, size),
    luma,
  );
  const bytes = Uint8Array.from(luma, (value) => (value === value ? Math.max(1, Math.round(value)) : 0));
  return { size, luma: Buffer.from(bytes).toString('base64'), needleDeg };
};
const at = (0.7 * 180) / Math.PI;
const dark = needleProfile(printOf({}, at + 0.8))!;
const seen = (change: Partial<PaintedDial>, direction: number): number =>
  needleSeen(dark, patchOf(change), pose, { through: { x: 0, y: 0 }, direction: radians(direction) }, false);

test('the needle elsewhere, in other light, with noise, looks the same', () => {
  expect(seen({ needle: 3.9, light: 0.4, noise: 6 }, 3.9)).toBeGreaterThan(0.8);
});

test('its tail taken for its tip does not', () => {
  expect(seen({ needle: 3.9 }, 3.9 + Math.PI)).toBe(0);
});

test('an edge beside it, with the needle out of sight, does not', () => {
  const face = patchOf({ needle: null });
  // A dark hand covers everything right of the axis at −90°: its edge runs where a needle would.
  for (let y = 0; y < 220; y++)
    for (let x = 118; x < 240; x++) face.memory.fill(20, (y * 240 + x) * 4, (y * 240 + x) * 4 + 3);
  const axis = { through: { x: 0, y: 0 }, direction: radians(-Math.PI / 2) };
  expect(needleSeen(dark, face, pose, axis, false)).toBeLessThan(0.35);
});

describe('a needle as thin as a wire', () => {
  const close = [192, 0, 236.6, 0, 192, 217.4, 0, 0, 1] as unknown as Pose;
  const wire = { width: 480, height: 440, centre: { x: 236.6, y: 217.4 }, radius: 192, needleHalf: 0.012 };
  const profile = needleProfile(printOf({ ...wire, needle: 1.5 }, (1.5 * 180) / Math.PI, close))!;

  test.each([1, 1.5, 2])('looks the same in %d times the light, which makes it thinner', (light) => {
    const shown = patchOf({ ...wire, needle: 3.9, light });
    const seenOn = (direction: number): number =>
      needleSeen(
        profile,
        shown,
        close,
        { through: { x: 0, y: 0 }, direction: radians(direction) },
        light > 1,
      );
    expect(seenOn(3.9)).toBeGreaterThan(0.8);
    expect(seenOn(3.9 + Math.PI)).toBe(0);
    expect(seenOn(3.9 + 0.06)).toBeLessThan(0.35);
  });
});

describe('in much light, with a hand beside the needle that the light has bleached', () => {
  const light = 2;
  const profile = needleProfile(printOf({ needleColour: [95, 95, 95] }, at), light)!;
  const beside = 3.9 + 0.085;
  const picture = patchOf({ needleColour: [95, 95, 95], needle: 3.9, light });
  for (let y = 0; y < 220; y++)
    for (let x = 0; x < 240; x++) {
      const [u, v] = [(x - 118.3) / 96, (y - 108.7) / 96];
      const along = u * Math.cos(beside) + v * Math.sin(beside);
      const across = Math.abs(v * Math.cos(beside) - u * Math.sin(beside));
      if (along > 0.3 && along < 0.95 && across < 0.015)
        picture.memory.fill(150, (y * 240 + x) * 4, (y * 240 + x) * 4 + 3);
    }
  const seenOn = (direction: number, isBright: boolean): number =>
    needleSeen(profile, picture, pose, { through: { x: 0, y: 0 }, direction: radians(direction) }, isBright);

  test.each([
    ['the hand', beside],
    ['the needle', 3.9],
  ])('%s is one of two, though it stands out along most of its length', (_name, direction) => {
    expect(seenOn(direction, false)).toBeGreaterThan(0.55);
    expect(seenOn(direction, true)).toBe(0);
  });

  test('a needle alone is seen', () => {
    const alone = patchOf({ needleColour: [95, 95, 95], needle: 3.9, light });
    const axis = { through: { x: 0, y: 0 }, direction: radians(3.9) };
    expect(needleSeen(profile, alone, pose, axis, true)).toBeGreaterThan(0.8);
  });
});

describe('a hand that was on the dial at calibration already, with the needle out of sight', () => {
  /** A grey bar from near the hub towards the numerals. */
  const withHand = (
    picture: ReturnType<typeof patchOf>,
    direction: number,
    grey: number,
    reach = 0.55,
    from = 0.1,
  ) => {
    for (let y = 0; y < 220; y++)
      for (let x = 0; x < 240; x++) {
        const [u, v] = [(x - 118.3) / 96, (y - 108.7) / 96];
        const along = u * Math.cos(direction) + v * Math.sin(direction);
        const across = Math.abs(v * Math.cos(direction) - u * Math.sin(direction));
        if (along > from && along < reach && across < 0.02)
          picture.memory.fill(grey, (y * 240 + x) * 4, (y * 240 + x) * 4 + 3);
      }
    return picture;
  };
  const hand = 2.2;
  const profile = needleProfile(printFrom(withHand(patchOf({}), hand, 60), at))!;
  const seenOn = (picture: ReturnType<typeof patchOf>): number =>
    needleSeen(profile, picture, pose, { through: { x: 0, y: 0 }, direction: radians(hand) }, false);

  test('is not the needle in line with its tail, which points the other way', () => {
    /** How much of a needle is seen along `direction`: it points away from the hand, and its long tail reaches to it. */
    const along = (direction: number, reach: number): number => {
      const dial = (needle: number) =>
        withHand(withHand(patchOf({ needle }), needle + Math.PI, 40, 0.5), hand, 40, reach, 0.46);
      const before = needleProfile(printFrom(dial(0.7), at))!;
      const axis = { through: { x: 0, y: 0 }, direction: radians(direction) };
      return needleSeen(before, dial(hand + Math.PI), pose, axis, false);
    };
    expect(along(hand, 0.92)).toBe(0);
    expect(along(hand, 0.74)).toBe(0);
    expect(along(hand + Math.PI, 0.74)).toBeGreaterThan(0.8);
  });

  test('is not the needle', () => {
    expect(seenOn(withHand(patchOf({ needle: null }), hand, 60))).toBe(0);
  });

  test('is at most half of a needle, however much it looks like one', () => {
    const alike = needleProfile(printFrom(withHand(patchOf({}), hand, 20, 0.95), at))!;
    const axis = { through: { x: 0, y: 0 }, direction: radians(hand) };
    const face = withHand(patchOf({ needle: null }), hand, 20, 0.95);
    expect(needleSeen(alike, face, pose, axis, false)).toBeLessThanOrEqual(0.5);
  });

  test('does not take away from a needle that points where it is', () => {
    expect(seenOn(patchOf({ needle: hand }))).toBeGreaterThan(0.8);
  });

  test('half of a needle that is new there is seen as half', () => {
    const half = withHand(patchOf({ needle: null }), 5, 20);
    const axis = { through: { x: 0, y: 0 }, direction: radians(5) };
    expect(needleSeen(profile, half, pose, axis, false)).toBeGreaterThan(0.3);
  });
});

test('a needle that the light turns white is not expected to be seen', () => {
  const light = printOf({ needleColour: [170, 170, 170] }, at);
  expect(needleProfile(light)).not.toBeNull();
  expect(needleProfile(light, 1.8)).toBeNull();
});

test('a light needle on that dial does not, nor does a bare face', () => {
  expect(seen({ needle: 3.9, needleColour: [255, 255, 255] }, 3.9)).toBeLessThan(0.2);
  expect(seen({ needle: null }, 3.9)).toBeLessThan(0.3);
});

test('a reference without a needle tells nothing', () => {
  expect(needleProfile(printOf({}, null))).toBeNull();
  expect(needleProfile(printOf({ needle: null }, at))).toBeNull();
});
