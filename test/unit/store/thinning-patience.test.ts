/** Old readings are given up for room while that helps, and not again and again while it does not. */
import { expect, it } from 'vitest';
import { ThinningPatience } from '../../../src/store/outbox/thinning-patience.ts';

it('allows two attempts, then one pair after a minute, two minutes, four', () => {
  const patience = new ThinningPatience();
  const allowed: number[] = [];
  for (let second = 0; second <= 600; second += 1) if (patience.mayThin(second * 1000)) allowed.push(second);
  expect(allowed).toEqual([0, 1, 62, 63, 184, 185, 426, 427]);
});

it('starts anew with every write that succeeded', () => {
  const patience = new ThinningPatience();
  for (let second = 0; second < 200; second += 1) patience.mayThin(second * 1000);
  patience.helped();
  expect([patience.mayThin(200_000), patience.mayThin(200_001), patience.mayThin(200_002)]).toEqual([
    true,
    true,
    false,
  ]);
});
