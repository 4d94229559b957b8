/** Runs `npm run evaluate`'s own measurement and gives its summary. Runs in Node. */
import { fileURLToPath } from 'node:url';
import type { EvaluateOptions } from '../../scripts/evaluate/options.mjs';
import { runEvaluation } from '../../scripts/evaluate/run-evaluation.mjs';

type Report = Awaited<ReturnType<typeof runEvaluation>>['report'];

/** Photographs beside the project; absent on most machines. */
export const photographs = fileURLToPath(new URL('../../../shared/gauges/manifest.json', import.meta.url));

const usual: EvaluateOptions = {
  ...{ manifest: null, rendered: 0, mode: 'calibrated', backend: 'wasm', only: null, disturb: null },
  ...{ levels: 1, sample: null, seed: 1, json: null, sheet: null },
};

export const measured = async (options: Partial<EvaluateOptions>): Promise<Report> => {
  const { report, close } = await runEvaluation({ ...usual, ...options });
  await close();
  return report;
};
