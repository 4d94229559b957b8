/** Results of a fleet → a table for the terminal, and the page docs/fleet.md. */

/** @typedef {import('../../test/fleet/run-stream.ts').StreamResult} StreamResult */

/** Nothing is missing, foreign, changed, or one measurement under two ids. @param {StreamResult} result */
const isAllThere = ({ recorded, received, inGaps, lost, foreign, changed, doubled }) =>
  recorded > 0 && received + inGaps === recorded && lost + foreign + changed + doubled === 0;

/** Besides, every kiosk came back, and so did what was killed. @param {StreamResult} result */
export const isWhole = (result) =>
  isAllThere(result) && result.reconnectedS !== Infinity && result.caughtUpS !== Infinity;

/** @param {number | null} seconds */
const inSeconds = (seconds) => {
  if (seconds === null) return '–';
  return seconds === Infinity ? 'never' : seconds.toFixed(1);
};

/** @type {readonly (readonly [title: string, of: (result: StreamResult) => string])[]} */
const columns = [
  ['broker', ({ broker }) => broker],
  ['killed', ({ fault }) => fault],
  ['recorded', ({ recorded }) => String(recorded)],
  ['received', ({ received }) => String(received)],
  ['in gaps', ({ inGaps }) => String(inGaps)],
  ['lost', ({ lost }) => String(lost)],
  ['changed', ({ changed, foreign, doubled }) => String(changed + foreign + doubled)],
  ['repeats', ({ repeats }) => String(repeats)],
  ['live ms', ({ liveMedianMs, live95Ms }) => `${liveMedianMs} / ${live95Ms}`],
  ['silence s', ({ silenceS }) => inSeconds(silenceS)],
  ['reconnected s', ({ reconnectedS }) => inSeconds(reconnectedS)],
  ['caught up s', ({ caughtUpS }) => inSeconds(caughtUpS)],
  ['drained s', ({ drainedS }) => inSeconds(drainedS)],
];

/** @param {readonly StreamResult[]} results @returns {string[][]} */
const cells = (results) => [
  columns.map(([title]) => title),
  ...results.map((result) => columns.map(([, of]) => of(result))),
];

/** @param {readonly StreamResult[]} results */
export const fleetTable = (results) => {
  const rows = cells(results);
  const widths = columns.map((_, k) => Math.max(...rows.map((row) => (row[k] ?? '').length)));
  return rows.map((row) => row.map((cell, k) => cell.padEnd(widths[k] ?? 0)).join('  ')).join('\n');
};

/**
 * @param {readonly StreamResult[]} results
 * @param {{ kiosks: number, gauges: number, seconds: number }} size
 * @param {string} machine
 */
export const markdownOf = (results, { kiosks, gauges, seconds }, machine) => {
  const [head = [], ...rows] = cells(results);
  const line = (/** @type {string[]} */ row) => `| ${row.join(' | ')} |`;
  return `# A fleet on real brokers

\`npm run fleet -- --markdown docs/fleet.md\` writes this page. ${kiosks} simulated kiosks with ${gauges} gauges each record at 1 Hz
for ${seconds} s and publish through the shipped outbox, publisher and encoder \`plain\`, each with its own user, over WebSocket,
under the files of [docs/brokers](brokers/README.md). After a third of the time a broker is killed (SIGKILL); after two thirds
it is started again. The consumer is a \`mosquitto_sub\` with a session that persists. Measured on ${machine}, brokers included.

${[head, head.map(() => '---'), ...rows].map(line).join('\n')}

- **received**: different ids. received + in gaps = recorded, and lost = 0, is the promise.
- **changed**: readings with another content than was recorded, ids that were never recorded, measurements under two ids.
- **repeats**: deliveries beyond the first of an id. After a break Dialect sends again what was acknowledged within the last
  minute, because an acknowledgement is no promise that a killed broker kept; a consumer keeps one row per id.
- **live ms**: from capture to the consumer before the fault, median and 95 of 100. **silence**: the longest time from the fault
  on in which nothing came. **reconnected**: from the fault until all kiosks were connected at the same time, looked at
  from 1 s after it on: those of a site do not notice when the plant's broker goes.
  **drained**: from the last reading until all outboxes were empty.
- **caught up**: from the new start of the killed node until it held again all that the others hold: the leader of each
  stream calls it current, and its last message is the leader's. Brokers without such others have no figure.
`;
};
