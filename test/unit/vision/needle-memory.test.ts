/** What the network said is used again only for a dial that still looks the same; no move of the needle is missed. */
import { expect, test } from 'vitest';
import { turnBetween, type Radians } from '../../../src/base/angle.ts';
import { rectifyColour } from '../../../workers/gpu/twins/rectify.ts';
import type { CoarseNeedle } from '../../../workers/vision/find-needle.ts';
import { measureAngle } from '../../../workers/vision/measure-angle.ts';
import { NeedleMemory } from '../../../workers/vision/needle-memory.ts';
import type { Pose } from '../../../workers/vision/pose.ts';
import { polarMap } from '../../../workers/vision/sampling-map.ts';
import { coarseNeedle } from '../../support/coarse-needle.ts';
import { paintDial, type PaintedDial } from '../../support/painted-dial.ts';

const degree = Math.PI / 180;
const base: PaintedDial = {
  width: 240,
  height: 220,
  centre: { x: 118.3, y: 108.7 },
  radius: 96,
  needle: 0.7,
  noise: 4,
};
const pose = [96, 0, 118.3, 0, 96, 108.7, 0, 0, 1] as unknown as Pose;

const look = (change: Partial<PaintedDial>) => {
  const patch = paintDial({ ...base, ...change });
  const strip = new Float32Array(3 * 48 * 320);
  rectifyColour(patch, polarMap(pose), strip);
  const fit = (coarse: CoarseNeedle): Radians | null => {
    const found = measureAngle(patch, pose, coarse);
    return found.ok ? found.value.direction : null;
  };
  return { strip, fit };
};

/** A memory that has seen the dial at rest at time 0. */
const remembering = (): NeedleMemory => {
  const memory = new NeedleMemory();
  const { strip, fit } = look({});
  expect(memory.recall(strip, 0)).toBeUndefined();
  memory.keep(coarseNeedle(0.7), fit(coarseNeedle(0.7)), 0);
  return memory;
};

test('a dial at rest is recalled, for a second', () => {
  const memory = remembering();
  const { strip, fit } = look({});
  const known = memory.recall(strip, 400);
  expect(known).toBeDefined();
  expect(memory.confirms(fit(known!))).toBe(true);
  expect(memory.recall(strip, 1000)).toBeUndefined();
  expect(memory.recall(strip, -1)).toBeUndefined();
});

test.each([0.05, 0.1, 0.2, 0.4, 0.7, 1, 2, 4, 8, 20, 90, 180, -0.3, -1.5, -6])(
  'a needle that moved by %d° is asked for anew, or followed to where it is now',
  (turned) => {
    const memory = remembering();
    const needle = 0.7 + turned * degree;
    const { strip, fit } = look({ needle });
    const known = memory.recall(strip, 33);
    if (known === undefined) return;
    const followed = fit(known);
    if (!memory.confirms(followed)) return;
    expect(Math.abs(turnBetween(needle, followed!))).toBeLessThan(0.1 * degree);
  },
);

test.each([
  ['the needle is gone', { needle: null }],
  ['the light went down', { light: 0.8 }],
  ['another dial hangs there', { print: 4 }],
  ['the needle has another colour', { needleColour: [200, 30, 30] }],
] as const)('%s: the network is asked', (_what, change) => {
  expect(remembering().recall(look(change).strip, 33)).toBeUndefined();
});
