/** `npm run soak`: readings for hours through the built app's worker; memory and time per reading, look by look. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { memoryOf } from './bench/memory.mjs';
import { openMeasure } from './open-measure.mjs';
import { projectVersion } from './project-version.mjs';

const { values } = parseArgs({
  options: {
    readings: { type: 'string', default: '1000000' },
    looks: { type: 'string', default: '50' },
    workers: { type: 'string', default: '2' },
    markdown: { type: 'string' },
  },
});
const wanted = Number(values.readings);
const looks = Number(values.looks);
/** @type {1 | 2} */
const workers = values.workers === '1' ? 1 : 2;
const gauges = 16;
/** A second at the camera's pace: between two moves the needles stand still, as they do in a plant. */
const restFrames = 30;
/** A second reader brings a heap of its own: it has joined before the first look, as it may where the plant keeps one busy, ms. */
const joinPatienceMs = 60_000;
/** A look is taken in so many parts, and after each the machine's own pace is measured: others may use it too. */
const parts = 10;
const framesPerPart = Math.max(1, Math.ceil(wanted / gauges / looks / parts));
/** Growth of the heap and of the time per reading that still passes, %. */
const mostHeapGrowth = 5;
const mostSlowing = 10;

/** A fixed piece of arithmetic, in the page → ms. */
const referenceMs = () => {
  const start = performance.now();
  let sum = 0;
  for (let k = 0; k < 40_000_000; k++) sum = (Math.imul(sum, 1_664_525) + k) | 0;
  return sum === 0.5 ? 0 : performance.now() - start;
};

/** @param {Part[]} taken @param {keyof Part} what */
const total = (taken, what) => taken.reduce((sum, part) => sum + part[what], 0);

/** @typedef {{ ms: number, readings: number, answered: number, referenceMs: number }} Part */
/** @type {{ readings: number, heapMb: number, residentMb: number | null, msPerReading: number, pace: number, answered: number, workers: number }[]} */
const rows = [];
const began = Date.now();
const measurePage = await openMeasure({ args: ['--enable-blink-features=ForceEagerMeasureMemory'] });
try {
  const { page } = measurePage;
  await page.evaluate((count) => window.measure.open('wasm', count), workers);
  await page.evaluate(
    ([count, rest]) => window.measure.openBench(count, rest),
    /** @type {const} */ ([gauges, restFrames]),
  );
  const workersNow = () => page.evaluate(async () => (await window.measure.runBench(30)).workers);
  const patientUntil = Date.now() + joinPatienceMs;
  while ((await workersNow()) < workers)
    if (Date.now() > patientUntil)
      throw new Error('No second reader has joined: one is enough on this machine. Use --workers 1.');
  for (let look = 1; look <= looks; look++) {
    /** @type {Part[]} */
    const taken = [];
    for (let part = 0; part < parts; part++) {
      const run = await page.evaluate(async (count) => {
        const { frameMs, readings, answered } = await window.measure.runBench(count);
        return { ms: frameMs.reduce((sum, one) => sum + one, 0), readings, answered };
      }, framesPerPart);
      taken.push({ ...run, referenceMs: await page.evaluate(referenceMs) });
    }
    const readings = total(taken, 'readings');
    const msPerReading = total(taken, 'ms') / readings;
    const { heapBytes, residentBytes } = await memoryOf(page);
    const row = {
      readings: look * framesPerPart * parts * gauges,
      heapMb: heapBytes / 1e6,
      residentMb: residentBytes === null ? null : residentBytes / 1e6,
      msPerReading,
      pace: (parts * msPerReading) / total(taken, 'referenceMs'),
      answered: total(taken, 'answered') / readings,
      workers: await workersNow(),
    };
    rows.push(row);
    const leftMinutes = ((Date.now() - began) / look / 60_000) * (looks - look);
    console.log(
      `${row.readings} readings, ${row.heapMb.toFixed(2)} MB in use, ${row.msPerReading.toFixed(3)} ms each, ${leftMinutes.toFixed(0)} min left`,
    );
  }
} finally {
  await measurePage.close();
}

/** Mean of a few looks, so that one busy moment of the machine tells nothing. @param {typeof rows} some @param {'heapMb' | 'pace'} what */
const mean = (some, what) => some.reduce((sum, row) => sum + row[what], 0) / some.length;
const few = Math.max(1, Math.floor(looks / 5));
const [early, late] = [rows.slice(Math.min(1, looks - 1), few + 1), rows.slice(-few)];
const growth = 100 * (mean(late, 'heapMb') / mean(early, 'heapMb') - 1);
const slowing = 100 * (mean(late, 'pace') / mean(early, 'pace') - 1);
const isSteady = rows.every((row) => row.workers === workers);
const passed = growth < mostHeapGrowth && slowing < mostSlowing && isSteady;
const verdict = `heap ${growth.toFixed(2)} % larger, ${slowing.toFixed(2)} % slower against the machine's own pace at the end than at the beginning${isSteady ? '' : `, not ${workers} readers at every look`}: ${passed ? 'passed' : 'FAILED'}`;
console.log(verdict);

if (values.markdown)
  writeFileSync(
    values.markdown,
    `# Soak\n\n\`npm run soak -- --readings ${wanted} --looks ${looks} --workers ${workers}\`, version ${projectVersion()}, ${gauges} gauges in a 1080p frame whose needles move every ${restFrames} frames, ${workers} readers, ${((Date.now() - began) / 60_000).toFixed(0)} minutes.\n\n${verdict}.\n\n**pace** is the time per reading as a share of the time of a fixed piece of arithmetic, taken ten times a look: the machine is used by others too.\n\n| readings | heap, MB | resident, MB | ms per reading | pace | answered, % |\n| --- | --- | --- | --- | --- | --- |\n${rows
      .map(
        ({ readings, heapMb, residentMb, msPerReading, pace, answered }) =>
          `| ${readings} | ${heapMb.toFixed(2)} | ${residentMb?.toFixed(0) ?? ''} | ${msPerReading.toFixed(3)} | ${pace.toFixed(4)} | ${(100 * answered).toFixed(2)} |\n`,
      )
      .join('')}`,
  );
process.exitCode = passed ? 0 : 1;
