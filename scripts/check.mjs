/** `npm run check`: types, lint, format, import walls and unit tests, side by side; one line for each. */
import { installed, projectRoot, runStep } from './run-step.mjs';
import { readReport } from './test-report.mjs';

/** By its own path: typescript 6, which the cruiser needs, has a program of the same name. */
const nativeCompiler = `${projectRoot}node_modules/typescript-native/bin/tsc`;

const unitReport = `${projectRoot}.cache/unit-report.json`;

/** A cruise that saw no module proves nothing. @param {string} output @param {boolean} passed */
const cruised = (output, passed) => {
  const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
  return modules === 0
    ? { passed: false, summary: 'no module was cruised' }
    : { passed, summary: `${modules} modules` };
};

/**
 * @param {Record<string, string>} [env] of the unit tests
 * @returns {Promise<import('./run-step.mjs').Outcome[]>}
 */
export const check = (env = {}) =>
  Promise.all([
    runStep('types', [nativeCompiler, '-b']),
    runStep('lint', [installed('oxlint'), '--max-warnings', '0']),
    runStep('format', [installed('oxfmt'), '--check', '.']),
    runStep(
      'imports',
      [
        installed('depcruise'),
        ...['src', 'workers', 'calibration', 'test', 'scripts'],
        ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
      ],
      { summarise: cruised },
    ),
    runStep(
      'unit tests',
      [
        installed('vitest'),
        ...['run', '--project', 'unit', '--maxWorkers=100%', '--reporter=default', '--reporter=json'],
        `--outputFile.json=${unitReport}`,
      ],
      { env, summarise: (_output, passed) => readReport(unitReport, passed) },
    ),
  ]);

if (process.argv[1] === import.meta.filename) {
  const began = Date.now();
  const outcomes = await check();
  const failed = outcomes.filter((outcome) => !outcome.passed);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(
    failed.length === 0
      ? `check passed in ${seconds} s`
      : `check failed in ${seconds} s: ${failed.map((outcome) => outcome.name).join(', ')}`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}
