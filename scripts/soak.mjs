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
    markdown: { type: 'string' },
  },
});
const wanted = Number(values.readings);
const looks = Number(values.looks);
const gauges = 16;
/** A second at the camera's pace: between two moves the needles stand still, as they do in a plant. */
const restFrames = 30;
const framesPerLook = Math.max(1, Math.round(wanted / gauges / looks));
/** Growth of the heap and of the time per reading that still passes, %. */
const mostHeapGrowth = 5;
const mostSlowing = 10;

/** @type {{ readings: number, heapMb: number, residentMb: number | null, msPerReading: number, answered: number }[]} */
const rows = [];
const began = Date.now();
const measurePage = await openMeasure({ args: ['--enable-blink-features=ForceEagerMeasureMemory'] });
try {
  const { page } = measurePage;
  await page.evaluate(() => window.measure.open('wasm'));
  await page.evaluate(
    ([count, rest]) => window.measure.openBench(count, rest),
    /** @type {const} */ ([gauges, restFrames]),
  );
  for (let look = 1; look <= looks; look++) {
    const { ms, readings, answered } = await page.evaluate(async (count) => {
      const run = await window.measure.runBench(count);
      return { ms: run.frameMs.reduce((sum, one) => sum + one, 0), ...run };
    }, framesPerLook);
    const { heapBytes, residentBytes } = await memoryOf(page);
    const row = {
      readings: look * framesPerLook * gauges,
      heapMb: heapBytes / 1e6,
      residentMb: residentBytes === null ? null : residentBytes / 1e6,
      msPerReading: ms / readings,
      answered: answered / readings,
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

/** Mean of a few looks, so that one busy moment of the machine tells nothing. @param {typeof rows} some @param {'heapMb' | 'msPerReading'} what */
const mean = (some, what) => some.reduce((sum, row) => sum + row[what], 0) / some.length;
const few = Math.max(1, Math.floor(looks / 5));
const [early, late] = [rows.slice(Math.min(1, looks - 1), few + 1), rows.slice(-few)];
const growth = 100 * (mean(late, 'heapMb') / mean(early, 'heapMb') - 1);
const slowing = 100 * (mean(late, 'msPerReading') / mean(early, 'msPerReading') - 1);
const passed = growth < mostHeapGrowth && slowing < mostSlowing;
const verdict = `heap ${growth.toFixed(2)} % larger, ${slowing.toFixed(2)} % slower at the end than at the beginning: ${passed ? 'passed' : 'FAILED'}`;
console.log(verdict);

if (values.markdown)
  writeFileSync(
    values.markdown,
    `# Soak\n\n\`npm run soak -- --readings ${wanted} --looks ${looks}\`, version ${projectVersion()}, ${gauges} gauges in a 1080p frame whose needles move every ${restFrames} frames, ${((Date.now() - began) / 60_000).toFixed(0)} minutes.\n\n${verdict}.\n\n| readings | heap, MB | resident, MB | ms per reading | answered, % |\n| --- | --- | --- | --- | --- |\n${rows
      .map(
        ({ readings, heapMb, residentMb, msPerReading, answered }) =>
          `| ${readings} | ${heapMb.toFixed(2)} | ${residentMb?.toFixed(0) ?? ''} | ${msPerReading.toFixed(3)} | ${(100 * answered).toFixed(2)} |\n`,
      )
      .join('')}`,
  );
process.exitCode = passed ? 0 : 1;
