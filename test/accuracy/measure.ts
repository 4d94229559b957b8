/** Runs a suite by `npm run evaluate`'s own measurement and gives its report. Runs in Node. */
import { parseOptions, type EvaluateOptions } from '../../scripts/evaluate/options.mjs';
import { runEvaluation } from '../../scripts/evaluate/run-evaluation.mjs';

type Report = Awaited<ReturnType<typeof runEvaluation>>['report'];

/** @param change beyond what the suite's file says */
export const measuredSuite = async (
  suite: string,
  change: Partial<EvaluateOptions> = {},
): Promise<Report> => {
  const { report, close } = await runEvaluation({ ...parseOptions(['--suite', suite]), ...change });
  await close();
  return report;
};
