/** Figures of the data bench → the page docs/data-bench.md. */

/** @typedef {{ perSecond: number, callMs: { median: number, p95: number }, bytesPerReading: number | null }} Rate */
/**
 * @typedef {{
 *   gauges: number,
 *   write: { live: Rate, minutes: Rate, oneRowEach: Rate },
 *   drain: {
 *     readings: number, seconds: number, perSecond: number, timesRealTime: number,
 *     liveLateMs: { median: number, p95: number, most: number },
 *     cpuMicroseconds: Record<string, number>
 *   },
 *   residentBytes: { before: number, after: number }
 * }} DataFigures
 */

/** @param {number} number */
const whole = (number) => Math.round(number).toLocaleString('en-GB');

/**
 * @param {DataFigures} figures
 * @param {string} machine
 * @param {string} version
 */
export const dataPage = ({ gauges, write, drain, residentBytes }, machine, version) => {
  const line = (/** @type {string} */ name, /** @type {Rate} */ { perSecond, callMs, bytesPerReading }) =>
    `| ${name} | ${whole(perSecond)} | ${callMs.median.toFixed(1)} | ${callMs.p95.toFixed(1)} | ${bytesPerReading?.toFixed(1) ?? '–'} |`;
  const cpu = Object.entries(drain.cpuMicroseconds)
    .filter(([, microseconds]) => microseconds >= 0.5)
    .map(([type, microseconds]) => `${type} ${whole(microseconds)}`);
  return `# The data plane in figures

\`npm run bench -- --data --markdown docs/data-bench.md\` writes this page: the shipped courier of ${version} in a headless
Chromium, a real mosquitto, ${machine}, broker, consumer and whatever else ran included.

## Writing ${gauges} gauges, each call durable

| | readings/s | ms a call | p95 | bytes/reading |
| --- | ---: | ---: | ---: | ---: |
${line('one row per reading in IndexedDB, a second a call', write.oneRowEach)}
${line('courier, a second a call (live)', write.live)}
${line('courier, a minute a call', write.minutes)}

## Draining an outage, live first

| | |
| --- | ---: |
| readings that waited | ${whole(drain.readings)} |
| drained, readings/s | ${whole(drain.perSecond)} |
| times real time | ${whole(drain.timesRealTime)} |
| live meanwhile, ms late: median | ${whole(drain.liveLateMs.median)} |
| p95 | ${whole(drain.liveLateMs.p95)} |
| at most | ${whole(drain.liveLateMs.most)} |
| resident before and after, MB | ${whole(residentBytes.before / 1e6)}, ${whole(residentBytes.after / 1e6)} |

A reading leaves the outbox when its PUBACK came. The drain keeps to 6,000 readings/s, so that a fleet that comes back leaves
a broker air. **Late** is from capture to the consumer. Processor time of the browser, µs a reading: ${cpu.join(', ')}.
No debugger watches the page: being told of every frame, as browser automation is, slows the drain.
`;
};
