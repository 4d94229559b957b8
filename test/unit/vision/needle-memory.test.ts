/** What the network said is used again only for a dial that looks the same but for its needle; no move of the needle is missed. */
import { expect, test } from 'vitest';
import { turnBetween } from '../../../src/base/angle.ts';
import { DialPyramid } from '../../../workers/vision/dial-pyramid.ts';
import type { CoarseNeedle } from '../../../workers/vision/find-needle.ts';
import { glanceAt } from '../../../workers/vision/glance.ts';
import { measureAngle, type NeedleFit } from '../../../workers/vision/measure-angle.ts';
import { NeedleMemory } from '../../../workers/vision/needle-memory.ts';
import { boxAround, type Pose } from '../../../workers/vision/pose.ts';
import { coarseNeedle, straightOn } from '../../support/coarse-needle.ts';
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
  const glance = glanceAt(new DialPyramid(patch, boxAround(pose, 1.4)), pose).slice();
  const fit = (coarse: CoarseNeedle): NeedleFit | null => {
    const found = measureAngle(patch, pose, coarse, straightOn);
    return found.ok ? found.value : null;
  };
  return { glance, fit };
};

/** A memory that has seen the dial at rest at time 0. */
const remembering = (said = coarseNeedle(0.7)): NeedleMemory => {
  const memory = new NeedleMemory(0);
  const { glance, fit } = look({});
  expect(memory.recall(glance, 0)).toBeUndefined();
  memory.keep(said, fit(said), 0);
  return memory;
};

test('a dial at rest is recalled, for a second', () => {
  const memory = remembering();
  const { glance, fit } = look({});
  const known = memory.recall(glance, 400);
  expect(known).toBeDefined();
  expect(memory.follow(fit(known!))).toEqual(coarseNeedle(0.7));
  expect(memory.recall(glance, 1000)).toBeUndefined();
  expect(memory.recall(glance, -1)).toBeUndefined();
});

test.each([0.05, 0.1, 0.2, 0.4, 0.7, 1, 2, 4, 8, 20, 90, 180, -0.3, -1.5, -6])(
  'a needle that moved by %d° is asked for anew, or followed to where it is now',
  (turned) => {
    const memory = remembering();
    const needle = 0.7 + turned * degree;
    const { glance, fit } = look({ needle });
    const known = memory.recall(glance, 33);
    if (known === undefined) return;
    const followed = fit(known);
    if (!memory.follow(followed)) return;
    expect(Math.abs(turnBetween(needle, followed!.direction))).toBeLessThan(0.1 * degree);
  },
);

test.each([
  ['that sweeps', (frame: number) => 0.4 * frame],
  ['that trembles', (frame: number) => 2 * Math.sin(frame)],
])('a needle %s is followed to where it is, seldom with the network’s help', (_how, place) => {
  const memory = remembering();
  let asked = 0;
  for (let frame = 1; frame < 28; frame++) {
    const needle = 0.7 + place(frame) * degree;
    const { glance, fit } = look({ needle });
    const known = memory.recall(glance, 33 * frame);
    const followed = known && fit(known);
    const said = followed && memory.follow(followed);
    if (said) {
      expect(Math.abs(turnBetween(needle, followed.direction))).toBeLessThan(0.1 * degree);
      expect(Math.abs(turnBetween(needle, said.tip.direction))).toBeLessThan(0.5 * degree);
    } else {
      asked++;
      memory.keep(coarseNeedle(needle), fit(coarseNeedle(needle)), 33 * frame);
    }
  }
  expect(asked).toBeLessThan(4);
});

test('a needle that moved is not followed while anything else on the dial changes, nor when the network was in doubt', () => {
  const { glance } = look({ needle: 0.7 + degree });
  expect(remembering().recall(glance, 33)).toBeDefined();
  const covered = Float32Array.from(glance, (value, k) => (k % 160 > 100 && k % 160 < 104 ? 0.3 : value));
  expect(remembering().recall(covered, 33)).toBeUndefined();
  const sure = coarseNeedle(0.7);
  const doubts: CoarseNeedle[] = [
    { ...sure, readable: 0.7 },
    { ...sure, tip: { ...sure.tip, mass: 0.7 } },
    { ...sure, tip: { ...sure.tip, competing: 0.2 } },
  ];
  for (const said of doubts) expect(remembering(said).recall(glance, 33)).toBeUndefined();
});

test('a needle that is gone leaves nothing to follow', () => {
  const memory = remembering();
  const { glance, fit } = look({ needle: null });
  const known = memory.recall(glance, 33);
  expect(known && memory.follow(fit(known))).toBeUndefined();
});

test.each([
  ['the light went down', { light: 0.8 }],
  ['another dial hangs there', { print: 4 }],
] as const)('%s: the network is asked', (_what, change) => {
  expect(remembering().recall(look(change).glance, 33)).toBeUndefined();
});
