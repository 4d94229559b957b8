/** `npm test`: everything that proves the project, on any machine; the last line counts all suites together. */
import { existsSync } from 'node:fs';
import { buildIfStale } from './build-if-stale.mjs';
import { check } from './check.mjs';
import { ensurePrograms } from './ensure-browser.mjs';
import { consumerPackages, ensurePackages } from './ensure-packages.mjs';
import { installed, projectRoot, runStep } from './run-step.mjs';
import { readReport } from './test-report.mjs';

/** @typedef {import('./test-report.mjs').Counts} Counts */

const began = Date.now();
ensurePrograms({ broker: true });
ensurePackages(consumerPackages);

/** @type {import('./run-step.mjs').Outcome[]} */
const outcomes = await check({ PROPERTY_EFFORT: '3' });

console.log('build');
buildIfStale();

if (!existsSync(`${projectRoot}../shared/gauges/manifest.json`))
  console.log('no photographs beside the project (../shared/gauges): their tests are skipped');

for (const project of ['browser', 'accuracy', 'e2e', 'consumers']) {
  const report = `${projectRoot}.cache/${project}-report.json`;
  outcomes.push(
    await runStep(
      `${project} tests`,
      [
        installed('vitest'),
        ...['run', '--project', project, '--reporter=default', '--reporter=json'],
        `--outputFile.json=${report}`,
      ],
      { echo: true, summarise: (_output, passed) => readReport(report, passed) },
    ),
  );
}

/** Suites count their tests; a step without tests counts as one. */
const total = { passed: 0, failed: 0, skipped: 0 };
for (const { passed, counts } of outcomes) {
  total.passed += counts?.passed ?? (passed ? 1 : 0);
  // A suite that broke without a failed test is a failure all the same.
  total.failed += Math.max(counts?.failed ?? 0, passed ? 0 : 1);
  total.skipped += counts?.skipped ?? 0;
}
console.log('');
for (const { name, passed, seconds, summary } of outcomes)
  console.log(
    `${passed ? 'ok    ' : 'FAILED'} ${name.padEnd(16)} ${seconds.toFixed(1).padStart(6)} s  ${summary}`,
  );
console.log(`${((Date.now() - began) / 60_000).toFixed(1)} minutes`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
