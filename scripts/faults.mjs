/** `npm run faults`: every fault of the matrix injected for real → a table that says what was recorded and what arrived. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build-if-stale.mjs';
import { ensurePrograms } from './ensure-browser.mjs';
import { keepResults } from './faults/kept-results.mjs';
import { faultTable, markdownOf } from './faults/table.mjs';
import { installed, projectRoot, runStep } from './run-step.mjs';

/** @typedef {import('../test/faults/bench/fault-row.ts').RowResult} RowResult */

const matrixSize = 20;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'string' },
    markdown: { type: 'string' },
    'drain-seconds': { type: 'string' },
    whole: { type: 'boolean', default: false },
  },
});

ensurePrograms({ broker: true });
buildIfStale();

const report = `${projectRoot}.cache/faults-report.jsonl`;
mkdirSync(`${projectRoot}.cache`, { recursive: true });
rmSync(report, { force: true });
const { passed } = await runStep('faults', [installed('vitest'), 'run', '--project', 'faults'], {
  echo: true,
  env: {
    DIALECT_FAULTS_REPORT: report,
    ...(values.only ? { DIALECT_FAULTS: values.only } : {}),
    // A week's drain takes half an hour: F13 watches a part of it, unless all of it is asked for.
    ...(values['drain-seconds'] ? { DIALECT_FAULTS_DRAIN_S: values['drain-seconds'] } : {}),
    ...(values.whole ? { DIALECT_FAULTS_DRAIN_S: 'Infinity' } : {}),
  },
});

/** @type {RowResult[]} */
let rows = [];
try {
  const lines = readFileSync(report, 'utf8').trimEnd().split('\n');
  rows = lines.map((line) => JSON.parse(line));
} catch {
  console.error('no row left a result');
}
console.log(`\n${faultTable(rows)}`);
for (const { id, problems } of rows) for (const problem of problems) console.log(`${id}: ${problem}`);
const green = rows.filter((row) => row.passed).length;
console.log(`\n${green} of ${rows.length} faults: received and gaps together are what was recorded`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 1)}\n`);
const all = keepResults(rows, values.only?.split(',') ?? null);
if (values.markdown) {
  // A table of a part would look like the whole.
  if (all.length < matrixSize)
    console.error(`--markdown needs all rows of one build: ${all.length} of ${matrixSize} so far`);
  else writeFileSync(values.markdown, markdownOf(all));
}
process.exitCode = passed && rows.length > 0 && green === rows.length ? 0 : 1;
