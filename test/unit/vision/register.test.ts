/** Registration re-finds a knocked dial, and does not take another gauge or an empty wall for it. */
import { describe, expect, test } from 'vitest';
import { project } from '../../../src/base/homography.ts';
import { lookAt } from '../../../workers/vision/align-print.ts';
import { DialPyramid } from '../../../workers/vision/dial-pyramid.ts';
import { rgbaPicture, type Picture } from '../../../workers/vision/picture.ts';
import { boxAround, type Pose } from '../../../workers/vision/pose.ts';
import {
  discLevel,
  freshMemory,
  newDialDiscs,
  printTemplates,
  register,
} from '../../../workers/vision/register.ts';
import { paintDial, type PaintedDial } from '../../support/painted-dial.ts';
import { printOf } from '../../support/print-of.ts';

const calibrated: PaintedDial = {
  width: 400,
  height: 360,
  centre: { x: 200, y: 180 },
  radius: 100,
  needle: 0.4,
};
const poseOf = ({ centre, radius }: PaintedDial): Pose =>
  [radius, 0, centre.x, 0, radius, centre.y, 0, 0, 1] as unknown as Pose;

const templates = printTemplates(printOf(paintDial(calibrated), poseOf(calibrated), 0.4));
const look = (dial: PaintedDial | Picture, print = templates) => {
  const picture = 'memory' in dial ? dial : paintDial(dial);
  const pose = poseOf(calibrated);
  const pyramid = new DialPyramid(picture, boxAround(pose, 1.8));
  const discs = newDialDiscs();
  lookAt(discs.fine, pyramid.at(discLevel(pose)), pose);
  return register(picture, pyramid, pose, print, freshMemory(), discs, false);
};

describe('the same gauge', () => {
  test('unmoved, with the needle elsewhere, keeps the calibrated pose to the last digit', () => {
    const result = look({ ...calibrated, needle: 2.8, noise: 8 });
    expect(result.ok && result.value.pose).toEqual(poseOf(calibrated));
    expect(result.ok && result.value.moved).toBe(0);
  });

  test.each<[string, Partial<PaintedDial>]>([
    ['shifted by 9 % of the frame', { centre: { x: 234, y: 188 } }],
    ['rolled by 9°', { roll: 9 * (Math.PI / 180) }],
    ['rolled by −7° and shifted', { roll: -7 * (Math.PI / 180), centre: { x: 190, y: 199 } }],
    ['14 % larger', { radius: 114 }],
    ['13 % smaller', { radius: 87 }],
    ['darkened to a quarter', { light: 0.25 }],
  ])('%s is found within 0.3° anywhere on the rim', (_name, change) => {
    const dial = { ...calibrated, needle: 1.1, noise: 6, ...change };
    const result = look(dial);
    expect(result.ok).toBe(true);
    if (!result.ok) return;
    const roll = dial.roll ?? 0;
    for (let k = 0; k < 12; k++) {
      const angle = (k * Math.PI) / 6;
      const found = project(result.value.pose, { x: 0.85 * Math.cos(angle), y: 0.85 * Math.sin(angle) });
      const truth = {
        x: dial.centre.x + 0.85 * dial.radius * Math.cos(angle + roll),
        y: dial.centre.y + 0.85 * dial.radius * Math.sin(angle + roll),
      };
      const off = Math.hypot(found.x - truth.x, found.y - truth.y) / (0.85 * dial.radius);
      expect(off).toBeLessThan(0.3 * (Math.PI / 180));
    }
  });
});

describe('a gauge with little print, in low light from the side', () => {
  /** A short scale at the top, a needle that is as broad as its counterweight, and beside it its shadow. */
  const sparse = (needle: number): Picture => {
    const picture = paintDial({ ...calibrated, needle: null });
    const { centre, radius } = calibrated;
    for (let y = 0; y < picture.height; y++)
      for (let x = 0; x < picture.width; x++) {
        const u = (x - centre.x) / radius;
        const v = (y - centre.y) / radius;
        if (Math.hypot(u, v) > 0.97) continue;
        const grey = (level: number): unknown =>
          picture.memory.fill(level, (y * picture.width + x) * 4, (y * picture.width + x) * 4 + 3);
        if (Math.hypot(u, v) < 0.72 || v > -Math.abs(u)) grey(225);
        const along = u * Math.cos(needle) + v * Math.sin(needle);
        const across = v * Math.cos(needle) - u * Math.sin(needle);
        if (along < -0.4 || along > 0.8) continue;
        if (Math.abs(across - 0.09) < 0.035) grey(110);
        if (Math.abs(across) < 0.045) grey(20);
      }
    return picture;
  };

  test.each([-0.6, -0.35, 0.35, 0.6])('does not turn with its needle by %d rad', (turn) => {
    const needle = -Math.PI / 2 + 0.2;
    const print = printTemplates(printOf(sparse(needle), poseOf(calibrated), needle));
    const result = look(sparse(needle + turn), print);
    expect(result.ok && result.value.moved).toBeLessThan(0.05);
  });
});

describe('not the same gauge', () => {
  test.each<[string, Partial<PaintedDial>]>([
    ['another print in its place', { print: 12 }],
    ['the dial out of the frame', { centre: { x: 900, y: 180 } }],
  ])('%s is refused', (_name, change) => {
    const result = look({ ...calibrated, ...change, noise: 6 });
    expect(result.ok).toBe(false);
  });

  test('a plain cover is refused', () => {
    const flat = rgbaPicture(400, 360, new Uint8ClampedArray(400 * 360 * 4).fill(128));
    expect(look(flat).ok).toBe(false);
  });
});
