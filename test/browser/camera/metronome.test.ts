/** The beat that frames are drawn to: its pace, and that every wait ends. */
import { expect, test } from 'vitest';
import { Metronome } from '../../../src/camera/metronome.ts';

const never = new AbortController().signal;

test('beats at its pace, and at once when a beat was missed', async () => {
  const metronome = new Metronome(100);
  metronome.start();
  expect(await metronome.beat(never)).toBe(true);
  const startMs = performance.now();
  for (let count = 0; count < 5; count++) expect(await metronome.beat(never)).toBe(true);
  expect(performance.now() - startMs).toBeGreaterThan(350);
  await new Promise((resolve) => setTimeout(resolve, 400));
  const atOnce = new Promise((resolve) => setTimeout(resolve, 0, 'later'));
  expect(await Promise.race([metronome.beat(never), atOnce])).toBe(true);
  metronome.stop();
});

test('every wait ends false at the abort or the stop, and none begins after', async () => {
  const metronome = new Metronome(null);
  metronome.start();
  const aborter = new AbortController();
  const waits = [metronome.beat(aborter.signal), metronome.beat(never)];
  aborter.abort();
  expect(await waits[0]).toBe(false);
  metronome.stop();
  expect(await waits[1]).toBe(false);
  expect(await metronome.beat(never)).toBe(false);
});

test('without a pace of its own beats only when struck', async () => {
  const metronome = new Metronome(null);
  metronome.start();
  const wait = metronome.beat(never);
  metronome.strike();
  expect(await wait).toBe(true);
  metronome.strike();
  expect(await metronome.beat(never)).toBe(true);
  metronome.stop();
});
