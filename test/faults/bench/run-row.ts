/** Runs one row in fresh surroundings; what goes wrong is part of its result. */
import type { FaultRow, RowResult } from './fault-row.ts';
import type { Verdict } from './ledger.ts';
import { Plant } from './plant.ts';

const nothing: Verdict = {
  ...{ recorded: 0, received: 0, redelivered: 0, inGaps: 0, gapCount: 0, unanswered: 0 },
  broken: [],
};

/** Before the test's own limit, so that what was started is ended and a result is left. */
const roomMs = 10_000;

const tooLong = (ms: number): Promise<never> =>
  new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`not done in ${ms / 1000} s`)), ms).unref();
  });

export const runRow = async (row: FaultRow): Promise<RowResult> => {
  const { id, fault, injection, demand } = row;
  const began = Date.now();
  const plant = await Plant.start(row.broker);
  const result = (outcome: { verdict: Verdict; notes: string }, problems: readonly string[]): RowResult => ({
    ...{ id, fault, injection, demand, ...outcome, problems },
    seconds: (Date.now() - began) / 1000,
    passed: problems.length === 0,
  });
  try {
    const outcome = await Promise.race([row.run(plant), tooLong(row.timeoutMs - roomMs)]);
    const { recorded, broken } = outcome.verdict;
    // A proof about nothing proves nothing.
    return result(outcome, recorded === 0 ? ['nothing was recorded', ...broken] : broken);
  } catch (error) {
    const verdict = { ...nothing, recorded: plant.ledger.recorded };
    const said = await Promise.all(plant.kiosks.map((kiosk) => kiosk.lastWords()));
    return result({ verdict, notes: '' }, [
      error instanceof Error ? (error.stack ?? '') : String(error),
      ...said,
    ]);
  } finally {
    await plant.stop();
  }
};
