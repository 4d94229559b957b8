/** `npm run bench`: times, rates, bytes and memory of the built app in a headless Chromium. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { bytesAllocatedIn } from './bench/allocations.mjs';
import { assetBytes } from './bench/asset-bytes.mjs';
import { benchData } from './bench/data.mjs';
import { drawProfile } from './bench/draw-profile.mjs';
import { firstReading } from './bench/first-reading.mjs';
import { memoryOf } from './bench/memory.mjs';
import { aligned } from './evaluate/table.mjs';
import { quantile } from './evaluate/summary.mjs';
import { openMeasure } from './open-measure.mjs';
import { projectVersion } from './project-version.mjs';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    markdown: { type: 'string' },
    backend: { type: 'string', default: 'wasm' },
    frames: { type: 'string', default: '120' },
    readings: { type: 'string', default: '100000' },
    data: { type: 'boolean', default: false },
    minutes: { type: 'string' },
    profile: { type: 'boolean', default: false },
  },
});
if (values.data) process.exit(await benchData(values));
const frames = Number(values.frames);
const heapReadings = Number(values.readings);
const backend = /** @type {'wasm' | 'webgpu'} */ (values.backend);
const gaugeCounts = [1, 4, 16];
/** Frames for which the needles stay: they move in every frame, or rest, as most of a plant does. */
const plants = { moving: 1, resting: 1e9 };
const plantNames = /** @type {const} */ (['moving', 'resting']);
const warmUpFrames = 10;
/** Of which a second worker that has just joined needs more: its code is not compiled yet, and all its gauges are new to it. */
const secondWarmUpFrames = 120;
/** What one worker needs tells the stages; with all gauges also what the app needs, in which a second one joins. */
const mostGauges = Math.max(...gaugeCounts);
/** A second worker joins after 5 s of too much work (workers/vision/join-rule.ts), and then has to start, ms. */
const joinPatienceMs = 30_000;
/** Where `--profile` draws the stages of a frame; it measures nothing else. */
const profileFile = 'docs/frame-profile.svg';
/** Gauges per frame while memory is watched, and looks at the memory. */
const heapGauges = 16;
const heapLooks = 10;

/** @param {readonly number[]} ms */
const spread = (ms) => ({ median: quantile(ms, 0.5) ?? 0, p95: quantile(ms, 0.95) ?? 0 });
/** @param {number} number */
const tenth = (number) => number.toFixed(1);
/** @param {number} bytes */
const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

console.log('bytes that are shipped');
const measurePage = await openMeasure({ args: ['--enable-blink-features=ForceEagerMeasureMemory'] });
const { page } = measurePage;
const assets = assetBytes();
const total = assets.reduce(
  (sum, { raw, gzip }) => ({ file: 'all', raw: sum.raw + raw, gzip: sum.gzip + gzip }),
  { file: 'all', raw: 0, gzip: 0 },
);
console.log(
  aligned([
    ['', 'raw', 'gzip'],
    ...[...assets, total].map(({ file, raw, gzip }) => [file, kilo(raw), kilo(gzip)]),
  ]),
);

/** @type {Record<string, Record<string, { median: number, p95: number, mean: number }>>} */
const stages = {};
/** @type {Record<string, number>} bytes on the vision worker's heap per gauge and frame */
const allocated = {};
/**
 * @type {({ gauges: number, plant: string, workers: number, readingsPerSecond: number, frameMs: { median: number, p95: number } }
 *   & Pick<import('../test/measure/bench/bench-frames.ts').FrameTimes, 'readings' | 'answered' | 'refusals'>)[]}
 */
const rates = [];
/**
 * Frames of a scene, into `rates`.
 * @param {number} gauges
 * @param {keyof typeof plants} plant
 * @param {number} [patienceMs] to wait for a second worker
 */
const measureRate = async (gauges, plant, patienceMs = 0) => {
  await page.evaluate(
    ([count, rest]) => window.measure.openBench(count, rest),
    /** @type {const} */ ([gauges, plants[plant]]),
  );
  const warmUp = (count = warmUpFrames) => page.evaluate((given) => window.measure.runBench(given), count);
  const patientUntil = Date.now() + patienceMs;
  while ((await warmUp()).workers < 2 && Date.now() < patientUntil);
  if (patienceMs > 0) await warmUp(secondWarmUpFrames);
  const run = await page.evaluate((count) => window.measure.runBench(count), frames);
  const totalMs = run.frameMs.reduce((sum, ms) => sum + ms, 0);
  rates.push({
    ...{ gauges, plant, workers: run.workers, frameMs: spread(run.frameMs) },
    readingsPerSecond: (1000 * run.readings) / totalMs,
    ...{ answered: run.answered, readings: run.readings, refusals: run.refusals },
  });
  return run;
};
/** @type {{ readings: number, heapBytes: number, residentBytes: number | null }[]} */
const memory = [];
/** Heap over many readings, into `memory`. */
const watchMemory = async () => {
  console.log(`\nmemory over ${heapReadings} readings`);
  await page.evaluate((count) => window.measure.openBench(count, 1), heapGauges);
  await page.evaluate((count) => window.measure.runBench(count), warmUpFrames);
  const framesPerLook = Math.ceil(heapReadings / heapGauges / heapLooks);
  for (let look = 0; look <= heapLooks; look++) {
    if (look > 0)
      await page.evaluate((count) => window.measure.runBench(count).then(() => undefined), framesPerLook);
    const readings = look * framesPerLook * heapGauges;
    memory.push({ readings, ...(await memoryOf(page)) });
    const { heapBytes, residentBytes } = /** @type {typeof memory[0]} */ (memory.at(-1));
    console.log(
      `${String(readings).padStart(8)} readings: ${(heapBytes / 1e6).toFixed(2)} MB in use` +
        (residentBytes === null ? '' : `, ${(residentBytes / 1e6).toFixed(0)} MB resident`),
    );
  }
};

try {
  const status = await page.evaluate((given) => window.measure.open(given, 1), backend);
  console.log(`\ninference on ${status.inference}; picture on ${status.rectify}`);
  for (const gauges of gaugeCounts)
    for (const plant of plantNames) {
      const run = await measureRate(gauges, plant);
      stages[`${gauges} ${plant}`] = Object.fromEntries(
        Object.entries(run.stageMs).map(([stage, ms]) => [
          stage,
          // The mean counts the gauges that a stage passed over, too.
          {
            ...spread(ms),
            mean: ms.reduce((sum, one) => sum + one, 0) / (stage === 'interpret' ? ms.length : run.readings),
          },
        ]),
      );
      const bytes = await bytesAllocatedIn(page, () =>
        page.evaluate((count) => window.measure.runBench(count).then(() => undefined), frames),
      );
      allocated[`${gauges} ${plant}`] = bytes / (frames * gauges);
    }
  if (!values.profile) {
    await page.evaluate((given) => window.measure.open(given), backend);
    for (const plant of plantNames) await measureRate(mostGauges, plant, joinPatienceMs);
  }
  if (values.profile) {
    const scenes = rates.map(({ gauges, plant, frameMs }) => ({
      ...{ name: `${gauges} ${plant}`, gauges, frameMs },
      stages: stages[`${gauges} ${plant}`] ?? {},
    }));
    const title = `Where a frame's time goes: ${frames} frames of 1920 × 1080, inference on ${status.inference}`;
    writeFileSync(profileFile, drawProfile(scenes, title));
    console.log(`\nprofile: ${profileFile}`);
  }
  console.log(`\n${frames} frames of 1920 × 1080, I420, one after another`);
  console.log(
    aligned([
      ['gauges', 'needles', 'workers', 'readings/s', 'frame ms', 'p95 ms', 'answered', 'refused for'],
      ...rates.map(({ gauges, plant, workers, readingsPerSecond, frameMs, answered, readings, refusals }) => [
        ...[String(gauges), plant, String(workers)],
        ...[tenth(readingsPerSecond), tenth(frameMs.median), tenth(frameMs.p95)],
        `${answered} of ${readings}`,
        Object.entries(refusals)
          .map(([reason, count]) => `${reason} ${count}`)
          .join(', '),
      ]),
    ]),
  );
  for (const [scene, spent] of Object.entries(stages)) {
    console.log(`\nms per gauge and stage, ${scene}`);
    const rows = Object.entries(spent).map(([stage, { median, p95, mean }]) => [
      ...[stage, median.toFixed(2), p95.toFixed(2), mean.toFixed(2)],
    ]);
    console.log(aligned([['', 'median', 'p95', 'mean of all'], ...rows]));
    console.log(`allocated by the worker per gauge and frame: ${kilo(allocated[scene] ?? 0)}`);
  }

  if (!values.profile) await watchMemory();
} finally {
  await measurePage.close();
}
if (values.profile) process.exit();
const firstHeap = memory[1]?.heapBytes ?? 0;
const heapGrowthPercent = (100 * ((memory.at(-1)?.heapBytes ?? 0) - firstHeap)) / firstHeap;
console.log(`growth from the first tenth to the end: ${heapGrowthPercent.toFixed(2)} %`);

const firstReadingMs = await firstReading();
console.log(
  `\nfirst reading on the screen: ${firstReadingMs.cold.toFixed(0)} ms cold, ${firstReadingMs.warm.toFixed(0)} ms warm`,
);

if (values.json) {
  const machine = { cores: cpus().length, processor: cpus()[0]?.model ?? '' };
  const report = {
    ...{ version: projectVersion(), backend, machine, frames },
    ...{ stages, allocated, rates, assets, total, firstReadingMs, memory, heapGrowthPercent },
  };
  writeFileSync(values.json, `${JSON.stringify(report, null, 1)}\n`);
}
