/** Compares a faster way to run the network with the safe one: it must say the same, and win a measurement. */
import type { NeedleSession, NeedleTensors } from './needle-session.ts';

/** Runs of each, of which the median counts. */
const rounds = 9;
/** Logits may differ by the GPU's rounding. */
const sameWithin = 0.02;

const medianMs = async (session: NeedleSession): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await session.run();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[rounds >> 1] ?? Infinity;
};

const copyOf = (tensors: NeedleTensors): NeedleTensors => ({
  direction: tensors.direction.slice(),
  line: tensors.line.slice(),
  readable: tensors.readable.slice(),
  reach: tensors.reach.slice(),
});

/** Whether both say the same of an input, every value within rounding; a value that is no number differs. */
export const agree = (one: NeedleTensors, other: NeedleTensors): boolean =>
  (Object.keys(one) as (keyof NeedleTensors)[]).every((name) => {
    const [a, b] = [one[name], other[name]];
    return a.length === b.length && a.every((value, k) => Math.abs(value - b[k]!) <= sameWithin);
  });

/**
 * Called while no frame is looked at: the input is overwritten.
 * @param input of both sessions
 * @param mustWin false: being slower does not matter, as in a test of its answers
 */
export const isBetter = async (
  candidate: NeedleSession,
  safe: NeedleSession,
  input: Float32Array,
  mustWin: boolean,
): Promise<boolean> => {
  for (let k = 0; k < input.length; k++) input[k] = ((k * 7919) % 256) / 255;
  const expected = copyOf(await safe.run());
  if (!agree(expected, await candidate.run())) return false;
  return !mustWin || (await medianMs(candidate)) < (await medianMs(safe));
};
