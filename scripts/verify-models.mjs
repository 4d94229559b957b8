/** `npm run verify-models`: files against the manifest, and each model in the browser against its training framework. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openMeasure } from './open-measure.mjs';
import { projectRoot } from './run-step.mjs';

/**
 * @typedef {{ first: number[], sum: number, argMax: number, max: number }} Expected
 * @typedef {{ tolerance: number,
 *   cases: { case: number, inputSum: number, outputs: Record<string, Expected> }[] }} Check
 */

const folder = `${projectRoot}models/`;
/** Sums of 46,080 float32 inputs, taken in another order. */
const inputTolerance = 0.01;
let failures = 0;

/** @param {string} what @param {boolean} holds @param {string} detail */
const report = (what, holds, detail) => {
  if (!holds) failures++;
  console.log(`${holds ? 'ok    ' : 'FAILED'} ${what.padEnd(28)} ${detail}`);
};

/**
 * Each value within the tolerance, and so the sum of all within as many tolerances as there are values.
 * @param {string} name @param {Expected} expected @param {readonly number[]} got @param {Check} check
 */
const compare = (name, expected, got, { tolerance }) => {
  const greatest = Math.max(...got);
  const apart = Math.max(
    ...expected.first.map((value, k) => Math.abs(value - (got[k] ?? NaN))),
    Math.abs(greatest - expected.max),
  );
  const sumApart = Math.abs(got.reduce((sum, value) => sum + value, 0) - expected.sum);
  const samePeak = got.indexOf(greatest) === expected.argMax;
  report(
    name,
    apart <= tolerance && sumApart <= tolerance * got.length && samePeak,
    `values within ${apart.toExponential(1)}, sum within ${sumApart.toExponential(1)}${samePeak ? '' : ', another peak'}`,
  );
};

const manifest = JSON.parse(readFileSync(`${folder}manifest.json`, 'utf8'));
for (const { name, file, sha256 } of manifest.models) {
  const found = createHash('sha256')
    .update(readFileSync(folder + file))
    .digest('hex');
  report(`${name}: sha-256`, found === sha256, found.slice(0, 16));
}

/** @type {Check} */
const check = JSON.parse(readFileSync(`${folder}needle.check.json`, 'utf8'));
const measurePage = await openMeasure();
try {
  const runs = await measurePage.page.evaluate(
    (cases) => window.measure.needle(cases),
    check.cases.map((one) => one.case),
  );
  check.cases.forEach(({ case: number, inputSum, outputs }, index) => {
    const run = runs[index];
    if (!run) return report(`needle: case ${number}`, false, 'no answer');
    const apart = Math.abs(run.inputSum - inputSum);
    report(`needle ${number}: input`, apart <= inputTolerance, `sum within ${apart.toExponential(1)}`);
    for (const [name, expected] of Object.entries(outputs))
      compare(`needle ${number}: ${name}`, expected, run.outputs[name] ?? [], check);
  });
} finally {
  await measurePage.close();
}
console.log(failures === 0 ? 'all models agree' : `${failures} disagree`);
process.exitCode = failures === 0 ? 0 : 1;
