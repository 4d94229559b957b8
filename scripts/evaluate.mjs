/** `npm run evaluate`: measures the shipped code on pictures of known reading. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseOptions } from './evaluate/options.mjs';
import { placeWords } from './evaluate/realign.mjs';
import { runEvaluation } from './evaluate/run-evaluation.mjs';
import { breachesOf, writeBounds } from './evaluate/suite.mjs';
import { rowWords, tableOf, worstOf } from './evaluate/table.mjs';

const options = parseOptions(process.argv.slice(2));
const began = Date.now();

let shown = 0;
/** @param {number} done @param {number} all */
const showProgress = (done, all) => {
  const tenth = Math.floor((10 * done) / all);
  const left = ((Date.now() - began) / done) * (all - done);
  const words = `${done} of ${all} pictures, ${Math.ceil(left / 1000)} s left`;
  if (process.stdout.isTTY) process.stdout.write(`\r${words.padEnd(50)}${done === all ? '\n' : ''}`);
  else if (tenth > shown) console.log(words);
  shown = tenth;
};

const { report, measured, drawSheet, close } = await runEvaluation(options, showProgress);
try {
  console.log(`\n${tableOf(report.summary)}\n`);
  if (report.places) console.log(`${placeWords(report.places)}\n`);
  const worst = worstOf(
    measured.map(({ row }) => row),
    24,
  );
  const byRow = new Map(measured.map((one) => [one.row, one]));
  console.log('first to look at:');
  for (const row of worst.slice(0, 12)) console.log(`  ${rowWords(row)}  ${byRow.get(row)?.detail ?? ''}`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 1)}\n`);
  if (options.sheet) {
    mkdirSync(options.sheet, { recursive: true });
    const items = worst.flatMap((row) => {
      const one = byRow.get(row);
      const words = rowWords(row).split('  ');
      const lines = [words.slice(0, 2).join('  '), words.slice(2).join('  '), one?.detail ?? ''];
      return one?.drawing ? [{ ...one.drawing, lines }] : [];
    });
    const file = `${options.sheet}/worst.png`;
    writeFileSync(file, await drawSheet(items));
    console.log(`sheet: ${file}`);
  }
  if (options.suite && options.accept) writeBounds(options.suite, report.summary);
  else if (options.suite) {
    const breaches = breachesOf(options.suite, report.summary);
    for (const breach of breaches) console.log(`worse than its bound: ${breach}`);
    if (breaches.length === 0) console.log(`suite ${options.suite}: within all bounds`);
    else process.exitCode = 1;
  }
  console.log(`${report.images.length} answers in ${((Date.now() - began) / 1000).toFixed(0)} s`);
} finally {
  await close();
}
