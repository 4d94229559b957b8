/** `npm run bench -- --data`: write and drain rates, bytes, lateness and memory of the data plane, as tables. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { buildIfStale } from '../build-if-stale.mjs';
import { ensurePrograms } from '../ensure-browser.mjs';
import { aligned } from '../evaluate/table.mjs';
import { projectVersion } from '../project-version.mjs';
import { installed, projectRoot, runStep } from '../run-step.mjs';
import { dataPage } from './data-page.mjs';

const report = `${projectRoot}.cache/data-bench.json`;

/** @param {number} number */
const whole = (number) => Math.round(number).toString();

/**
 * @param {{ json?: string | undefined, markdown?: string | undefined, minutes?: string | undefined }} options files for
 *   the figures, and minutes of the outage
 */
export const benchData = async ({ json, markdown, minutes }) => {
  ensurePrograms({ broker: true });
  buildIfStale();
  mkdirSync(`${projectRoot}.cache`, { recursive: true });
  rmSync(report, { force: true });
  const { passed } = await runStep('data bench', [installed('vitest'), 'run', '--project', 'data-bench'], {
    env: { DIALECT_BENCH_REPORT: report, ...(minutes ? { DIALECT_BENCH_MINUTES: minutes } : {}) },
  });
  if (!passed) return 1;
  const figures = JSON.parse(readFileSync(report, 'utf8'));
  const { live, minutes: atOnce, oneRowEach } = figures.write;
  /** @param {string} name @param {typeof live} rate */
  const line = (name, { perSecond, callMs, bytesPerReading }) => [
    ...[
      name,
      whole(perSecond),
      callMs.median.toFixed(1),
      callMs.p95.toFixed(1),
      bytesPerReading?.toFixed(1) ?? '-',
    ],
  ];
  console.log(`\nwriting ${figures.gauges} gauges, each call durable`);
  console.log(
    aligned([
      ['', 'readings/s', 'ms a call', 'p95', 'bytes/reading'],
      line('one row per reading, a second a call', oneRowEach),
      line('courier, a second a call (live)', live),
      line('courier, a minute a call', atOnce),
    ]),
  );
  const { drain, residentBytes } = figures;
  console.log(
    `\ndrain of ${drain.readings} readings: ${whole(drain.perSecond)}/s, ${whole(drain.timesRealTime)} × real time; ` +
      `live meanwhile ${whole(drain.liveLateMs.median)} ms late, at most ${whole(drain.liveLateMs.most)} ms`,
  );
  const cpu = Object.entries(drain.cpuMicroseconds).map(([type, us]) => `${type} ${whole(Number(us))}`);
  console.log(`processor time, µs a reading: ${cpu.join(', ')}`);
  console.log(
    `resident: ${whole(residentBytes.before / 1e6)} MB before the drain, ${whole(residentBytes.after / 1e6)} MB after`,
  );
  const machine = { cores: cpus().length, processor: cpus()[0]?.model ?? '' };
  const version = projectVersion();
  if (json) writeFileSync(json, `${JSON.stringify({ version, machine, ...figures }, null, 1)}\n`);
  const { cores, processor } = machine;
  if (markdown) writeFileSync(markdown, dataPage(figures, `${cores} cores of ${processor}`, version));
  return 0;
};
